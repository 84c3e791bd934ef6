import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { addDays, type Day } from '../../src/lib/domain/day';
import { occupancy } from '../../src/lib/server/db/schema/capacity';
import { inboxMessage } from '../../src/lib/server/db/schema/inbox';
import { placement, placementEvent } from '../../src/lib/server/db/schema/placements';
import { makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import { test } from '../setup/database';
import {
	begin,
	brokenPromises,
	end,
	key,
	officePerson,
	providerPerson,
	refusal,
	scene,
	today,
	type Scene
} from './placements-scene';

const later = addDays(end, 30);

/** A person who lives in the scene's offer since a week. */
async function living(here: Scene) {
	return makePlacement(here.owner, {
		...{ case: here.case, offer: here.offer, createdBy: here.worker.account.id, beginDay: begin, endDay: end },
		...{ targetFee: 27_300, rate: '150.00' as never },
		events: ['reserved', 'consented', 'booked', { kind: 'arrived', day: begin }]
	});
}

const rowOf = async ({ owner }: Scene, id: string) =>
	(await owner.select().from(placement).where(eq(placement.id, id)))[0];
const periodOf = async ({ owner }: Scene, id: string) =>
	(await owner.select().from(occupancy).where(eq(occupancy.placementId, id)))[0]?.period;

describe('a later last day', () => {
	test('keeps the place longer, changes the planned fee and tells the provider', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const { id } = await living(here);
		const before = await rowOf(here, id);
		const command = { placementId: id, day: later, text: null, idempotencyKey: key() };
		expect(await here.worker.caller.placements.extend(command)).toEqual({ placementId: id, state: 'active' });
		expect(await here.worker.caller.placements.extend(command)).toEqual({ placementId: id, state: 'active' });
		expect(await periodOf(here, id)).toBe(`[${begin},${addDays(later, 1)})`);
		const after = await rowOf(here, id);
		expect(after?.endDay).toBe(later);
		expect(after?.targetFee).toBe((before?.targetFee ?? 0) + 30 * 150);
		const told = await owner.select().from(inboxMessage).where(eq(inboxMessage.placementId, id));
		expect(told.map(({ kind, providerId }) => [kind, providerId])).toEqual([['extended', here.offer.providerId]]);
		expect(await brokenPromises(owner, here.offer.id)).toEqual([]);
	});

	test('is refused on a day that somebody else has, and nothing changes', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const { id } = await living(here);
		await makePlacement(owner, {
			...{ case: await here.aCase(), offer: here.offer, createdBy: here.worker.account.id },
			...{ beginDay: addDays(end, 10), endDay: addDays(end, 60), events: ['reserved'] }
		});
		const extend = (day: Day) =>
			refusal(here.worker.caller.placements.extend({ placementId: id, day, text: null, idempotencyKey: key() }));
		expect(await extend(later)).toMatchObject({ code: 'offer/fully-booked', details: { day: addDays(end, 10) } });
		expect(await periodOf(here, id)).toBe(`[${begin},${addDays(end, 1)})`);
		expect((await rowOf(here, id))?.endDay).toBe(end);
		expect(
			await here.worker.caller.placements.extend({
				placementId: id,
				day: addDays(end, 9),
				text: null,
				idempotencyKey: key()
			})
		).toMatchObject({ state: 'active' });
	});

	test.for([
		['the day is the old one', end, 'Die Hilfe ist schon bis'],
		['it lies too far ahead', addDays(today, 6 * 365), 'höchstens fünf Jahre']
	] as const)('is refused when %s', async ([, day, sentence], { owner, db }) => {
		const here = await scene({ owner, db });
		const { id } = await living(here);
		const answer = await refusal(
			here.worker.caller.placements.extend({ placementId: id, day, text: null, idempotencyKey: key() })
		);
		expect(JSON.stringify(answer)).toContain(sentence);
	});

	test('is the own office to decide: neither the provider nor another office', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const { id } = await living(here);
		const foreign = await officePerson({ owner, db }, { office: '13071' });
		const command = { placementId: id, day: later, text: null, idempotencyKey: key() };
		expect(await refusal(foreign.caller.placements.extend(command))).toMatchObject({ code: 'not-found' });
		expect(await refusal(here.house.caller.placements.extend(command))).toMatchObject({ code: 'not-allowed' });
	});
});

describe('an earlier last day', () => {
	test('returns the days after it at once', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const { id } = await living(here);
		const day = addDays(today, 20);
		await here.worker.caller.placements.shorten({
			placementId: id,
			day,
			reason: 'goal-reached',
			text: null,
			idempotencyKey: key()
		});
		expect(await periodOf(here, id)).toBe(`[${begin},${addDays(day, 1)})`);
		const next = await here.reserve({ caseId: (await here.aCase()).id, begin: addDays(day, 1) });
		expect(next.state).toBe('reserved');
	});

	test('in the past is an end, and says so', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const { id } = await living(here);
		const command = {
			placementId: id,
			day: addDays(today, -1),
			reason: 'goal-reached' as const,
			text: null,
			idempotencyKey: key()
		};
		expect(await refusal(here.worker.caller.placements.shorten(command))).toEqual({
			fields: { day: 'Der Tag liegt in der Vergangenheit: bitte das Ende eintragen.' }
		});
	});
});

describe('a transfer', () => {
	test('ends here and begins there in one step, by whoever records the arrival', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const { id: before } = await living(here);
		const there = await makeOffer(owner, { places: '1.00' });
		const newHouse = await providerPerson({ owner, db }, { providerId: there.providerId });
		const stay = { ...here.stay, offerId: there.id, begin: today };
		const without = await refusal(here.reserve(stay));
		expect(without).toMatchObject({ code: 'case/already-placed' });
		const { placementId } = await here.reserve({ ...stay, transferFrom: before });
		await newHouse.caller.placements.consent({ placementId, idempotencyKey: key() });
		await here.worker.caller.placements.book({ placementId, idempotencyKey: key() });
		expect((await rowOf(here, before))?.state).toBe('active');
		await newHouse.caller.placements.arrive({ placementId, day: today, idempotencyKey: key() });
		expect(await rowOf(here, before)).toMatchObject({ state: 'transferred', leftOn: today });
		expect(await rowOf(here, placementId)).toMatchObject({ state: 'active', arrivedOn: today });
		expect(await periodOf(here, before)).toBe(`[${begin},${addDays(today, 1)})`);
		const told = await owner.select().from(inboxMessage).where(eq(inboxMessage.placementId, before));
		expect(told.map(({ kind }) => kind)).toEqual(['transferred']);
		// The old house still knows whom it cared for.
		const seen = await here.house.caller.placements.get({ placementId: before });
		expect(seen.lastName).toBe('Test');
		expect(await brokenPromises(owner, here.offer.id)).toEqual([]);
	});

	test('follows only a stay that is lived in, of the same case', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const { id } = await living(here);
		const there = await makeOffer(owner, { places: '1.00' });
		const other = await here.aCase();
		const answer = await refusal(here.reserve({ ...here.stay, offerId: there.id, caseId: other.id, transferFrom: id }));
		expect(answer).toEqual({ fields: { transferFrom: 'Wechseln kann nur, wer gerade aufgenommen ist.' } });
		const events = await owner.select().from(placementEvent).where(eq(placementEvent.placementId, id));
		expect(events.map(({ kind }) => kind)).toEqual(['reserved', 'consented', 'booked', 'arrived']);
	});
});

describe('closing a case', () => {
	test('takes along what is open, after it was shown', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const { caller } = here.worker;
		const caseId = here.case.id;
		const { placementId } = await here.reserve();
		const preview = await caller.placements.closeCasePreview({ caseId });
		expect(preview).toMatchObject({ withdraws: [placementId], blockedBy: [] });
		await caller.placements.closeCase({ caseId, idempotencyKey: key() });
		expect(await rowOf(here, placementId)).toMatchObject({ state: 'withdrawn' });
		expect(await periodOf(here, placementId)).toBeUndefined();
		expect((await caller.cases.get({ caseId })).closedOn).toBe(today);
		await caller.placements.reopenCase({ caseId, idempotencyKey: key() });
		expect((await caller.cases.get({ caseId })).closedOn).toBeNull();
		expect(await brokenPromises(owner, here.offer.id)).toEqual([]);
	});

	test('is blocked while somebody lives in a place, and nothing changes', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const { id } = await living(here);
		const command = { caseId: here.case.id, idempotencyKey: key() };
		expect(await refusal(here.worker.caller.placements.closeCase(command))).toMatchObject({
			code: 'placement/blocked'
		});
		expect((await rowOf(here, id))?.state).toBe('active');
		expect((await here.worker.caller.cases.get({ caseId: here.case.id })).closedOn).toBeNull();
	});
});
