import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyEuro, anyPeriod } from '../../../../tests/factories/arbitrary';
import { monthOf, nextMonth, type Day, type Month } from '../day';
import { sum, type Euro } from '../money';
import { committedIn, monthBudget, monthShare, type Commitment } from './month-budget';

const home: Commitment = {
	begin: '2027-06-16' as Day,
	end: '2027-08-31' as Day,
	rate: '76.00' as Euro,
	unitsPerWeek: '7.00'
};

describe('committedIn', () => {
	it.each([
		['2027-05', '0.00'],
		['2027-06', '1140.00'],
		['2027-07', '2356.00'],
		['2027-08', '2280.00'],
		['2027-09', '0.00']
	])('%s: %s', (month, cost) => {
		expect(committedIn(month as Month, [home])).toBe(cost);
	});

	it('counts hours a week over seven days', () => {
		expect(committedIn('2027-07' as Month, [{ ...home, rate: '34.07' as Euro, unitsPerWeek: '3' }])).toBe('452.64');
	});

	it('adds up over the months to the planned cost', () => {
		fc.assert(
			fc.property(anyPeriod, anyEuro, (period, rate) => {
				const whole: Commitment = { ...period, rate, unitsPerWeek: '7' };
				const months: Euro[] = [];
				for (let month = monthOf(period.begin); month <= monthOf(period.end); month = nextMonth(month)) {
					months.push(committedIn(month, [whole]));
				}
				const days = (Date.parse(period.end) - Date.parse(period.begin)) / 86_400_000;
				expect(Number(sum(months))).toBeCloseTo(days * Number(rate), 2);
			})
		);
	});
});

describe('monthShare', () => {
	it('spreads the cents so that the year stays whole', () => {
		fc.assert(
			fc.property(anyEuro, (year) => {
				const months = Array.from(
					{ length: 12 },
					(_month, index) => `2027-${String(index + 1).padStart(2, '0')}` as Month
				);
				expect(sum(months.map((month) => monthShare(year, month)))).toBe(year);
			})
		);
	});
});

const booked = { ...home, ordered: null };

describe('monthBudget', () => {
	const july = '2027-07' as Month;
	const year = '60000.00' as Euro;
	it('tells what is left before and after', () => {
		expect(monthBudget(july, year, { committed: [booked], next: home })).toEqual({
			...{ month: july, amount: '5000.00', committed: '2356.00', ordered: '0.00', remaining: '2644.00' },
			...{ cost: '2356.00', remainingAfter: '288.00', exceeded: false }
		});
	});
	it('counts what was ordered in place of what was planned, stay by stay', () => {
		const ordered = { ...home, ordered: '2300.15' as Euro };
		expect(monthBudget(july, year, { committed: [booked, ordered], next: null })).toMatchObject({
			...{ committed: '4656.15', ordered: '2300.15', remaining: '343.85' }
		});
	});
	it('is exceeded by the cent', () => {
		const exact = monthBudget(july, '28272.00' as Euro, { committed: [], next: home });
		expect(exact).toMatchObject({ remainingAfter: '0.00', exceeded: false });
		const short = monthBudget(july, '28271.88' as Euro, { committed: [], next: home });
		expect(short).toMatchObject({ remainingAfter: '-0.01', exceeded: true });
	});
	it('without a next placement nothing is exceeded by it', () => {
		expect(monthBudget(july, '12.00' as Euro, { committed: [booked], next: null })).toMatchObject({
			...{ remaining: '-2355.00', cost: '0.00', exceeded: false }
		});
	});
});
