import { defaultReportLimits } from '../../domain/capacity/report-age';
import type { Day } from '../../domain/day';
import { findInPlaces, placeIndex } from '../../domain/directory/places';
import { serviceTypeOf, type ServiceTypeCode } from '../../domain/directory/service-types';
import { InvalidInput } from '../../domain/errors';
import type { Judged } from '../../domain/offers/availability';
import { distanceKm, shownKm, type GeoPoint } from '../../domain/offers/distance';
import type { Need } from '../../domain/offers/need';
import { knownPlaces, planOf, priceOf, vacancyOf, type AskedPeriod } from '../../domain/offers/offer-detail';
import type { OfferFacts } from '../../domain/offers/offer-facts';
import { reliefs } from '../../domain/offers/relief';
import { searchOffers } from '../../domain/offers/search-offers';
import type { DeviceDetail } from '$lib/server/offers/device-details';
import { database, type KeptArea, type KnownPlace } from './offer-database';
import { areasHere, offersHere, placesHere, tellOfChange } from './offer-memory';
import { changeOffers, readIds, removeArea, replaceAreas } from './offer-store';

type Near = { postalCode: string } | null | undefined;
export type AskedDetail = AskedPeriod & { offerId: string; near?: Near; today: Day };

/** Everything that is done with the copy of the offers. Runs in a worker, so that no letter typed waits for it. */
export const offerWork = {
	areas: areasHere,

	/** The server's own rules over the copy on this device; null where nothing is kept. */
	async search(need: Need) {
		const judged = await judgedHere();
		if (judged === null) return null;
		const context = { ...judged, origin: await originOf(need.near) };
		return { list: searchOffers(await candidates(need), need, context), stored: judged.now, areas: judged.areas };
	},

	async reliefs(need: Need) {
		const judged = await judgedHere();
		if (judged === null) return [];
		return reliefs(await candidates(need), need, { ...judged, origin: await originOf(need.near) });
	},

	/** The page of an offer; null where it is not kept. */
	async detail({ offerId, near, today, ...asked }: AskedDetail) {
		const [judged, detail] = await Promise.all([judgedHere(), database.details.get(offerId)]);
		const facts =
			detail && (await offersHere(detail.serviceType as ServiceTypeCode, false)).find((one) => one.offerId === offerId);
		if (judged === null || !facts) return null;
		const origin = await originOf(near);
		return { offer: await pageOf({ detail, facts, origin }, asked, { judged, today }), stored: judged.now };
	},

	async places(text: string) {
		return findInPlaces(placeIndex(await placesHere()), text);
	},

	async replace(offers: OfferFacts[], areas: KeptArea[]) {
		await replaceAreas(offers, areas);
		await forgetDetails(offers.map(({ offerId }) => offerId));
		tellOfChange();
	},

	async change(change: { changed: OfferFacts[]; gone: string[] }, areas: KeptArea[]) {
		await changeOffers(change.changed, change.gone, areas);
		await forgetDetails([...change.gone, ...change.changed.map(({ offerId }) => offerId)]);
		tellOfChange();
	},

	async remove(office: string) {
		await removeArea(office);
		const details = await database.details.filter(({ facility }) => facility.office === office).toArray();
		await database.details.bulkDelete(details.map(({ offerId }) => offerId));
		await database.thumbnails.bulkDelete(details.flatMap(({ facility }) => facility.photos.map(({ id }) => id)));
		tellOfChange();
	},

	keepDetails: (details: DeviceDetail[]) => database.details.bulkPut(details).then(() => undefined),

	/** Offers whose pages are not kept, or are older than their offer. */
	async withoutDetails() {
		const kept = new Set(await database.details.toCollection().primaryKeys());
		return (await readIds()).filter((offerId) => !kept.has(offerId));
	},

	/** The first picture of each house that is not kept yet. */
	async missingThumbnails() {
		const kept = new Set(await database.thumbnails.toCollection().primaryKeys());
		const firsts = new Set((await database.details.toArray()).flatMap(({ facility }) => facility.photos[0]?.id ?? []));
		return [...firsts].filter((id) => !kept.has(id));
	},

	keepThumbnail: (id: string, address: string) => database.thumbnails.put({ id, address }).then(() => undefined),

	hasPlaces: async (land: string) => (await database.places.get(land)) !== undefined,
	async keepPlaces(land: string, places: KnownPlace[]) {
		await database.places.put({ land, places });
		tellOfChange();
	}
};

export type OfferWork = typeof offerWork;

/** Their pages may have changed as well, and are asked for again. */
const forgetDetails = (offerIds: readonly string[]) => database.details.bulkDelete([...offerIds]);

/** The age of a report is judged as of the oldest area kept: what happened since then nobody here knows. */
async function judgedHere(): Promise<(Judged & { areas: string[] }) | null> {
	const kept = (await areasHere()).filter(({ asOf }) => asOf !== null);
	const moments = kept.flatMap(({ asOf }) => asOf ?? []).sort();
	const [now] = moments;
	if (now === undefined) return null;
	return { now, limits: kept[0]?.limits ?? defaultReportLimits, areas: kept.map(({ office }) => office) };
}

const candidates = (need: Need) => offersHere(need.serviceType, need.text !== '');

async function originOf(near: Near): Promise<GeoPoint | null> {
	if (!near) return null;
	const found = (await placesHere()).find(({ postalCode }) => postalCode === near.postalCode);
	if (found) return { lat: found.lat, lon: found.lon };
	throw new InvalidInput({
		'near.postalCode': 'Diese Postleitzahl kennt Ihr Gerät ohne Netz nicht. Bitte suchen Sie nach Gebieten.'
	});
}

type Known = { detail: DeviceDetail; facts: OfferFacts; origin: GeoPoint | null };

/** The same page as the server's, without what is only there: the group, whose the places are, the own bookmark. */
async function pageOf(
	{ detail, facts, origin }: Known,
	asked: AskedPeriod,
	{ judged, today }: { judged: Judged; today: Day }
) {
	const { rates, overbooked, ...offer } = detail;
	const { serviceType, free, reportedAt } = facts;
	const plan = planOf(asked, serviceType);
	return {
		...{ ...offer, serviceType, unit: serviceTypeOf(serviceType).unit, group: [], remembered: false },
		facility: {
			...detail.facility,
			distanceKm: origin && shownKm(distanceKm(origin, facts)),
			photos: await picturesOf(detail)
		},
		vacancy: { today: knownPlaces(facts, today), ...vacancyOf({ free, reportedAt, overbooked }, plan, judged) },
		price: priceOf(rates, plan, today)
	};
}

async function picturesOf({ facility }: DeviceDetail) {
	const kept = await database.thumbnails.bulkGet(facility.photos.map(({ id }) => id));
	return facility.photos.flatMap((photo, index) => {
		const address = kept[index]?.address;
		return !address ? [] : [{ ...photo, address }];
	});
}
