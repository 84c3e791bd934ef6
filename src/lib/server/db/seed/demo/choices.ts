import { extraCost, needsChoiceReason } from '../../../../domain/offers/choice';
import { freezeList } from '../../../../domain/offers/frozen-list';
import type { Need } from '../../../../domain/offers/need';
import type { OfferFacts } from '../../../../domain/offers/offer-facts';
import { searchOffers } from '../../../../domain/offers/search-offers';
import { defaultReportLimits } from '../../../../domain/capacity/report-age';
import { serviceTypeOf } from '../../../../domain/directory/service-types';
import { addSeconds } from '../../../../domain/instant';
import type { WholeEuro } from '../../../../domain/money';
import type { choiceRecord } from '../../schema/placements';
import { chanceFrom } from './chance';
import type { DemoClient } from './clients';
import { groupedBy } from '../../../../domain/grouped';
import type { DemoOffer } from './offers';
import type { DemoPlacement } from './placements';

export type DemoChoice = typeof choiceRecord.$inferInsert & { reason: string | null };

type Decision = { placed: DemoPlacement; client: DemoClient; at: string };
type Candidate = { facts: OfferFacts; ags: string };

/** Makes the records of reservations by the same rules as real ones, from offers that had a place free then. */
export function decisionMaker(offers: readonly DemoOffer[], providerNames: ReadonlyMap<string, string>) {
	const candidates = groupedBy(
		offers.map((offer) => ({ facts: factsOf(offer, providerNames), ags: offer.facility.officeAgs })),
		({ facts }) => facts.serviceType
	);
	return (decision: Decision) => choiceOf(decision, candidates.get(decision.placed.offer.serviceType) ?? []);
}

const OTHERS = 9;

function choiceOf({ placed, client, at }: Decision, candidates: readonly Candidate[]): DemoChoice {
	const chance = chanceFrom(`choice ${placed.id}`);
	const { offer, officeAgs } = placed;
	const near = candidates.filter(
		({ ags, facts }) => (ags === officeAgs || ags === offer.facility.officeAgs) && facts.offerId !== offer.id
	);
	const chosen = candidates.filter(({ facts }) => facts.offerId === offer.id);
	const reportedAt = addSeconds(at, -18_000);
	const offers = [...chosen, ...chance.some(near, OTHERS)].map(({ facts }) => ({ ...facts, reportedAt }));
	const need = needOf(placed, client);
	const list = searchOffers(offers, need, { now: at, limits: defaultReportLimits, origin: null });
	const frozen = freezeList(list, need, offer.id);
	return {
		...{ id: chance.uuid(), placementId: placed.id, officeAgs, at, frozenList: frozen },
		...explained(placed, frozen.cheapest)
	};
}

/** A dearer one asks for a reason; the cheapest one is its own. */
function explained({ targetFee, choiceReason, choiceText }: DemoPlacement, cheapest: WholeEuro | null) {
	const fee = typeof targetFee === 'number' ? (String(targetFee) as WholeEuro) : null;
	if (fee === null || cheapest === null || !needsChoiceReason(fee, cheapest)) {
		return { reason: null, text: null, extraCost: null, extraPercent: null };
	}
	const { euros, percent } = extraCost(fee, cheapest);
	return {
		reason: choiceReason ?? 'suitability',
		text: choiceText ?? null,
		extraCost: Number(euros),
		extraPercent: percent
	};
}

function needOf({ offer, beginDay, endDay, unitsPerWeek }: DemoPlacement, client: DemoClient): Need {
	const perHour = serviceTypeOf(offer.serviceType).unit === 'hour';
	return {
		...{ list: 'available', serviceType: offer.serviceType, begin: beginDay, end: endDay, offices: [], regions: [] },
		...{ near: null, specialisations: [], birthDate: null, sex: client.sex, unaccompanied: client.unaccompanied },
		...{ daysPerWeek: perHour ? null : unitsPerWeek, hoursPerWeek: perHour ? unitsPerWeek : null, text: '', page: 1 },
		pageSize: 50
	};
}

function factsOf(offer: DemoOffer, providerNames: ReadonlyMap<string, string>): OfferFacts {
	const { facility } = offer;
	return {
		...{ offerId: offer.id, provider: providerNames.get(facility.providerId) ?? '', facility: facility.name },
		...{ place: facility.place, postalCode: facility.postalCode, office: facility.officeAgs, region: facility.region },
		...{ serviceType: offer.serviceType, unit: serviceTypeOf(offer.serviceType).unit, note: offer.note ?? '' },
		...{ specialisations: offer.specialisations, ageFrom: offer.ageFrom, ageTo: offer.ageTo, sex: offer.sex },
		...{ licenceFrom: null, licenceUntil: null, closedFrom: null, lat: facility.lat, lon: facility.lon },
		...{ operable: offer.licensed, reportedAt: null, rates: offer.slices, searchText: '' },
		free: [{ from: null, free: '8.00' }]
	};
}
