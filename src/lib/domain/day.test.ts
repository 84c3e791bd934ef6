import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDay } from '../../../tests/factories/arbitrary';
import {
	addDays,
	addYears,
	ageOn,
	calendarWeekOf,
	daysBetween,
	earlierOf,
	firstDayAtAge,
	firstOfMonth,
	formatDay,
	lastOfMonth,
	laterOf,
	monthOf,
	nextMonth,
	weekdayOf,
	type Day,
	type Month
} from './day';

const day = (text: string) => text as Day;
const month = (text: string) => text as Month;

describe('counting days', () => {
	it.each([
		['2017-06-01', 182, '2017-11-30'],
		['2027-03-27', 2, '2027-03-29'], // the clock change of 28 March loses an hour, not a day
		['2027-12-31', 1, '2028-01-01'],
		['2028-03-01', -1, '2028-02-29'],
		['1969-12-31', 1, '1970-01-01']
	])('%s plus %i days is %s', (from, count, expected) => {
		expect(addDays(day(from), count)).toBe(expected);
		expect(daysBetween(day(from), day(expected))).toBe(count);
	});
	it('counts back what it added', () => {
		fc.assert(
			fc.property(anyDay, fc.integer({ min: -9000, max: 9000 }), (from, count) => {
				expect(daysBetween(from, addDays(from, count))).toBe(count);
			})
		);
	});
	it('finds the earlier and the later of two days', () => {
		expect(earlierOf(day('2027-01-02'), day('2027-01-10'))).toBe('2027-01-02');
		expect(laterOf(day('2027-01-02'), day('2027-01-10'))).toBe('2027-01-10');
	});
});

describe('months', () => {
	it.each([
		['2027-02', '2027-02-28', '2027-03'],
		['2028-02', '2028-02-29', '2028-03'],
		['2027-12', '2027-12-31', '2028-01']
	])('%s ends on %s, then comes %s', (given, last, next) => {
		expect(firstOfMonth(month(given))).toBe(`${given}-01`);
		expect(lastOfMonth(month(given))).toBe(last);
		expect(nextMonth(month(given))).toBe(next);
		expect(monthOf(day(last))).toBe(given);
	});
});

describe('age', () => {
	it.each([
		['2012-06-01', '2027-05-31', 14],
		['2012-06-01', '2027-06-01', 15],
		['2012-02-29', '2027-02-28', 14], // § 188 Abs. 2 BGB: completed at the end of 28 February
		['2012-02-29', '2027-03-01', 15],
		['2012-02-29', '2028-02-29', 16],
		['2028-01-01', '2027-12-31', -1]
	])('born %s is on %s %i years old', (birth, on, age) => {
		expect(ageOn(day(birth), day(on))).toBe(age);
	});
	it('reaches an age on the first day on which it has it', () => {
		const birthDates = fc.oneof(anyDay, fc.constant(day('2024-02-29')));
		fc.assert(
			fc.property(birthDates, fc.integer({ min: 0, max: 30 }), (birth, years) => {
				const first = firstDayAtAge(birth, years);
				expect([ageOn(birth, addDays(first, -1)), ageOn(birth, first)]).toEqual([years - 1, years]);
			})
		);
	});
	it.each([
		['2027-06-01', -2, '2025-06-01'],
		['2028-02-29', 1, '2029-02-28'],
		['2028-02-29', 4, '2032-02-29']
	])('%s moved by %i years is %s', (given, count, expected) => {
		expect(addYears(day(given), count)).toBe(expected);
	});
});

describe('weeks', () => {
	it.each([
		['2026-11-22', 7, 47],
		['2026-11-23', 1, 48],
		['2027-01-01', 5, 53],
		['2027-01-04', 1, 1],
		['2024-12-30', 1, 1],
		['1969-12-29', 1, 1]
	])('%s is weekday %i of calendar week %i (ISO 8601)', (given, weekday, week) => {
		expect([weekdayOf(day(given)), calendarWeekOf(day(given))]).toEqual([weekday, week]);
	});
});

it('is shown as people write it', () => {
	expect(formatDay(day('2027-06-01'))).toBe('01.06.2027');
});
