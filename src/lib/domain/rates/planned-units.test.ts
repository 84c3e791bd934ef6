import { describe, expect, it } from 'vitest';
import type { Day } from '../day';
import { planFigures, plannedUnits, type CarePeriod } from './planned-units';

const period = (begin: string, end: string): CarePeriod => ({ begin: begin as Day, end: end as Day });
const halfYear = period('2017-06-01', '2017-11-30');

describe('planFigures', () => {
	it.each([
		['the example of the specification', halfYear, { days: 182, weeks: '26.00' }],
		['one day', period('2027-06-01', '2027-06-01'), { days: 0, weeks: '0.00' }],
		['ten days', period('2027-06-01', '2027-06-11'), { days: 10, weeks: '1.43' }],
		['a leap year', period('2028-01-01', '2028-12-31'), { days: 365, weeks: '52.14' }]
	])('%s', (_case, given, expected) => {
		expect(planFigures(given)).toEqual(expected);
	});
	it.each([
		['7', '182.00'],
		['5', '130.00'],
		['3', '78.00'],
		['2.25', '58.50']
	])('%s units a week are %s units in 26 weeks', (perWeek, units) => {
		expect(plannedUnits(halfYear, perWeek)).toBe(units);
	});
});
