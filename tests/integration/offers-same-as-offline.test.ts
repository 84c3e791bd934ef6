import { eq, inArray, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { freeSteps } from '../../src/lib/domain/capacity/free-steps';
import { defaultReportLimits } from '../../src/lib/domain/capacity/report-age';
import { addDays, type Day } from '../../src/lib/domain/day';
import type { Need } from '../../src/lib/domain/offers/need';
import type { OfferFacts } from '../../src/lib/domain/offers/offer-facts';
import { reliefs } from '../../src/lib/domain/offers/relief';
import { removedBy, searchOffers, type OfferRow } from '../../src/lib/domain/offers/search-offers';
import type { Database } from '../../src/lib/server/db/client';
import { occupancy } from '../../src/lib/server/db/schema/capacity';
import { facility, provider } from '../../src/lib/server/db/schema/directory';
import { rateSlice } from '../../src/lib/server/db/schema/rates';
import { criteriaOf } from '../../src/lib/server/offers/criteria';
import { countRemoved } from '../../src/lib/server/offers/removed';
import { pointOf } from '../../src/lib/server/offers/places';
import { insertOffers, insertRegions } from '../factories/insert-offers';
import { anyNeedFor, anyOffer } from '../factories/offers';
import { callerFor, viewerAs } from '../setup/caller';
import { test as base } from '../setup/database';

/** The rules in the browser and the statements in the database must never give two answers to one question. */
const now = '2026-11-22T09:00:00.000Z';
const OFFERS = 300;
const RUNS = 200;

const test = base.extend('offers', { scope: 'file' }, async ({ owner }) => {
	const regions = await insertRegions(owner);
	const specs = fc.sample(anyOffer, { numRuns: OFFERS, seed: 22 });
	return { regions, made: await insertOffers(owner, specs, { regions, now }) };
});

const callerOn = (db: Database) =>
	callerFor({ db, now, viewer: viewerAs('system-admin', { id: '00000000-0000-4000-8000-000000000001' }) });

/** As a device would keep them: chunk by chunk. */
async function loadFacts(db: Database): Promise<OfferFacts[]> {
	const offers: OfferFacts[] = [];
	let after: string | null = null;
	do {
		const chunk: Awaited<ReturnType<ReturnType<typeof callerOn>['offers']['facts']>> = await callerOn(db).offers.facts({
			offices: 'all',
			after
		});
		offers.push(...chunk.offers);
		after = chunk.next;
	} while (after !== null);
	return offers;
}

const contextOf = async (db: Database, { near }: Need) => ({
	origin: near === null ? null : await pointOf(db, near.postalCode),
	now,
	limits: defaultReportLimits
});

/** What a screen shows offline too; the server's rows carry more. */
const shownOffline = (row: OfferRow, like: OfferRow | undefined) =>
	Object.fromEntries(Object.keys(like ?? row).map((key) => [key, row[key as keyof OfferRow]]));

async function expectSameAnswers(db: Database, regions: readonly string[], seed: number) {
	const facts = await loadFacts(db);
	const seen = { rows: 0, full: 0, unpriced: 0, several: 0 };
	await fc.assert(
		fc.asyncProperty(anyNeedFor(regions), async (need) => {
			const offline = searchOffers(facts, need, await contextOf(db, need));
			const online = await callerOn(db).offers.search(need);
			expect({ ...online, rows: online.rows.map((row) => shownOffline(row, offline.rows[0])) }).toEqual(offline);
			seen.rows += offline.rows.length;
			seen.full += offline.rows.filter(({ freeFrom }) => freeFrom !== null).length;
			seen.unpriced += offline.rows.filter(({ targetFee }) => targetFee === null).length;
			seen.several += offline.rows.filter(({ best }) => !best).length;
		}),
		{ numRuns: RUNS, seed }
	);
	// A comparison of empty lists would prove nothing.
	for (const count of Object.values(seen)) expect(count).toBeGreaterThan(RUNS / 10);
}

const staleRows = (owner: Database) => owner.execute(sql`SELECT * FROM stale_offer_search()`);

describe('what is found online and offline', { timeout: 120_000 }, () => {
	test('facts say what the rules derive from ledger, reports and agreements', async ({ db, offers }) => {
		const facts = new Map((await loadFacts(db)).map((offer) => [offer.offerId, offer]));
		expect(facts.size).toBe(OFFERS);
		for (const { offerId, spec } of offers.made) {
			const occupied = spec.occupied.map(({ from, length, amount }) => ({
				...{ from, until: addDays(from, length), amount, kind: 'foreign' as const }
			}));
			expect(facts.get(offerId)).toMatchObject({
				...{ provider: spec.provider, note: spec.note ?? '', office: spec.office, sex: spec.sex },
				...{ ageFrom: spec.ageFrom, ageTo: spec.ageTo, licenceUntil: spec.licenceUntil },
				specialisations: spec.specialisations,
				rates: [...spec.rates].sort((a, b) => (a.from < b.from ? -1 : 1)),
				free: freeSteps(spec.slices, occupied)
			});
		}
	});

	test('is the same to the row and to the euro', async ({ db, offers }) => {
		await expectSameAnswers(db, offers.regions, 1);
	});

	test('stays the same after names, prices, houses and occupancies have changed', async ({ db, owner, offers }) => {
		const ids = offers.made.map(({ offerId }) => offerId);
		const some = ids.filter((_id, index) => index % 3 === 0);
		await owner.update(provider).set({ name: 'Ähre' }).where(eq(provider.name, 'anker'));
		await owner
			.update(facility)
			.set({ closedFrom: '2027-02-01' as Day, lat: 54.1 })
			.where(eq(facility.name, 'Öland 3'));
		await owner.delete(rateSlice).where(inArray(rateSlice.offerId, some.slice(0, 20)));
		await owner.delete(occupancy).where(inArray(occupancy.offerId, some));
		await owner
			.update(occupancy)
			.set({ period: '[2027-01-10,2027-03-01)' })
			.where(sql`${occupancy.amount} >= 2`);
		expect((await staleRows(owner)).rows).toEqual([]);
		await expectSameAnswers(db, offers.regions, 2);
	});

	test('reliefs and the counts of what each filter removed are the same too', async ({ db, offers }) => {
		const facts = await loadFacts(db);
		let helped = 0;
		await fc.assert(
			fc.asyncProperty(anyNeedFor(offers.regions), async (need) => {
				const context = await contextOf(db, need);
				const criteria = await criteriaOf(db, need, context);
				expect(await countRemoved(db, criteria)).toEqual(removedBy(facts, need, context));
				const expected = reliefs(facts, need, context);
				if (searchOffers(facts, need, context).available === 0) {
					expect(await callerOn(db).offers.relief(need)).toEqual(expected);
				}
				helped += expected.length;
			}),
			{ numRuns: RUNS, seed: 3 }
		);
		expect(helped).toBeGreaterThan(20);
	});
});
