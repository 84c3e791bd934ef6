import type { ServiceTypeCode } from '../../domain/directory/service-types';
import type { OfferFacts } from '../../domain/offers/offer-facts';
import { database, type KeptArea } from './offer-database';

/** Offers of one chunk share their kind of help and the first figure of their random id. */
const chunkOf = ({ serviceType, offerId }: OfferFacts) => `${serviceType}/${offerId.slice(0, 1)}`;

type Held = Map<string, OfferFacts[]>;
const tables = [database.chunks, database.texts, database.areas] as const;

/** Offers of a kind of help; without their texts, which most searches never look at. */
export async function readOffers(serviceType: ServiceTypeCode): Promise<OfferFacts[]> {
	const chunks = await database.chunks.where('id').startsWith(`${serviceType}/`).toArray();
	return chunks.flatMap(({ offers }) => JSON.parse(offers) as OfferFacts[]);
}

/** In the order of `readOffers`. */
export async function readTexts(serviceType: ServiceTypeCode): Promise<string[]> {
	const rows = await database.texts.where('id').startsWith(`${serviceType}/`).toArray();
	return rows.flatMap(({ texts }) => JSON.parse(texts) as string[]);
}

/** Of all offers kept. */
export async function readIds(): Promise<string[]> {
	const chunks = await database.chunks.toArray();
	return chunks.flatMap(({ offers }) => (JSON.parse(offers) as OfferFacts[]).map(({ offerId }) => offerId));
}

export const readAreas = () => database.areas.toArray();

export const readPlaces = async () => (await database.places.toArray()).flatMap(({ places }) => places);

/** Puts whole areas in the place of what was kept of them: a reader sees the old copy or the new one, never half of each. */
export const replaceAreas = (offers: readonly OfferFacts[], areas: readonly KeptArea[]) =>
	database.transaction('rw', tables, async () => {
		const replaced = new Set(areas.map(({ office }) => office));
		const held = await readHeld();
		for (const [id, members] of held)
			held.set(
				id,
				members.filter(({ office }) => !replaced.has(office))
			);
		for (const offer of offers) add(held, offer);
		const sizes = await write(held);
		await database.areas.bulkPut(areas.map((area) => ({ ...area, ...(sizes.get(area.office) ?? NOTHING) })));
	});

/** Puts changed offers in their place and takes out those that are gone; only the chunks touched are written. */
export const changeOffers = (changed: readonly OfferFacts[], gone: readonly string[], areas: readonly KeptArea[]) =>
	database.transaction('rw', tables, async () => {
		const left = new Set([...gone, ...changed.map(({ offerId }) => offerId)]);
		const figures = new Set([...left].map((offerId) => offerId.slice(0, 1)));
		// Of an offer that is gone only the id is known, so every kind of help may have it.
		const held = await readHeld((id) => figures.has(id.slice(-1)));
		for (const [id, members] of held)
			held.set(
				id,
				members.filter(({ offerId }) => !left.has(offerId))
			);
		for (const offer of changed) add(held, offer);
		if (left.size > 0) await write(held);
		await database.areas.bulkPut([...areas]);
	});

export const removeArea = (office: string) =>
	database.transaction('rw', tables, async () => {
		const held = await readHeld();
		for (const [id, members] of held)
			held.set(
				id,
				members.filter((offer) => offer.office !== office)
			);
		await write(held);
		await database.areas.delete(office);
	});

const add = (held: Held, offer: OfferFacts) => held.set(chunkOf(offer), [...(held.get(chunkOf(offer)) ?? []), offer]);

async function readHeld(wanted: (id: string) => boolean = () => true): Promise<Held> {
	const ids = (await database.chunks.toCollection().primaryKeys()).filter(wanted);
	const chunks = await database.chunks.bulkGet(ids);
	const texts = await database.texts.bulkGet(ids);
	return new Map(
		chunks.map((chunk, index) => {
			const words = JSON.parse(texts[index]?.texts ?? '[]') as string[];
			const offers = JSON.parse(chunk?.offers ?? '[]') as OfferFacts[];
			return [chunk?.id ?? '', offers.map((offer, place) => ({ ...offer, searchText: words[place] ?? '' }))];
		})
	);
}

const NOTHING = { offers: 0, size: 0 };
type Sizes = Map<string, typeof NOTHING>;

/** Returns how much of each area has been written. */
async function write(held: Held): Promise<Sizes> {
	const sizes: Sizes = new Map();
	const empty = [...held].filter(([, members]) => members.length === 0).map(([id]) => id);
	const full = [...held].filter(([, members]) => members.length > 0);
	const chunks = full.map(([id, members]) => ({
		id,
		offers: `[${members.map((offer) => packed(offer, sizes)).join(',')}]`
	}));
	const texts = full.map(([id, members]) => ({
		id,
		texts: JSON.stringify(members.map(({ searchText }) => searchText))
	}));
	await database.chunks.bulkDelete(empty);
	await database.texts.bulkDelete(empty);
	await database.chunks.bulkPut(chunks);
	await database.texts.bulkPut(texts);
	return sizes;
}

function packed(offer: OfferFacts, sizes: Sizes): string {
	const text = JSON.stringify({ ...offer, searchText: '' });
	const { offers, size } = sizes.get(offer.office) ?? NOTHING;
	sizes.set(offer.office, { offers: offers + 1, size: size + text.length + offer.searchText.length });
	return text;
}
