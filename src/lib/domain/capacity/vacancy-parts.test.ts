import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCapacitySlices, anyDay, anyOccupancies } from '../../../../tests/factories/arbitrary';
import { addDays, daysBetween, weekdayOf, type Day } from '../day';
import { toHundredths } from '../hundredths';
import { freeSteps, minimumFree, type CapacitySlice, type Occupancy } from './free-steps';
import { occupancyKinds } from './kinds';
import { vacancyParts, weeksAhead } from './vacancy-parts';

const day = (text: string) => text as Day;
const slice: CapacitySlice = { from: null, until: null, operable: '8.00', occupiedOutside: '1.50' };
const entry = (kind: Occupancy['kind'], amount: string): Occupancy => ({
	kind,
	amount,
	from: day('2027-06-01'),
	until: day('2027-07-01')
});
const ledgers = fc.record({ slices: anyCapacitySlices, occupancies: anyOccupancies });
const none = { held: '0.00', booked: '0.00', stayed: '0.00', foreign: '0.00', blocked: '0.00' };

describe('vacancyParts', () => {
	const full = {
		slices: [slice],
		occupancies: [
			entry('held', '1.00'),
			entry('booked', '2.00'),
			entry('stayed', '2.00'),
			entry('foreign', '0.50'),
			entry('blocked', '1.00')
		]
	};
	it.each([
		{
			case: 'nothing reported',
			ledger: { slices: [], occupancies: [] },
			expected: { ...none, operable: '0.00', free: '0.00', overbooked: '0.00' }
		},
		{
			case: 'reported outside occupancy is foreign, like the dated one',
			ledger: full,
			expected: {
				held: '1.00',
				booked: '2.00',
				stayed: '2.00',
				foreign: '2.00',
				blocked: '1.00',
				operable: '8.00',
				free: '0.00',
				overbooked: '0.00'
			}
		},
		{
			case: 'operable lowered below what is occupied',
			ledger: { ...full, slices: [{ ...slice, operable: '5.00' }] },
			expected: {
				held: '1.00',
				booked: '2.00',
				stayed: '2.00',
				foreign: '2.00',
				blocked: '1.00',
				operable: '5.00',
				free: '0.00',
				overbooked: '3.00'
			}
		}
	])('$case', ({ ledger, expected }) => {
		expect(vacancyParts(ledger, day('2027-06-30'))).toEqual(expected);
	});
	it('returns a place on the day after the last', () => {
		expect(vacancyParts(full, day('2027-07-01')).free).toBe('6.50');
	});
	it('always adds up, with nothing negative, and never free and overbooked at once', () => {
		fc.assert(
			fc.property(ledgers, anyDay, (ledger, on) => {
				const parts = vacancyParts(ledger, on);
				const total = [...occupancyKinds, 'free' as const].reduce((sum, part) => sum + toHundredths(parts[part]), 0);
				expect(total).toBe(toHundredths(parts.operable) + toHundredths(parts.overbooked));
				expect(Object.values(parts).every((part) => toHundredths(part) >= 0)).toBe(true);
				expect([parts.free, parts.overbooked]).toContain('0.00');
			})
		);
	});
	it('calls free what the search calls free', () => {
		fc.assert(
			fc.property(ledgers, anyDay, (ledger, on) => {
				const steps = freeSteps(ledger.slices, ledger.occupancies);
				expect(vacancyParts(ledger, on).free).toBe(minimumFree(steps, { begin: on, end: on }));
			})
		);
	});
});

describe('weeksAhead', () => {
	const ledger = { slices: [slice], occupancies: [entry('booked', '3.00')] };
	it('starts today, then runs from Monday to Sunday', () => {
		const [first, second, third] = weeksAhead(ledger, day('2027-05-26'));
		expect(first).toMatchObject({ calendarWeek: 21, begin: '2027-05-26', end: '2027-05-30', parts: { free: '6.50' } });
		expect(second).toMatchObject({ calendarWeek: 22, begin: '2027-05-31', end: '2027-06-06', parts: { free: '3.50' } });
		expect(second?.tightestDay).toBe('2027-06-01');
		expect(third).toMatchObject({ calendarWeek: 23, begin: '2027-06-07', tightestDay: '2027-06-07' });
	});
	it('shows 26 weeks', () => {
		expect(weeksAhead(ledger, day('2026-11-22'))).toHaveLength(26);
	});
	it('leaves no day out and shows the least that is free', () => {
		fc.assert(
			fc.property(ledgers, anyDay, (given, today) => {
				const weeks = weeksAhead(given, today, 4);
				const steps = freeSteps(given.slices, given.occupancies);
				expect(daysBetween(today, weeks.at(-1)?.end ?? today)).toBe(28 - weekdayOf(today));
				expect(weeks.slice(1).every((week, index) => week.begin === addDays(weeks[index]?.end ?? today, 1))).toBe(true);
				expect(weeks.map((week) => week.parts.free)).toEqual(weeks.map((week) => minimumFree(steps, week)));
			}),
			{ numRuns: 50 }
		);
	});
});
