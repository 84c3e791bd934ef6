import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { addDays } from '../../src/lib/domain/day';
import { auditEntry } from '../../src/lib/server/db/schema/access';
import { occupancy } from '../../src/lib/server/db/schema/capacity';
import { inboxMessage } from '../../src/lib/server/db/schema/inbox';
import { liveEvent } from '../../src/lib/server/db/schema/live';
import { placement } from '../../src/lib/server/db/schema/placements';
import { test } from '../setup/database';
import {
	begin,
	brokenPromises,
	end,
	key,
	letExpire,
	officePerson,
	refusal,
	scene,
	stateOf,
	today
} from './placements-scene';

const noOne = { firstName: null, lastName: null, birthDate: null, worker: null, workerEmail: null, workerPhone: null };

describe('the whole chain', () => {
	test('from the reservation to the end; capacity, both inboxes and the log follow', async ({ owner, db }) => {
		const { worker, house, reserve, offer } = await scene({ owner, db });
		const reserved = await reserve({ admissionNote: 'Asthmaspray dabei' });
		const { placementId } = reserved;
		expect(reserved).toMatchObject({ state: 'reserved', targetFee: '27300' });
		const hours = (Date.parse(reserved.holdUntil) - Date.now()) / 3_600_000;
		expect(Math.round(hours)).toBe(72);
		const used = async () => (await owner.select().from(occupancy).where(eq(occupancy.placementId, placementId)))[0];
		expect(await used()).toMatchObject({ kind: 'held', amount: '1.00', period: `[${begin},${addDays(end, 1)})` });

		const step = { placementId };
		expect(await house.caller.placements.consent({ ...step, idempotencyKey: key() })).toEqual({
			...step,
			state: 'consented'
		});
		expect(await worker.caller.placements.book({ ...step, idempotencyKey: key() })).toEqual({
			...step,
			state: 'booked'
		});
		expect(await used()).toMatchObject({ kind: 'booked', expiresAt: null });
		const arrival = { ...step, day: addDays(today, -2), idempotencyKey: key() };
		expect(await house.caller.placements.arrive(arrival)).toEqual({ ...step, state: 'active' });
		expect(await used()).toMatchObject({ kind: 'stayed' });
		const leaving = { ...step, day: today, reason: 'by-minor', idempotencyKey: key() } as const;
		expect(await worker.caller.placements.end(leaving)).toEqual({ ...step, state: 'ended' });
		// The day of leaving is used, returned from the day after.
		expect((await used())?.period).toBe(`[${begin},${addDays(today, 1)})`);

		const told = await owner.select().from(inboxMessage).where(eq(inboxMessage.placementId, placementId));
		expect(told.map(({ kind, accountId, providerId }) => [kind, accountId ?? providerId])).toEqual([
			['reservation-received', offer.providerId],
			['consent-given', worker.account.id],
			['booked', offer.providerId],
			['arrived', worker.account.id],
			['ended', offer.providerId]
		]);
		expect(JSON.stringify(told)).not.toMatch(/Lena|Test,|2012/);
		const logged = await owner.select().from(auditEntry).where(eq(auditEntry.subjectId, placementId));
		expect(logged.map(({ action, accountId }) => [action, accountId])).toEqual([
			['placements/reserved', worker.account.id],
			['placements/consented', house.account.id],
			['placements/booked', worker.account.id],
			['placements/arrived', house.account.id],
			['placements/ended', worker.account.id]
		]);
		expect(await owner.select().from(liveEvent).where(eq(liveEvent.placementId, placementId))).toHaveLength(5);
		expect(await brokenPromises(owner, offer.id)).toEqual([]);
	});

	test('a place that nobody came to is free again from that day', async ({ owner, db }) => {
		const { worker, house, reserve } = await scene({ owner, db });
		const { placementId } = await reserve();
		await house.caller.placements.consent({ placementId, idempotencyKey: key() });
		await worker.caller.placements.book({ placementId, idempotencyKey: key() });
		const answer = await house.caller.placements.notArrive({
			...{ placementId, day: addDays(begin, 3), reason: 'missing', idempotencyKey: key() }
		});
		expect(answer).toEqual({ placementId, state: 'not-arrived' });
		const [left] = await owner.select().from(occupancy).where(eq(occupancy.placementId, placementId));
		expect(left?.period).toBe(`[${begin},${addDays(begin, 3)})`);
	});

	test.for([
		['decline', 'declined', 'provider'],
		['withdraw', 'withdrawn', 'office']
	] as const)('%s gives the place back at once', async ([action, state], { owner, db }) => {
		const { worker, house, reserve, aCase, offer } = await scene({ owner, db });
		const { placementId } = await reserve();
		const said = { placementId, reason: 'other', text: 'Im Telefonat geklärt', idempotencyKey: key() } as const;
		const answer =
			action === 'decline'
				? await house.caller.placements.decline(said)
				: await worker.caller.placements.withdraw(said);
		expect(answer).toEqual({ placementId, state });
		expect(await owner.select().from(occupancy).where(eq(occupancy.placementId, placementId))).toEqual([]);
		expect(await reserve({ caseId: (await aCase()).id })).toMatchObject({ state: 'reserved' });
		expect(await brokenPromises(owner, offer.id)).toEqual([]);
	});
});

describe('a step that is not possible', () => {
	test.for([
		['book before the consent', [], 'book', { state: 'reserved' }],
		['arrive before the booking', ['consent'], 'arrive', { state: 'consented' }],
		['end before the arrival', ['consent', 'book'], 'end', { state: 'booked' }],
		['consent twice', ['consent'], 'consent', { state: 'consented' }],
		['decline after the consent', ['consent'], 'decline', { state: 'consented' }],
		['consent after the withdrawal', ['withdraw'], 'consent', { state: 'withdrawn' }],
		['withdraw after the arrival', ['consent', 'book', 'arrive'], 'withdraw', { state: 'active' }]
	] as const)('%s: says where it stands and changes nothing', async ([, before, action, details], { owner, db }) => {
		const { worker, house, reserve } = await scene({ owner, db });
		const { placementId } = await reserve();
		const step = () => ({ placementId, idempotencyKey: key() });
		const steps = {
			consent: () => house.caller.placements.consent(step()),
			decline: () => house.caller.placements.decline({ ...step(), reason: 'group' }),
			withdraw: () => worker.caller.placements.withdraw({ ...step(), reason: 'need-changed' }),
			book: () => worker.caller.placements.book(step()),
			arrive: () => worker.caller.placements.arrive({ ...step(), day: today }),
			end: () => worker.caller.placements.end({ ...step(), day: today, reason: 'as-planned' })
		};
		for (const name of before) await steps[name]();
		const [was] = await owner.select().from(placement).where(eq(placement.id, placementId));
		expect(await refusal(steps[action]())).toEqual({ code: 'placement/wrong-state', details });
		expect((await owner.select().from(placement).where(eq(placement.id, placementId)))[0]).toEqual(was);
	});

	test.for([
		['consent', [], false],
		['book', ['consent'], false],
		['consent', [], true]
	] as const)(
		'%s after the deadline closes the hold and says so (%#)',
		async ([action, before, byJob], { owner, db }) => {
			const { worker, house, reserve, aCase } = await scene({ owner, db });
			const { placementId } = await reserve();
			const step = () => ({ placementId, idempotencyKey: key() });
			if (before.length > 0) await house.caller.placements.consent(step());
			await letExpire(owner, placementId);
			if (byJob) await reserve({ caseId: (await aCase()).id });
			const late = action === 'book' ? worker.caller.placements.book(step()) : house.caller.placements.consent(step());
			expect(await refusal(late)).toMatchObject({ code: 'placement/deadline-passed' });
			expect(await stateOf(owner, placementId)).toBe('expired');
		}
	);

	test.for([
		['arrive', { day: addDays(today, 1) }, 'Der Tag liegt in der Zukunft.'],
		['arrive', { day: addDays(begin, -15) }, 'frühestens'],
		['notArrive', { day: addDays(begin, -1) }, 'beginnt erst']
	] as const)('%s on %o is refused at the day', async ([action, { day }, message], { owner, db }) => {
		const { worker, house, reserve } = await scene({ owner, db });
		const { placementId } = await reserve();
		await house.caller.placements.consent({ placementId, idempotencyKey: key() });
		await worker.caller.placements.book({ placementId, idempotencyKey: key() });
		const said = { placementId, day, idempotencyKey: key() };
		const outcome = await refusal(
			action === 'arrive'
				? worker.caller.placements.arrive(said)
				: worker.caller.placements.notArrive({ ...said, reason: 'missing' })
		);
		expect(outcome).toEqual({ fields: { day: expect.stringContaining(message) as string } });
		expect(await stateOf(owner, placementId)).toBe('booked');
	});
});

describe('what a provider sees', () => {
	test('a pseudonym before its consent, the person after it, nothing of it after a no', async ({ owner, db }) => {
		const { worker, house, reserve, case: mine } = await scene({ owner, db });
		const { placementId } = await reserve({ admissionNote: 'Asthmaspray dabei', urgent: true });
		const seen = () => house.caller.placements.get({ placementId });
		const listed = async () => (await house.caller.placements.list({})).rows[0];
		expect(await seen()).toMatchObject({
			...noOne,
			ageAtBegin: 14,
			sex: 'f',
			urgent: true,
			caseId: null,
			choice: null
		});
		expect(await listed()).toMatchObject({ ...noOne, ageAtBegin: 14 });
		expect((await house.caller.placements.list({ text: 'lena' })).total).toBe(0);
		expect(JSON.stringify([await seen(), await listed()])).not.toMatch(/Lena|2012-05-04|Kraft 13075|Asthma/);

		await house.caller.placements.consent({ placementId, idempotencyKey: key() });
		expect(await seen()).toMatchObject({
			...{ firstName: 'Lena', lastName: 'Test', birthDate: '2012-05-04', admissionNote: 'Asthmaspray dabei' },
			...{ worker: 'Kraft 13075', workerPhone: '03834 1234', caseId: null, number: null }
		});
		expect(await listed()).toMatchObject({ lastName: 'Test' });

		await worker.caller.placements.withdraw({
			placementId,
			reason: 'other',
			text: 'Lena zieht um',
			idempotencyKey: key()
		});
		const after = await seen();
		expect(after).toMatchObject({ ...noOne, ageAtBegin: null, sex: null, specialisations: null, state: 'withdrawn' });
		expect(JSON.stringify([after, await listed()])).not.toMatch(/Lena|2012-05-04|Kraft 13075|Asthma|zieht um/);
		expect((await worker.caller.placements.get({ placementId })).caseId).toBe(mine.id);
	});

	test.for(['declined', 'expired'] as const)('nothing once it is %s', async (state, { owner, db }) => {
		const { house, reserve, aCase } = await scene({ owner, db });
		const { placementId } = await reserve();
		if (state === 'declined') {
			await house.caller.placements.decline({ placementId, reason: 'group', idempotencyKey: key() });
		} else {
			await house.caller.placements.consent({ placementId, idempotencyKey: key() });
			await letExpire(owner, placementId);
			await reserve({ caseId: (await aCase()).id });
		}
		const seen = await house.caller.placements.get({ placementId });
		expect(seen).toMatchObject({ ...noOne, state, ageAtBegin: null, sex: null, unaccompanied: null });
		expect(JSON.stringify(seen)).not.toMatch(/Lena|2012-05-04/);
	});

	test('only of its own houses, and of those only the ones granted', async ({ owner, db }) => {
		const first = await scene({ owner, db });
		const second = await scene({ owner, db });
		const { placementId } = await first.reserve();
		const foreign = second.house.caller.placements;
		expect(await refusal(foreign.get({ placementId }))).toEqual({ code: 'not-found', details: {} });
		expect(await refusal(foreign.consent({ placementId, idempotencyKey: key() }))).toEqual({
			code: 'not-found',
			details: {}
		});
		expect(await foreign.list({})).toEqual({ total: 0, rows: [] });
	});
});

test('an office does not see the placements of another', async ({ owner, db }) => {
	const { reserve } = await scene({ owner, db });
	const { placementId } = await reserve();
	const other = (await officePerson({ owner, db }, { office: '13072' })).caller.placements;
	const attempts = [
		() => other.get({ placementId }),
		() => other.book({ placementId, idempotencyKey: key() }),
		() => other.withdraw({ placementId, reason: 'need-changed', idempotencyKey: key() }),
		() => other.end({ placementId, day: today, reason: 'as-planned', idempotencyKey: key() })
	];
	for (const attempt of attempts) expect(await refusal(attempt())).toEqual({ code: 'not-found', details: {} });
	expect(await other.list({})).toEqual({ total: 0, rows: [] });
});
