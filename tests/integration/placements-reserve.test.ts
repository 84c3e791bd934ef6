import { and, eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { addDays, addYears } from '../../src/lib/domain/day';
import { commandReceipt } from '../../src/lib/server/db/schema/access';
import { occupancy } from '../../src/lib/server/db/schema/capacity';
import { placementEvent } from '../../src/lib/server/db/schema/placements';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import { test } from '../setup/database';
import {
	begin,
	brokenPromises,
	countOf,
	end,
	key,
	letExpire,
	officePerson,
	refusal,
	scene,
	stateOf,
	today
} from './placements-scene';

describe('what stands against a reservation', () => {
	test.for([
		['it ends before it begins', { begin: today, end: addDays(today, -1) }, { end: 'Das Ende liegt vor dem Beginn.' }],
		[
			'it begins more than two years back',
			{ begin: addDays(addYears(today, -2), -1) },
			{ begin: 'Der Beginn liegt mehr als zwei Jahre zurück.' }
		],
		[
			'it begins more than five years ahead',
			{ begin: addDays(addYears(today, 5), 1), end: addYears(today, 6) },
			{ begin: 'Der Beginn liegt mehr als fünf Jahre voraus.' }
		]
	] as const)('%s', async ([, changed, fields], { owner, db }) => {
		const { reserve, offer } = await scene({ owner, db });
		expect(await refusal(reserve(changed))).toEqual({ fields });
		expect(await countOf(owner, offer.id)).toBe(0);
	});

	test.for([
		['age', { ageFrom: 16, ageTo: 17 }],
		['sex', { sex: 'm' }],
		['licence', { facility: { licenceUntil: addDays(end, -1) } }],
		['closed', { facility: { closedFrom: end } }]
	] as const)('the offer does not fit: %s', async ([reason, offer], { owner, db }) => {
		const { reserve, offer: made } = await scene({ owner, db }, { offer });
		expect(await refusal(reserve())).toMatchObject({ code: 'offer/not-suitable', details: { reason } });
		expect(await countOf(owner, made.id)).toBe(0);
	});

	test('hours a week are missing for a service paid by the hour', async ({ owner, db }) => {
		const { reserve } = await scene({ owner, db }, { offer: { serviceType: 'A31', places: '10.00' } });
		expect(await refusal(reserve())).toEqual({ fields: { hoursPerWeek: 'Bitte die Stunden je Woche angeben.' } });
	});

	test('hours a week are kept as hours', async ({ owner, db }) => {
		const offer = { serviceType: 'A31', places: '5.00', rate: '34.07' };
		const { reserve, aCase, offer: made } = await scene({ owner, db }, { offer });
		const first = await reserve({ hoursPerWeek: '3' });
		expect(first.targetFee).toBe('2658');
		expect(await refusal(reserve({ hoursPerWeek: '2.5', caseId: (await aCase()).id }))).toMatchObject({
			...{ code: 'offer/fully-booked', details: { day: begin, freeFrom: addDays(end, 1) } }
		});
		await reserve({ hoursPerWeek: '2', caseId: (await aCase()).id });
		expect(await brokenPromises(owner, made.id)).toEqual([]);
	});

	test('a case or an offer that is not there, or another office’s', async ({ owner, db }) => {
		const { reserve } = await scene({ owner, db });
		const foreign = await scene({ owner, db }, { help: { officeAgs: '13072' } });
		const missing = { code: 'not-found', details: {} };
		expect(await refusal(reserve({ caseId: foreign.case.id }))).toEqual(missing);
		expect(await refusal(reserve({ caseId: crypto.randomUUID() }))).toEqual(missing);
		expect(await refusal(reserve({ offerId: crypto.randomUUID() }))).toEqual(missing);
	});

	test('full: says the first day without room and when the whole period would fit', async ({ owner, db }) => {
		const { reserve, aCase, offer } = await scene({ owner, db });
		await reserve({ begin: addDays(today, 30), end: addDays(today, 60) });
		expect(await refusal(reserve({ caseId: (await aCase()).id }))).toEqual({
			...{ code: 'offer/fully-booked', details: { day: addDays(today, 30), freeFrom: addDays(today, 61) } }
		});
		expect(await countOf(owner, offer.id)).toBe(1);
	});

	test('the person already has a place for this need, also when that place is this one', async ({ owner, db }) => {
		const { reserve, house, worker } = await scene({ owner, db });
		const { placementId } = await reserve();
		await house.caller.placements.consent({ placementId, idempotencyKey: key() });
		await worker.caller.placements.book({ placementId, idempotencyKey: key() });
		expect(await refusal(reserve())).toMatchObject({
			code: 'case/already-placed',
			details: { placementId, state: 'booked' }
		});
		const elsewhere = await makeOffer(owner);
		expect(await refusal(reserve({ offerId: elsewhere.id }))).toMatchObject({ code: 'case/already-placed' });
		const later = { begin: addDays(end, 1), end: addDays(end, 30) };
		expect(await reserve({ offerId: elsewhere.id, ...later })).toMatchObject({ state: 'reserved' });
	});

	test.for(['controller', 'finance', 'leadership', 'office-admin'] as const)(
		'%s may not',
		async (role, { owner, db }) => {
			const { stay } = await scene({ owner, db });
			const { caller } = await officePerson({ owner, db }, { role });
			const attempt = caller.placements.reserve({ ...stay, idempotencyKey: key(), choiceReason: null });
			expect(await refusal(attempt)).toEqual({ code: 'not-allowed', details: {} });
		}
	);

	test('a report that has grown old hides an offer from the search but keeps nobody from it', async ({ owner, db }) => {
		const { reserve } = await scene({ owner, db }, { offer: { reportedAt: '2026-01-01T08:00:00.000Z' } });
		expect(await reserve()).toMatchObject({ state: 'reserved' });
	});
});

describe('the same command again', () => {
	test('fifty times at once: one row, one answer', async ({ owner, db }) => {
		const { reserve, offer } = await scene({ owner, db });
		const idempotencyKey = key();
		const answers = await Promise.all(Array.from({ length: 50 }, () => reserve({ idempotencyKey })));
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		expect(await countOf(owner, offer.id)).toBe(1);
		expect(await owner.select().from(occupancy).where(eq(occupancy.offerId, offer.id))).toHaveLength(1);
		expect(await reserve({ idempotencyKey })).toEqual(answers[0]);
	});

	test('with another body is refused, and a refused one may be sent again', async ({ owner, db }) => {
		const { reserve, aCase, house, offer } = await scene({ owner, db });
		const [idempotencyKey, other] = [key(), key()];
		const first = await reserve({ idempotencyKey });
		expect(await refusal(reserve({ idempotencyKey, end: addDays(end, 1) }))).toEqual({
			code: 'command/key-reused',
			details: {}
		});
		const late = { idempotencyKey: other, caseId: (await aCase()).id };
		expect(await refusal(reserve(late))).toMatchObject({ code: 'offer/fully-booked' });
		expect(await owner.select().from(commandReceipt).where(eq(commandReceipt.key, other))).toEqual([]);
		await house.caller.placements.decline({ placementId: first.placementId, reason: 'group', idempotencyKey: key() });
		expect(await reserve(late)).toMatchObject({ state: 'reserved' });
		expect(await countOf(owner, offer.id)).toBe(2);
	});

	test('a step sent fifty times happens once', async ({ owner, db }) => {
		const { reserve, house } = await scene({ owner, db });
		const { placementId } = await reserve();
		const command = { placementId, idempotencyKey: key() };
		const answers = await Promise.all(Array.from({ length: 50 }, () => house.caller.placements.consent(command)));
		expect(new Set(answers.map(({ state }) => state))).toEqual(new Set(['consented']));
		const events = and(eq(placementEvent.placementId, placementId), eq(placementEvent.kind, 'consented'));
		expect(await owner.select().from(placementEvent).where(events)).toHaveLength(1);
	});
});

test('before reserving it says who else asks for the client or the place', async ({ owner, db }) => {
	const { reserve, worker, stay, aCase, offer, case: mine } = await scene({ owner, db }, { offer: { places: '3.00' } });
	const elsewhere = await makeOffer(owner);
	await reserve({ offerId: elsewhere.id });
	await reserve({ caseId: (await aCase()).id });
	const colleague = await officePerson({ owner, db });
	expect(await refusal(colleague.caller.placements.precheck(stay))).toMatchObject({ code: 'case/reason-required' });
	const { caseId } = stay;
	await colleague.caller.cases.giveReason({ idempotencyKey: key(), caseId, reason: 'absence' });
	const { others } = await colleague.caller.placements.precheck(stay);
	expect(others.map(({ about, colleague: name, own }) => [about, name, own])).toEqual([
		['client', 'Kraft 13075', false],
		['place', 'Kraft 13075', false]
	]);
	expect((await worker.caller.placements.precheck(stay)).others[0]?.own).toBe(true);
	expect([mine.id, offer.id]).not.toContain(null);
});

test('before reserving it says everything that stands against it at once', async ({ owner, db }) => {
	const { reserve, worker, stay, aCase } = await scene(
		{ owner, db },
		{ offer: { reportedAt: '2026-01-01T08:00:00.000Z' } }
	);
	await reserve();
	const boy = await aCase();
	await owner.execute(sql`UPDATE client SET sex = 'm', birth_date = '2001-01-01' WHERE id = ${boy.clientId}`);
	await owner.execute(sql`UPDATE offer SET sex = 'f' WHERE id = ${stay.offerId}`);
	const shown = await worker.caller.placements.precheck({ ...stay, caseId: boy.id });
	expect(shown.staleReport).toBe(true);
	expect(shown.blocking.map(({ code, details }) => [code, details.reason ?? null])).toEqual([
		['offer/not-suitable', 'age'],
		['offer/not-suitable', 'sex'],
		['offer/fully-booked', null]
	]);
});

test('a hold past its deadline keeps nobody from the place', async ({ owner, db }) => {
	const { reserve, aCase, offer } = await scene({ owner, db });
	const { placementId } = await reserve();
	await letExpire(owner, placementId);
	expect(await reserve({ caseId: (await aCase()).id })).toMatchObject({ state: 'reserved' });
	expect(await stateOf(owner, placementId)).toBe('expired');
	expect(await brokenPromises(owner, offer.id)).toEqual([]);
});
