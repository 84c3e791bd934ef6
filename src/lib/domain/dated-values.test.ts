import { describe, expect, it } from 'vitest';
import type { Day } from './day';
import { rowInForce } from './dated-values';

const rows = [
	{ from: '2020-01-01', value: 3, source: 'first' },
	{ from: '2025-01-01', value: 4, source: 'second' }
];

describe('the row in force', () => {
	it.each([
		['2019-12-31', 'first'],
		['2020-01-01', 'first'],
		['2024-12-31', 'first'],
		['2025-01-01', 'second'],
		['2030-06-15', 'second']
	])('on %s is the %s', (day, source) => {
		expect(rowInForce(rows, day as Day).source).toBe(source);
	});

	it('of nothing is a mistake of the program', () => {
		expect(() => rowInForce([], '2026-01-01' as Day)).toThrow(RangeError);
	});
});
