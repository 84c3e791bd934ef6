import { describe, expect, it } from 'vitest';
import type { Day } from './day';
import { monthName, monthsBefore } from './month-name';

describe('months in words', () => {
	it.each([
		['2026-01', 'Januar 2026'],
		['2026-10', 'Oktober 2026'],
		['2027-12', 'Dezember 2027']
	])('%s: %s', (month, expected) => {
		expect(monthName(month)).toBe(expected);
	});

	it('those that are over, newest first', () => {
		expect(monthsBefore('2027-02-28' as Day, 3)).toEqual(['2027-01', '2026-12', '2026-11']);
	});
});
