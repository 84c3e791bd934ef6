import fc from 'fast-check';
import { getHolidays } from 'feiertagejs';
import { describe, expect, it } from 'vitest';
import { anyDay } from '../../../tests/factories/arbitrary';
import { addDays, weekdayOf, yearOf, type Day } from './day';
import { landCodes } from './holidays';
import { addMonths, addWorkingDays, easterSunday, holidayOn, isWorkingDay, orNextWorkingDay } from './working-days';

const day = (text: string) => text as Day;

/** The other source takes what holds in most communes of Bavaria for all of them, and has no single years of Berlin. */
const seenDifferently = (on: Day, land: string) =>
	(land === 'BY' && on.endsWith('-08-15')) || (land === 'BE' && ['2020-05-08', '2025-05-08'].includes(on));

describe('holidays', () => {
	it.each([
		['2024-03-31', 2024],
		['2025-04-20', 2025],
		['2026-04-05', 2026],
		['2027-03-28', 2027],
		['2038-04-25', 2038],
		['2049-04-18', 2049],
		['2076-04-19', 2076]
	])('Easter Sunday is %s', (expected, year) => {
		expect(easterSunday(year)).toBe(expected);
	});

	it.each([
		['2026-03-08', 'MV', 'Internationaler Frauentag'],
		['2022-03-08', 'MV', null],
		['2026-03-08', 'SH', null],
		['2016-10-31', 'MV', 'Reformationstag'],
		['2016-10-31', 'SH', null],
		['2017-10-31', 'SH', 'Reformationstag'],
		['2026-10-31', 'SH', 'Reformationstag'],
		['2026-10-31', 'BE', null],
		['2026-04-03', 'BE', 'Karfreitag'],
		['2026-05-14', 'MV', 'Christi Himmelfahrt'],
		['2026-05-25', 'SH', 'Pfingstmontag'],
		['2026-06-04', 'MV', null],
		['2027-01-06', 'BW', 'Heilige Drei Könige'],
		['2027-01-06', 'HE', null],
		['2019-03-08', 'BE', 'Internationaler Frauentag'],
		['2018-03-08', 'BE', null],
		['2026-04-05', 'BB', 'Ostersonntag'],
		['2026-04-05', 'HE', null],
		['2026-05-24', 'BB', 'Pfingstsonntag'],
		['2020-05-08', 'BE', '75. Jahrestag der Befreiung'],
		['2026-05-08', 'BE', null],
		['2026-06-04', 'NW', 'Fronleichnam'],
		['2026-06-04', 'RP', 'Fronleichnam'],
		['2026-08-15', 'SL', 'Mariä Himmelfahrt'],
		['2026-08-15', 'BY', null],
		['2026-09-20', 'TH', 'Weltkindertag'],
		['2018-09-20', 'TH', null],
		['2018-10-31', 'NI', 'Reformationstag'],
		['2016-10-31', 'HB', null],
		['2017-10-31', 'BY', 'Reformationstag'],
		['2018-10-31', 'BY', null],
		['2026-10-31', 'HH', 'Reformationstag'],
		['2026-11-01', 'SL', 'Allerheiligen'],
		['2026-11-01', 'HE', null],
		['2026-11-18', 'SN', 'Buß- und Bettag'],
		['2022-11-16', 'SN', 'Buß- und Bettag'],
		['2026-11-18', 'ST', null],
		['2026-12-26', '', '2. Weihnachtstag']
	])('%s in %s: %s', (on, land, name) => {
		expect(holidayOn(day(on), land)).toBe(name);
	});

	it.each(landCodes)('are those of another source for %s, 2018 to 2035', (land) => {
		const different: Day[] = [];
		const there = new Set<string>();
		for (let year = 2018; year <= 2035; year += 1)
			for (const { dateString } of getHolidays(year, land)) there.add(dateString);
		for (let on = day('2018-01-01'); yearOf(on) <= 2035; on = addDays(on, 1)) {
			if (weekdayOf(on) < 7 && there.has(on) !== (holidayOn(on, land) !== null)) different.push(on);
		}
		expect(there.size).toBeGreaterThan(150);
		expect(different.filter((on) => !seenDifferently(on, land))).toEqual([]);
	});
});

describe('working days', () => {
	it.each([
		['a Friday stays', '2026-11-20', 'MV', '2026-11-20'],
		['Saturday to Monday', '2026-11-21', 'MV', '2026-11-23'],
		['Good Friday to Tuesday after Easter', '2026-04-03', 'MV', '2026-04-07'],
		['over Christmas and the weekend', '2026-12-25', 'SH', '2026-12-28'],
		['New Year, a Friday, to Monday', '2027-01-01', 'SH', '2027-01-04'],
		['31 October, a Friday, to Monday', '2025-10-31', 'MV', '2025-11-03'],
		['31 October is nothing in Berlin', '2025-10-31', 'BE', '2025-10-31']
	])('%s', (_name, on, land, expected) => {
		expect(orNextWorkingDay(day(on), land)).toBe(expected);
	});

	it.each([
		['2026-12-23', 3, 'MV', '2026-12-29'],
		['2026-11-20', 1, 'MV', '2026-11-23'],
		['2026-11-20', 0, 'MV', '2026-11-20'],
		['2023-03-07', 1, 'MV', '2023-03-09'],
		['2023-03-07', 1, 'SH', '2023-03-08']
	])('%s and %i working days in %s: %s', (from, count, land, expected) => {
		expect(addWorkingDays(day(from), count, { land })).toBe(expected);
	});
	it.each([
		// From a Friday on: the Saturday counts, but no period ends on it (§ 26 Abs. 3 SGB X).
		['2026-06-05', 1, '2026-06-08'],
		['2026-06-05', 2, '2026-06-08'],
		['2026-06-05', 6, '2026-06-12'],
		['2026-06-05', 7, '2026-06-15'],
		// Second Christmas Day is a Saturday and no Saturday like any other.
		['2026-12-23', 2, '2026-12-28']
	])('where Saturdays count: %s and %i working days: %s', (from, count, expected) => {
		expect(addWorkingDays(day(from), count, { land: 'MV', saturdays: true })).toBe(expected);
	});

	it('the next working day is one, and none lies before it', () => {
		fc.assert(
			fc.property(anyDay, fc.constantFrom('MV', 'SH', 'BE'), (on, land) => {
				const next = orNextWorkingDay(on, land);
				expect(isWorkingDay(next, land)).toBe(true);
				for (let between = on; between < next; between = addDays(between, 1))
					expect(isWorkingDay(between, land)).toBe(false);
			})
		);
	});
});

describe('periods of months, § 188 Abs. 2 and 3 BGB', () => {
	it.each([
		['2026-01-15', 1, '2026-02-15'],
		['2026-01-31', 1, '2026-02-28'],
		['2028-01-31', 1, '2028-02-29'],
		['2028-01-29', 1, '2028-02-29'],
		['2026-02-28', 1, '2026-03-28'],
		['2026-12-31', 1, '2027-01-31'],
		['2026-05-31', 1, '2026-06-30'],
		['2026-11-30', 3, '2027-02-28'],
		['2026-06-15', 12, '2027-06-15']
	])('%s and %i months: %s', (from, count, expected) => {
		expect(addMonths(day(from), count)).toBe(expected);
	});
});
