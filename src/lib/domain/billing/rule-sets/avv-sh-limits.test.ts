import { describe, expect, it } from 'vitest';
import { away, dayAgreement, monthOf, paidDays } from '../../../../../tests/factories/billing';
import type { Day } from '../../day';
import { bill } from '../bill';

const x = (letter: string, count: number) => letter.repeat(count);

describe('28 days of leave a year', () => {
	const summer = [
		away('leave', ['2025-06-30', '2025-07-21']), // 20 days between
		away('leave', ['2025-08-04', '2025-08-18']) // 13 days between, 8 of them left
	];
	it('are split at the limit: days inside are paid PFG, the rest is unpaid, the day of return is V', () => {
		const facts = monthOf('2025-08', { absences: summer });
		expect(paidDays(facts)).toBe(`VVVV${x('F', 8)}00000V${x('V', 13)}`);
		expect(bill(facts).quotas).toEqual([{ rule: 'leave', used: 33, limit: 28, left: 0, per: 'year' }]);
	});
	it('are not a limit with the consent of the office', () => {
		const consented = [
			away('leave', ['2025-06-30', '2025-07-21']),
			away('leave', ['2025-08-04', '2025-08-18'], { consented: true })
		];
		expect(paidDays(monthOf('2025-08', { absences: consented }))).toBe(`VVVV${x('F', 13)}V${x('V', 13)}`);
	});
	it('begin anew with the calendar year', () => {
		const absences = [away('leave', ['2025-06-30', '2025-07-28']), away('leave', ['2025-12-29', '2026-01-05'])];
		expect(paidDays(monthOf('2025-12', { absences })).slice(28)).toBe('VF0');
		expect(paidDays(monthOf('2026-01', { absences })).slice(0, 6)).toBe('FFFFVV');
		expect(bill(monthOf('2026-01', { absences })).quotas[0]).toMatchObject({ used: 4, left: 24 });
	});
	it('count 35 in a workshop, every day of absence', () => {
		const absences = [away('leave', ['2025-06-02', '2025-07-11'])];
		const facts = monthOf('2025-07', { absences, stay: { setting: 'wfbm' } });
		expect(paidDays(facts)).toBe(`${x('V', 6)}00000${x('V', 20)}`);
		expect(bill(facts).quotas[0]).toMatchObject({ rule: 'workshop-leave', used: 40, limit: 35, left: 0 });
	});
});

describe('a place that somebody else uses', () => {
	const absences = [away('leave', ['2025-08-04', '2025-08-18'])];
	const inUse = ['2025-08-04', '2025-08-06', '2025-08-07', '2025-08-18'] as Day[];
	it('is not kept free: no place-keeping fee, while days at the place are paid as ever', () => {
		const facts = monthOf('2025-08', { absences, placesInUse: inUse });
		expect(paidDays(facts)).toBe(`VVVVF00${x('F', 10)}V${x('V', 13)}`);
		expect(bill(facts).days[5]).toMatchObject({ kind: 'unpaid', rule: 'place-in-use' });
	});
	it('uses up no limit', () => {
		expect(bill(monthOf('2025-08', { absences, placesInUse: inUse })).quotas[0]).toMatchObject({ used: 11, left: 17 });
	});
});

describe('several absences at once', () => {
	it.each([
		{
			case: 'hospital within a leave is an illness from its first day on, and nobody returns to the place in between',
			absences: [away('leave', ['2025-06-02', '2025-06-20']), away('hospital', ['2025-06-05', '2025-06-08'])],
			paid: `VV${x('F', 17)}${x('V', 11)}`,
			leaveDays: 13
		},
		{
			case: 'leave that overlaps a leave is one leave',
			absences: [away('leave', ['2025-06-02', '2025-06-06']), away('leave', ['2025-06-04', '2025-06-09'])],
			paid: `VV${x('F', 6)}${x('V', 22)}`,
			leaveDays: 6
		},
		{
			case: 'the same twice is one',
			absences: [away('leave', ['2025-06-02', '2025-06-06']), away('leave', ['2025-06-02', '2025-06-06'])],
			paid: `VV${x('F', 3)}${x('V', 25)}`,
			leaveDays: 3
		},
		{
			case: 'back and away again on one day: that day is a day of return',
			absences: [away('hospital', ['2025-06-02', '2025-06-05']), away('hospital', ['2025-06-05', '2025-06-07'])],
			paid: `V${x('F', 3)}VFV${x('V', 23)}`,
			leaveDays: 0
		},
		{
			case: 'from the leave straight into hospital: illness from that day on',
			absences: [away('leave', ['2025-06-02', '2025-06-08']), away('hospital', ['2025-06-06', '2025-06-12'])],
			paid: `VV${x('F', 9)}V${x('V', 18)}`,
			leaveDays: 3
		}
	])('$case', ({ absences, paid, leaveDays }) => {
		expect(paidDays(monthOf('2025-06', { absences }))).toBe(paid);
		expect(bill(monthOf('2025-06', { absences })).quotas.find(({ rule }) => rule === 'leave')?.used).toBe(leaveDays);
	});
});

describe('what a person should know', () => {
	it('the resident gets the share for food of a short leave, which is not on the invoice', () => {
		const { warnings, total } = bill(monthOf('2025-06', { absences: [away('leave', ['2025-06-06', '2025-06-08'])] }));
		expect(total).toBe('3600.00');
		expect(warnings).toMatchObject([{ code: 'food-share-to-resident', day: '2025-06-06' }]);
		expect(warnings[0]?.text).toMatch(/3 Abwesenheitstage.*19,50/u);
	});
	it('not in part residential help', () => {
		const stay = { setting: 'part-residential' as const };
		expect(
			bill(monthOf('2025-06', { absences: [away('leave', ['2025-06-06', '2025-06-08'])], stay })).warnings
		).toEqual([]);
	});
	it('days that are left to a person, and a limit that is used up', () => {
		const absences = [
			away('social-facility', ['2025-06-02', '2025-06-03']),
			away('hospital', ['2025-06-05', '2025-06-30'])
		];
		expect(bill(monthOf('2025-06', { absences })).warnings.map(({ code, day }) => [code, day])).toEqual([
			['undecided', '2025-06-02'],
			['undecided', '2025-06-26']
		]);
		const leave = [away('leave', ['2025-05-02', '2025-06-08'])];
		expect(bill(monthOf('2025-06', { absences: leave })).warnings).toMatchObject([
			{ code: 'limit-used-up', day: '2025-06-01' }
		]);
	});
	it('a place is kept at the full rate while nobody has said what the share for food is', () => {
		const rates = dayAgreement().rates.map((rate) => ({ ...rate, foodShare: '0.00' as typeof rate.foodShare }));
		const absences = [away('hospital', ['2025-06-05', '2025-06-07'])];
		const { warnings } = bill(monthOf('2025-06', { absences, agreement: { ...dayAgreement(), rates } }));
		expect(warnings).toMatchObject([{ code: 'food-share-unknown', day: '2025-06-05' }]);
	});
});
