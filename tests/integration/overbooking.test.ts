import { setTimeout as delay } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { addDays } from '../../src/lib/domain/day';
import { currentMoment } from '../../src/lib/server/clock';
import { openDatabase, type Database } from '../../src/lib/server/db/client';
import { asViewer } from '../../src/lib/server/db/scope';
import { capacitySlice, offerFree } from '../../src/lib/server/db/schema/capacity';
import { choiceRecord, placement, placementEvent, placementIdentity } from '../../src/lib/server/db/schema/placements';
import { makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { databaseError } from '../../src/lib/server/trpc/errors';
import { callerFor } from '../setup/caller';
import { test } from '../setup/database';
import { begin, brokenPromises, end, key, refusal, scene, today, type Scene } from './placements-scene';

const ROUNDS = 4;
const PLACES = 3;
const days = { beginDay: begin, endDay: end };

type Rush = Scene & {
	/** A pool of its own, as another process of the app would have it. */
	elsewhere: Database;
	/** Somebody booked from the day after tomorrow on, who could come today. */
	early: string;
	/** Open requests of cases for this offer. */
	asked: readonly string[];
};

/** An offer with one place left, requests waiting for it, and two pools of connections. */
async function rush(connections: { owner: Database; db: Database }, elsewhere: Database): Promise<Rush> {
	const made = await scene(connections, { offer: { places: `${PLACES}.00` } });
	const { owner } = connections;
	const createdBy = made.worker.account.id;
	const resident = { offer: made.offer, createdBy, events: ['reserved', 'consented', 'booked', 'arrived'] as const };
	await makePlacement(owner, { ...resident, case: await made.aCase(), ...days });
	const soon = { beginDay: addDays(today, 2), endDay: end };
	const booked = ['reserved', 'consented', 'booked'] as const;
	const early = await makePlacement(owner, { ...resident, case: await made.aCase(), ...soon, events: booked });
	const cases = await Promise.all(Array.from({ length: 8 }, () => made.aCase()));
	const { offerId, caseId: _own, ...stay } = made.stay;
	for (const { id: caseId } of cases) {
		await made.worker.caller.placements.request({ ...stay, caseId, offerIds: [offerId], idempotencyKey: key() });
	}
	return { ...made, elsewhere, early: early.id, asked: cases.map(({ id }) => id) };
}

/** The same people, on the other pool. */
const there = ({ elsewhere, worker, house }: Rush) => ({
	worker: callerFor({ db: elsewhere, viewer: worker.viewer }),
	house: callerFor({ db: elsewhere, viewer: house.viewer })
});

const reserving = ({ worker, stay }: Rush, caseId: string, caller = worker.caller) =>
	caller.placements.reserve({ ...stay, caseId, idempotencyKey: key(), choiceReason: null });

const reporting = ({ house, offer }: Rush, operable: string) =>
	house.caller.vacancies.report({
		offerId: offer.id,
		operable,
		occupiedOutside: '0',
		from: today,
		idempotencyKey: key()
	});

/** As an import replaces what was known of an offer, as the owner of the database. */
const importing = ({ owner, offer }: Rush, operable: string) =>
	owner.transaction(async (tx) => {
		await tx.execute(sql`SELECT lock_offer(${offer.id})`);
		await tx.delete(capacitySlice).where(eq(capacitySlice.offerId, offer.id));
		const row = { offerId: offer.id, fromDay: sql`'-infinity'`, operable, occupiedOutside: '0.00' };
		await tx.insert(capacitySlice).values(row);
	});

/** By hand, past every command: only the database stands in between. */
const byHand = (asked: Rush, caseId: string, isolationLevel: 'read committed' | 'repeatable read') =>
	asked.elsewhere.transaction(
		async (tx) => {
			const { viewer } = asked.worker;
			await tx.execute(sql`SELECT app_enter(${viewer.id}, ${viewer.office}, NULL, NULL, true, false, false)`);
			const { facilityId, providerId, id: offerId } = asked.offer;
			const { clientId } = asked.case;
			const [made] = await tx
				.insert(placement)
				.values({
					...{ officeAgs: '13075', caseId, clientId, offerId, facilityId, providerId, serviceType: 'S34', ...days },
					...{
						unitsPerWeek: '7',
						amount: '1.00',
						pseudonym: 'Von Hand',
						ageAtBegin: 14,
						sex: 'f',
						unaccompanied: false
					},
					...{ createdBy: viewer.id, createdAt: currentMoment(), holdUntil: '2199-01-01T00:00:00.000Z' }
				})
				.returning();
			const event = {
				officeAgs: '13075',
				providerId,
				at: currentMoment(),
				accountId: viewer.id,
				side: 'office' as const
			};
			await tx.insert(placementEvent).values({ placementId: made?.id ?? '', kind: 'reserved', ...event });
		},
		{ isolationLevel }
	);

/** Fifty attempts on the one place that is left, over every path there is, in no particular order. */
async function fiftyAttempts(asked: Rush): Promise<(() => Promise<unknown>)[]> {
	const cases = await Promise.all(Array.from({ length: 30 }, () => asked.aCase()));
	const ids = cases.map(({ id }) => id);
	const other = there(asked);
	const attempts = [
		...ids.slice(0, 10).map((id) => () => reserving(asked, id)),
		...ids.slice(10, 20).map((id) => () => reserving(asked, id, other.worker)),
		...asked.asked.map((id, index) => () => reserving(asked, id, index % 2 === 0 ? undefined : other.worker)),
		...ids.slice(20, 25).map((id) => () => byHand(asked, id, 'read committed')),
		...ids.slice(25, 30).map((id) => () => byHand(asked, id, 'repeatable read')),
		...['2', '3', '2', '3'].map((operable) => () => reporting(asked, operable)),
		...['2.00', '3.00', '3.00', '3.00'].map((operable) => () => importing(asked, operable)),
		...[asked.house.caller, other.house].map((caller) => () => {
			return caller.placements.arrive({ placementId: asked.early, day: today, idempotencyKey: key() });
		}),
		...[1, 2].map(() => () => asked.elsewhere.execute(sql`SELECT expire_due_holds()`))
	];
	return shuffled(attempts);
}

/** The same order in every run of a test. */
const shuffled = <T>(items: readonly T[]) =>
	items
		.map((item, index) => ({ item, rank: (index * 7919 + 13) % 50 }))
		.sort((a, b) => a.rank - b.rank)
		.map(({ item }) => item);

const expected = ['offer/fully-booked', 'command/conflict', 'placement/wrong-state'];

const told = async (attempt: () => Promise<unknown>) => {
	const outcome = await refusal(attempt());
	if (outcome instanceof Error) return databaseError(outcome)?.code ?? outcome;
	return outcome !== null && typeof outcome === 'object' && 'code' in outcome ? outcome.code : 'done';
};

/** The codes are what the hand-written ones hear instead of the rule's words: full, overtaken, waited too long. */
const heard = new Set<unknown>([...expected, 'done', 'AP001', '40001', '55P03']);

const deadlocks = async (owner: Database) =>
	(
		await owner.execute<{ deadlocks: number }>(
			sql`SELECT deadlocks::integer FROM pg_stat_database WHERE datname = current_database()`
		)
	).rows[0]?.deadlocks;

const inUse = async (owner: Database, offerId: string) =>
	(
		await owner.execute<{ most: number }>(
			sql`SELECT max(used)::integer AS most FROM (
				SELECT sum(o.amount) AS used FROM generate_series(${begin}::date, ${end}::date, '1 day') AS day
				JOIN occupancy o ON o.offer_id = ${offerId} AND o.period @> day::date GROUP BY day
			) AS days`
		)
	).rows[0]?.most;

test.for(Array.from({ length: ROUNDS }, (_round, index) => index + 1))(
	'fifty at once for the last place over all paths, round %i: one gets it',
	{ timeout: 60_000 },
	async (_round, { owner, db, appUrl }) => {
		const second = openDatabase(appUrl, { max: 20 });
		try {
			const asked = await rush({ owner, db }, second.db);
			const attempts = await fiftyAttempts(asked);
			expect(attempts).toHaveLength(50);
			const outcomes = await Promise.all(attempts.map(told));
			expect(outcomes.filter((outcome) => !heard.has(outcome))).toEqual([]);
			expect(await deadlocks(owner)).toBe(0);
			await importing(asked, `${PLACES}.00`);
			expect(await inUse(owner, asked.offer.id)).toBeLessThanOrEqual(PLACES);
			expect(await brokenPromises(owner, asked.offer.id)).toEqual([]);
			const [derived] = await owner.select().from(offerFree).where(eq(offerFree.offerId, asked.offer.id));
			expect(derived?.overbooked).toBe(false);
			// Whoever still wants it now gets the last place, or hears that it is gone: nobody was turned away for nothing.
			const late = await asked.aCase();
			expect(['done', 'offer/fully-booked']).toContain(await told(() => reserving(asked, late.id)));
			expect(await inUse(owner, asked.offer.id)).toBe(PLACES);
		} finally {
			await second.close();
		}
	}
);

test('only reservations, from both pools: exactly one gets the last place', async ({ owner, db, appUrl }) => {
	const second = openDatabase(appUrl, { max: 20 });
	try {
		const asked = await rush({ owner, db }, second.db);
		const cases = await Promise.all(Array.from({ length: 50 }, () => asked.aCase()));
		const other = there(asked).worker;
		const outcomes = await Promise.all(
			cases.map(({ id }, index) => told(() => reserving(asked, id, index % 2 === 0 ? undefined : other)))
		);
		expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
		expect(outcomes.filter((outcome) => outcome === 'offer/fully-booked')).toHaveLength(49);
		expect(await brokenPromises(owner, asked.offer.id)).toEqual([]);
	} finally {
		await second.close();
	}
});

test('lowering below what is in use is shown, and then nothing more is taken', async ({ owner, db, appUrl }) => {
	const second = openDatabase(appUrl);
	try {
		const asked = await rush({ owner, db }, second.db);
		await reporting(asked, '1');
		const [derived] = await owner.select().from(offerFree).where(eq(offerFree.offerId, asked.offer.id));
		expect(derived?.overbooked).toBe(true);
		const outcomes = await Promise.all(asked.asked.map((id) => told(() => reserving(asked, id))));
		expect(new Set(outcomes)).toEqual(new Set(['offer/fully-booked']));
		expect(await inUse(owner, asked.offer.id)).toBe(2);
	} finally {
		await second.close();
	}
});

test('connections killed in the middle leave nothing half done', { timeout: 60_000 }, async ({ owner, db, appUrl }) => {
	const second = openDatabase(appUrl, { max: 10 });
	try {
		const asked = await rush({ owner, db }, second.db);
		await importing(asked, '40.00');
		const cases = await Promise.all(Array.from({ length: 40 }, () => asked.aCase()));
		const other = there(asked).worker;
		const attempts = cases.map(({ id }) => refusal(reserving(asked, id, other)));
		const over = new AbortController();
		const killing = killConnections(owner, over.signal);
		const outcomes = await Promise.all(attempts);
		over.abort();
		await killing;
		const granted = outcomes.flatMap((outcome) => answeredIds(outcome));
		const rows = await owner.select().from(placement).where(eq(placement.offerId, asked.offer.id));
		const held = rows.filter(({ state }) => state === 'reserved');
		// An answer may be lost on the way back, but what was answered is there, and all that is there is whole.
		expect(held.map(({ id }) => id)).toEqual(expect.arrayContaining(granted));
		for (const { id } of held)
			expect(await partsOf(owner, id)).toEqual({ events: 1, identities: 1, records: 1, holds: 1 });
		const lost = rows.filter(({ state, caseId }) => state === 'requested' && !asked.asked.includes(caseId));
		expect(lost).toEqual([]);
		expect(await brokenPromises(owner, asked.offer.id)).toEqual([]);
		expect(await asViewer(db, asked.worker.viewer, (tx) => tx.select().from(placement).limit(1))).toHaveLength(1);
	} finally {
		await second.close();
	}
});

/** Each time one connection of the app in three, until told to stop. */
async function killConnections(owner: Database, signal: AbortSignal) {
	while (!signal.aborted) {
		await owner.execute(sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
			WHERE datname = current_database() AND usename LIKE 'ankerplatz_app%' AND random() < 0.3`);
		await delay(15);
	}
}

const answeredIds = (outcome: unknown) =>
	outcome !== null && typeof outcome === 'object' && 'answered' in outcome
		? [(outcome.answered as { placementId: string }).placementId]
		: [];

async function partsOf(owner: Database, id: string) {
	const of = async (table: typeof placementEvent | typeof placementIdentity | typeof choiceRecord) =>
		(await owner.select().from(table).where(eq(table.placementId, id))).length;
	const holds = await owner.execute(sql`SELECT FROM occupancy WHERE placement_id = ${id}`);
	return {
		events: await of(placementEvent),
		identities: await of(placementIdentity),
		records: await of(choiceRecord),
		holds: holds.rows.length
	};
}
