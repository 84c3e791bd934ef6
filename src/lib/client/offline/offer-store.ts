import Dexie, { type Table } from 'dexie';
import type { GeoPoint } from '../../domain/offers/distance';
import type { OfferFacts } from '../../domain/offers/offer-facts';

/** Offers are kept in chunks: a few big records are read many times faster than thousands of small ones. */
type Chunk = { id: string; offers: OfferFacts[] };

export type Copy = {
	/** Whose area: 'all', or the offices' AGS. */
	offices: 'all' | string[];
	version: string;
	/** When the server last answered, ISO. */
	asOf: string;
};

class OfferDatabase extends Dexie {
	declare chunks: Table<Chunk, string>;
	declare copies: Table<Copy & { id: 'offers' }, string>;
	/** Where the postal codes lie that were searched around on this device. */
	declare origins: Table<GeoPoint & { postalCode: string }, string>;

	constructor() {
		super('ankerplatz');
		this.version(1).stores({ chunks: 'id', copies: 'id', origins: 'postalCode' });
	}
}

const database = new OfferDatabase();

/** Offers of one chunk share the first two figures of their random id: 256 chunks, none of them large. */
const chunkOf = ({ offerId }: { offerId: string }) => offerId.slice(0, 2);

export const readCopy = async (): Promise<Copy | null> => (await database.copies.get('offers')) ?? null;

export const readOffers = async (): Promise<OfferFacts[]> =>
	(await database.chunks.toArray()).flatMap(({ offers }) => offers);

/** Replaces everything at once: a reader sees the old copy or the new one, never half of each. */
export const replaceOffers = (offers: readonly OfferFacts[], copy: Copy) =>
	database.transaction('rw', database.chunks, database.copies, async () => {
		await database.chunks.clear();
		await database.chunks.bulkPut([...grouped(offers)].map(([id, members]) => ({ id, offers: members })));
		await database.copies.put({ id: 'offers', ...copy });
	});

/** Puts changed offers in their place and takes out those that are gone; only the chunks touched are written. */
export const changeOffers = (changed: readonly OfferFacts[], gone: readonly string[], copy: Copy) =>
	database.transaction('rw', database.chunks, database.copies, async () => {
		const left = new Set([...gone, ...changed.map(({ offerId }) => offerId)]);
		const touched = grouped(changed);
		for (const offerId of gone) if (!touched.has(chunkOf({ offerId }))) touched.set(chunkOf({ offerId }), []);
		const before = await database.chunks.bulkGet([...touched.keys()]);
		const kept = new Map(
			before.map((chunk) => [chunk?.id, chunk?.offers.filter(({ offerId }) => !left.has(offerId)) ?? []])
		);
		await database.chunks.bulkPut(
			[...touched].map(([id, members]) => ({ id, offers: [...(kept.get(id) ?? []), ...members] }))
		);
		await database.copies.put({ id: 'offers', ...copy });
	});

function grouped(offers: readonly OfferFacts[]): Map<string, OfferFacts[]> {
	const chunks = new Map<string, OfferFacts[]>();
	for (const offer of offers) chunks.set(chunkOf(offer), [...(chunks.get(chunkOf(offer)) ?? []), offer]);
	return chunks;
}

export const readOrigin = (postalCode: string) => database.origins.get(postalCode);
export const storeOrigin = (postalCode: string, point: GeoPoint) => database.origins.put({ postalCode, ...point });

/** Nothing of the copy stays: on sign-out, or when the person asks for it. */
export const forgetOffers = () => database.delete();
