import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { daysOfMonth } from '../../src/lib/domain/day';
import type { Euro } from '../../src/lib/domain/money';
import { sumsOf } from '../../src/lib/domain/billing/matrix-sums';
import { loadFacts } from '../../src/lib/server/billing/facts-query';
import { rateSlice } from '../../src/lib/server/db/schema/rates';
import { makeRate } from '../../src/lib/server/db/seed/factories';
import { callerFor } from '../setup/caller';
import { test } from '../setup/database';
import { dayOf, month, stayScene } from './billing-scene';
import { officePerson, providerPerson, refusal } from './placements-scene';

const example = {
	agreement: { ruleSet: 'AVV-SH', rate: '120.00', foodShare: '6.50' },
	stay: { entry: '2025-08-04', leaving: '2025-08-18', setting: 'residential' as const },
	absences: [{ from: '2025-08-04', to: '2025-08-18', reason: 'leave' as const }],
	month: '2025-08'
};

describe('billing.explain', () => {
	test('the examples of the contract come out of it, without signing in', async ({ db }) => {
		const { billing } = callerFor({ db });
		expect(await billing.explain(example)).toMatchObject({ total: '1715.50', ruleSet: 'AVV-SH' });
		const hospital = [
			{ from: '2025-03-10', to: '2025-03-12', reason: 'hospital' as const, fromTime: '08:00', toTime: '14:00' }
		];
		const stay = { entry: '2025-01-01', setting: 'residential' as const };
		const { days } = await billing.explain({ ...example, stay, absences: hospital, month: '2025-03' });
		expect(days.slice(9, 12).map(({ amount }) => amount)).toEqual(['113.50', '113.50', '120.00']);
	});

	const leave = example.absences[0];
	test.for([
		['an unknown rule set', { agreement: { ...example.agreement, ruleSet: 'X' } }, 'agreement.ruleSet', 'Regelwerk'],
		[
			'an unknown reading',
			{ agreement: { ...example.agreement, switches: { x: 1 } } },
			'agreement.switches.x',
			'Lesart'
		],
		[
			'a value that a reading has not',
			{ agreement: { ...example.agreement, switches: { beyondLeave: 'x' } } },
			'agreement.switches.beyondLeave',
			'days, absence'
		],
		[
			'a share above the rate',
			{ agreement: { ...example.agreement, foodShare: '130' } },
			'agreement.foodShare',
			'höher'
		],
		[
			'leaving before entry',
			{ stay: { ...example.stay, leaving: '2025-08-03' }, absences: [] },
			'stay.leaving',
			'Auszug'
		],
		['reversed days', { absences: [{ ...leave, from: '2025-08-10', to: '2025-08-09' }] }, 'absences.0.to', 'Rückkehr'],
		[
			'an overlap',
			{ absences: [leave, { from: '2025-08-10', to: '2025-08-12', reason: 'other' }] },
			'absences.1.from',
			'Beurlaubung vom 04.08.2025'
		],
		['a time that is none', { absences: [{ ...leave, fromTime: '25:00' }] }, 'absences.0.fromTime', 'Uhrzeit'],
		[
			'a time that did not exist',
			{
				stay: { ...example.stay, entry: '2025-01-01' },
				absences: [{ ...leave, from: '2025-03-30', fromTime: '02:30' }]
			},
			'absences.0.fromTime',
			'vorgestellt'
		],
		[
			'more than 24 hours a day',
			{ records: [1000, 500].map((minutes) => ({ day: '2025-08-05', kind: 'with-person', minutes })) },
			'records.1.minutes',
			'24 Stunden'
		]
	] as const)('%s is told at its field', async ([, changed, field, says], { db }) => {
		const asked = callerFor({ db }).billing.explain({ ...example, ...changed } as unknown as typeof example);
		const { fields } = (await refusal(asked).then(fieldsOf)) as { fields: Record<string, string> };
		expect(Object.keys(fields)).toContain(field);
		expect(fields[field]).toContain(says);
	});

	test('the rule sets tell what can be chosen', async ({ db }) => {
		const found = await callerFor({ db }).billing.ruleSets();
		expect(found.map(({ code, unit }) => [code, unit])).toEqual([
			['AVV-SH', 'day'],
			['LRV-MV', 'hour']
		]);
		expect(found[0]?.switches).toHaveProperty('partMonthAllowance');
	});
});

/** A schema's refusal as fields. */
const fieldsOf = (answer: unknown) => {
	const cause =
		answer instanceof Error ? (answer.cause as { issues?: { path: (string | number)[]; message: string }[] }) : null;
	if (!cause?.issues) return answer;
	return { fields: Object.fromEntries(cause.issues.map(({ path, message }) => [path.join('.'), message])) };
};

describe('billing.preview', () => {
	test('is the same for both sides, by what is on record', async ({ owner, db }) => {
		const { house, finance, worker, stay, record } = await stayScene({ owner, db });
		await record({ from: dayOf(5), to: dayOf(11) });
		const asked = { stayId: stay.id, month };
		const seen = await house.caller.billing.preview(asked);
		expect(seen.days.map(({ day }) => day)).toEqual(daysOfMonth(month));
		expect(seen.days.slice(4, 11).map(({ amount }) => amount)).toEqual([
			'120.00',
			...Array<string>(5).fill('113.50'),
			'120.00'
		]);
		for (const { caller } of [finance, worker]) expect(await caller.billing.preview(asked)).toEqual(seen);
	});

	test('takes the rate and the fee of each day', async ({ owner, db }) => {
		const { house, offer, stay, record } = await stayScene({ owner, db });
		await owner
			.update(rateSlice)
			.set({ untilDay: dayOf(16) })
			.where(eq(rateSlice.offerId, offer.id));
		await makeRate(owner, {
			...{ offerId: offer.id, fromDay: dayOf(16), amount: '130.00' as Euro, pfg: '100.00' as Euro }
		});
		await record({ from: dayOf(15), to: dayOf(18), reason: 'hospital' });
		const { days } = await house.caller.billing.preview({ stayId: stay.id, month });
		expect(days.slice(13, 19).map(({ amount }) => amount)).toEqual([
			...['120.00', '113.50', '100.00', '100.00', '130.00', '130.00']
		]);
	});

	test('a stay of another house is not there', async ({ owner, db }) => {
		const { stay, offer } = await stayScene({ owner, db });
		const foreign = await officePerson({ owner, db }, { office: '13071', role: 'finance' });
		const other = await providerPerson({ owner, db }, { providerId: offer.providerId, facilityIds: [] });
		for (const { caller } of [foreign, other]) {
			const refused = await refusal(caller.billing.preview({ stayId: stay.id, month }));
			expect(refused).toMatchObject({ code: 'not-found' });
			expect((await caller.billing.matrix({ month })).rows).toEqual([]);
		}
	});

	test('the calendar has a row for the stay, and its letters', async ({ owner, db }) => {
		const { house, finance, stay, record } = await stayScene({ owner, db });
		await record({ from: dayOf(5), to: dayOf(11), reason: 'leave' });
		for (const { caller } of [house, finance]) {
			const { rows } = await caller.billing.matrix({ month, pageSize: 100 });
			const row = rows.find(({ stayId }) => stayId === stay.id);
			expect(row).toMatchObject({ lastName: 'Test', ruleSet: 'AVV-SH', absent: 5, undecided: 0 });
			expect(row?.letters.slice(0, 12)).toBe('AAAAAPPPPPAA');
			expect(row?.quotas).toMatchObject([{ rule: 'leave', used: 5, left: 23 }]);
		}
	});

	test('the sums of the month are those of all its pages, on the viewer’s side alone', async ({ owner, db }) => {
		const { house, offer, record } = await stayScene({ owner, db });
		await record({ from: dayOf(5), to: dayOf(11), reason: 'leave' });
		const { rows } = await house.caller.billing.matrix({ month, pageSize: 100 });
		const sums = await house.caller.billing.monthSums({ month });
		expect(sums).toEqual(sumsOf(rows));
		expect(sums).toMatchObject({ stays: 1, days: { 'paid-absence': 5, undecided: 0 } });
		const other = await providerPerson({ owner, db }, { providerId: offer.providerId, facilityIds: [] });
		expect(await other.caller.billing.monthSums({ month })).toMatchObject({ stays: 0, total: '0.00' });
	});

	test('facts of many stays come in a fixed number of statements', async ({ owner, db }) => {
		const one = await stayScene({ owner, db });
		const facts = await loadFacts(owner, { placementIds: [one.stay.id, crypto.randomUUID()], month });
		expect([...facts.keys()]).toEqual([one.stay.id]);
		expect(facts.get(one.stay.id)).toMatchObject({
			agreement: { ruleSet: 'AVV-SH', rates: [{ amount: '120.00', foodShare: '6.50' }] },
			stay: { entry: one.entry, leaving: null, setting: 'residential' }
		});
	});
});
