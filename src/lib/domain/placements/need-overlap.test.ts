import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPeriod } from '../../../../tests/factories/arbitrary';
import { settings } from '../directory/kinds';
import type { Day } from '../day';
import { sameNeed, type Need } from './need-overlap';

const home: Need = {
	caseId: 'c1',
	setting: 'residential',
	begin: '2027-06-01' as Day,
	end: '2027-11-30' as Day
};

const anyNeed = fc
	.tuple(anyPeriod, fc.constantFrom('c1', 'c2'), fc.constantFrom(...settings))
	.map(([period, caseId, setting]): Need => ({ ...period, caseId, setting }));

describe('sameNeed', () => {
	it.each<[string, Partial<Need>, boolean]>([
		['the same', {}, true],
		['another child', { caseId: 'c2' }, false],
		['a tutor besides the home', { setting: 'ambulant' }, false],
		['one shared day', { begin: home.end, end: '2028-05-31' as Day }, true],
		['from the day after', { begin: '2027-12-01' as Day, end: '2028-05-31' as Day }, false],
		['within', { begin: '2027-08-01' as Day, end: '2027-08-02' as Day }, true]
	])('%s', (_case, other, expected) => {
		expect(sameNeed(home, { ...home, ...other })).toBe(expected);
	});
	it('is mutual, and true of itself', () => {
		fc.assert(
			fc.property(anyNeed, anyNeed, (a, b) => {
				expect(sameNeed(a, b)).toBe(sameNeed(b, a));
				expect(sameNeed(a, a)).toBe(true);
			})
		);
	});
});
