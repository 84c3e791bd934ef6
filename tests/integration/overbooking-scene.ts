import { eq, sql } from 'drizzle-orm';
import { addDays } from '../../src/lib/domain/day';
import { currentMoment } from '../../src/lib/server/clock';
import type { Database } from '../../src/lib/server/db/client';
import { capacitySlice } from '../../src/lib/server/db/schema/capacity';
import { placement, placementEvent } from '../../src/lib/server/db/schema/placements';
import { makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { callerFor } from '../setup/caller';
import { begin, end, key, scene, today, type Scene } from './placements-scene';

export const PLACES = 3;
const days = { beginDay: begin, endDay: end };

export type Rush = Scene & {
	/** A pool of its own, as another process of the app would have it. */
	elsewhere: Database;
	/** Somebody booked from the day after tomorrow on, who could come today. */
	early: string;
	/** Open requests of cases for this offer. */
	asked: readonly string[];
};

/** An offer with one place left, requests waiting for it, and two pools of connections. */
export async function rush(connections: { owner: Database; db: Database }, elsewhere: Database): Promise<Rush> {
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
export const there = ({ elsewhere, worker, house }: Rush) => ({
	worker: callerFor({ db: elsewhere, viewer: worker.viewer }),
	house: callerFor({ db: elsewhere, viewer: house.viewer })
});

export const reserving = ({ worker, stay }: Rush, caseId: string, caller = worker.caller) =>
	caller.placements.reserve({ ...stay, caseId, idempotencyKey: key(), choiceReason: null });

export const reporting = ({ house, offer }: Rush, operable: string) =>
	house.caller.vacancies.report({
		offerId: offer.id,
		operable,
		occupiedOutside: '0',
		from: today,
		idempotencyKey: key()
	});

/** As an import replaces what was known of an offer, as the owner of the database. */
export const importing = ({ owner, offer }: Rush, operable: string) =>
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
export async function fiftyAttempts(asked: Rush): Promise<(() => Promise<unknown>)[]> {
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

/** The most that is in use on a day. */
export const inUse = async (owner: Database, offerId: string) =>
	(
		await owner.execute<{ most: number }>(
			sql`SELECT max(used)::integer AS most FROM (
				SELECT sum(o.amount) AS used FROM generate_series(${begin}::date, ${end}::date, '1 day') AS day
				JOIN occupancy o ON o.offer_id = ${offerId} AND o.period @> day::date GROUP BY day
			) AS days`
		)
	).rows[0]?.most;
