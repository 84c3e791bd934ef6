import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { addDays, type Day } from '../../src/lib/domain/day';
import { inboxMessage } from '../../src/lib/server/db/schema/inbox';
import { makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import { test } from '../setup/database';
import {
	begin,
	brokenPromises,
	end,
	key,
	living,
	officePerson,
	periodOf,
	refusal,
	rowOf,
	scene,
	today
} from './placements-scene';

const later = addDays(end, 30);

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

test('“Sonstiges” alone is no reason', async ({ owner, db }) => {
	const here = await scene({ owner, db });
	const { id: placementId } = await living(here);
	const leaving = { placementId, day: today, reason: 'other' as const, idempotencyKey: key() };
	await expect(here.worker.caller.placements.end({ ...leaving, text: ' ' })).rejects.toMatchObject({
		code: 'BAD_REQUEST'
	});
	expect((await rowOf(here, placementId))?.state).toBe('active');
	expect(await here.worker.caller.placements.end({ ...leaving, text: 'Zu den Großeltern' })).toMatchObject({
		state: 'ended'
	});
});

test('what a booking sets free is shown beforehand', async ({ owner, db }) => {
	const here = await scene({ owner, db });
	const { caller } = here.worker;
	const { placementId } = await here.reserve();
	const other = await makeOffer(owner, { places: '1.00' });
	const rival = await here.reserve({ offerId: other.id });
	await here.house.caller.placements.consent({ placementId, idempotencyKey: key() });
	const preview = await caller.placements.bookPreview({ placementId });
	expect(preview).toMatchObject({ withdraws: [rival.placementId], blockedBy: [] });
	expect(preview.takesAlong).toEqual([expect.stringMatching(/^Die Reservierung in .* wird zurückgezogen\.$/)]);
	expect((await rowOf(here, rival.placementId))?.state).toBe('reserved');
	await caller.placements.book({ placementId, idempotencyKey: key() });
	expect((await rowOf(here, rival.placementId))?.state).toBe('withdrawn');
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
