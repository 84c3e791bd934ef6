import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { addDays } from '../../src/lib/domain/day';
import { currentMoment, dayInGermany } from '../../src/lib/server/clock';
import type { Database, Db } from '../../src/lib/server/db/client';
import { auditEntry } from '../../src/lib/server/db/schema/access';
import { occupancy } from '../../src/lib/server/db/schema/capacity';
import { inboxMessage } from '../../src/lib/server/db/schema/inbox';
import { liveEvent } from '../../src/lib/server/db/schema/live';
import { placement, placementEvent } from '../../src/lib/server/db/schema/placements';
import { makeCase, makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { makeAccount, makeOffer } from '../../src/lib/server/db/seed/factories';
import { databaseError } from '../../src/lib/server/trpc/errors';
import { test } from '../setup/database';

const today = dayInGermany(currentMoment());
const period = { beginDay: addDays(today, 10), endDay: addDays(today, 100) };

type NewEvent = typeof placementEvent.$inferInsert;
type Values = Partial<Pick<Parameters<typeof makePlacement>[1], 'beginDay' | 'endDay' | 'events'>>;

/** An offer with one place, and two cases that want it. */
async function lastPlace(owner: Database, places = '1.00') {
	const worker = await makeAccount(owner);
	const offer = await makeOffer(owner, { places });
	const cases = [await makeCase(owner, { workerId: worker.id }), await makeCase(owner)] as const;
	const place = (index: 0 | 1, values: Values = {}) =>
		makePlacement(owner, { case: cases[index], offer, createdBy: worker.id, ...period, ...values });
	return { offer, worker, place };
}

/** The deadline of a hold, as if the time had come. */
const letExpire = async (owner: Database, placementId: string) => {
	await owner.execute(
		sql`UPDATE occupancy SET expires_at = now() - interval '1 minute' WHERE placement_id = ${placementId}`
	);
	await owner
		.update(placement)
		.set({ holdUntil: new Date(Date.now() - 60_000).toISOString() })
		.where(eq(placement.id, placementId));
};

const record = (tx: Db, made: typeof placement.$inferSelect, step: Pick<NewEvent, 'kind' | 'day'>) =>
	tx.insert(placementEvent).values({
		...{ placementId: made.id, officeAgs: made.officeAgs, providerId: made.providerId },
		...{ at: currentMoment(), side: 'office', accountId: made.createdBy, ...step }
	});

const refusal = (promise: Promise<unknown>) =>
	promise.then(
		() => null,
		(error: unknown) => databaseError(error)
	);

const stateOf = async (owner: Database, id: string) =>
	(await owner.select().from(placement).where(eq(placement.id, id)))[0]?.state;

const staleOffers = async (owner: Database) => (await owner.execute(sql`SELECT * FROM stale_offer_search()`)).rows;

describe('the database itself refuses', () => {
	test('a second hold on the last place, naming the day', async ({ owner }) => {
		const { place } = await lastPlace(owner);
		await place(0);
		const refused = await refusal(place(1, { beginDay: today, endDay: addDays(today, 10) }));
		expect(refused?.code).toBe('AP001');
		expect(JSON.parse(refused?.detail ?? '')).toEqual({ day: addDays(today, 10) });
	});

	test('two holds recorded in one statement where only one fits', async ({ owner }) => {
		const { place } = await lastPlace(owner);
		const both = [await place(0, { events: [] }), await place(1, { events: [] })];
		const events = both.map(({ id, officeAgs }) => ({
			...{ placementId: id, officeAgs, kind: 'reserved' as const, at: currentMoment(), side: 'office' as const }
		}));
		expect(await refusal(owner.insert(placementEvent).values(events))).toMatchObject({ code: 'AP001' });
		expect(await stateOf(owner, both[0]?.id ?? '')).toBe('requested');
	});

	test('an earlier arrival on a day that is somebody else’s', async ({ owner }) => {
		const { place } = await lastPlace(owner);
		const late = await place(0);
		await place(1, { beginDay: today, endDay: addDays(today, 9) });
		await record(owner, late, { kind: 'consented' });
		await record(owner, late, { kind: 'booked' });
		expect(await refusal(record(owner, late, { kind: 'arrived', day: addDays(today, 9) }))).toMatchObject({
			code: 'AP001'
		});
		expect(await stateOf(owner, late.id)).toBe('booked');
	});

	test.for(['consented', 'booked', 'arrived'] as const)('%s without a hold', async (kind, { owner }) => {
		const { place } = await lastPlace(owner);
		const made = await place(0);
		await owner.delete(occupancy).where(eq(occupancy.placementId, made.id));
		expect(await refusal(record(owner, made, { kind }))).toMatchObject({ code: 'P0001' });
	});

	test('a hold decided on a picture of the offer that is no longer true', async ({ owner }) => {
		const { place, offer } = await lastPlace(owner);
		const outcome = await refusal(
			owner.transaction(
				async (tx) => {
					await tx.select().from(placement).where(eq(placement.offerId, offer.id));
					await place(0);
					const late = { case: await makeCase(tx), offer, createdBy: crypto.randomUUID() };
					return makePlacement(tx, { ...late, ...period });
				},
				{ isolationLevel: 'repeatable read' }
			)
		);
		expect(outcome).toMatchObject({ code: '40001' });
	});
});

describe('a hold past its deadline', () => {
	test('is closed by the next one that wants the place; both sides hear of it, the log has it', async ({ owner }) => {
		const { place, worker, offer } = await lastPlace(owner);
		const first = await place(0);
		await letExpire(owner, first.id);
		const second = await place(1);
		expect([await stateOf(owner, first.id), await stateOf(owner, second.id)]).toEqual(['expired', 'reserved']);
		expect(await owner.select().from(occupancy).where(eq(occupancy.placementId, first.id))).toEqual([]);
		const told = await owner.select().from(inboxMessage).where(eq(inboxMessage.placementId, first.id));
		expect(told.map(({ kind, accountId, providerId }) => ({ kind, accountId, providerId }))).toEqual([
			{ kind: 'expired', accountId: worker.id, providerId: null },
			{ kind: 'expired', accountId: null, providerId: offer.providerId }
		]);
		expect(JSON.stringify(told)).not.toContain('Lena');
		const logged = await owner.select().from(auditEntry).where(eq(auditEntry.subjectId, first.id));
		expect(logged.map(({ action }) => action)).toEqual(['placements/expired']);
		const announced = await owner.select().from(liveEvent).where(eq(liveEvent.placementId, first.id));
		expect(announced).toHaveLength(2);
		expect(await staleOffers(owner)).toEqual([]);
	});

	test('cannot be booked when somebody else has the place by now', async ({ owner }) => {
		const { place } = await lastPlace(owner);
		const first = await place(0);
		await record(owner, first, { kind: 'consented' });
		await letExpire(owner, first.id);
		// Somebody is working on the first one, so the second hold leaves it as it is.
		const outcome = await refusal(
			owner.transaction(async (tx) => {
				await tx.select().from(placement).where(eq(placement.id, first.id)).for('update');
				await place(1);
				await record(tx, first, { kind: 'booked' });
			})
		);
		expect(outcome).toMatchObject({ code: 'AP001' });
		expect(await stateOf(owner, first.id)).toBe('consented');
	});

	test('is closed by the job, which leaves alone what is being worked on', async ({ owner, db }) => {
		const { place } = await lastPlace(owner, '2.00');
		const [due, busy] = [await place(0), await place(1)];
		await letExpire(owner, due.id);
		await letExpire(owner, busy.id);
		await owner.transaction(async (tx) => {
			await tx.select().from(placement).where(eq(placement.id, busy.id)).for('update');
			await db.execute(sql`SELECT expire_due_holds()`);
		});
		expect([await stateOf(owner, due.id), await stateOf(owner, busy.id)]).toEqual(['expired', 'reserved']);
		await db.execute(sql`SELECT expire_due_holds()`);
		expect(await stateOf(owner, busy.id)).toBe('expired');
		expect(await staleOffers(owner)).toEqual([]);
	});
});
