import { setTimeout as delay } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { openDatabase, type Database } from '../../src/lib/server/db/client';
import { asViewer } from '../../src/lib/server/db/scope';
import { offerFree } from '../../src/lib/server/db/schema/capacity';
import { choiceRecord, placement, placementEvent, placementIdentity } from '../../src/lib/server/db/schema/placements';
import { databaseError } from '../../src/lib/server/trpc/errors';
import { test } from '../setup/database';
import { fiftyAttempts, importing, inUse, PLACES, reporting, reserving, rush, there } from './overbooking-scene';
import { brokenPromises, refusal } from './placements-scene';

const ROUNDS = 4;

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
