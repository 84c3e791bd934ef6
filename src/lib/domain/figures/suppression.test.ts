import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEWEST_CASES, hiddenParts } from './suppression';

const of = (counts: Record<string, number>) => [...hiddenParts(new Map(Object.entries(counts)))].sort();

describe('parts of a whole', () => {
	it.each([
		['none, when all are large', { a: 3, b: 10, c: 0 }, []],
		['a small one and the next, so that the rest does not give it away', { a: 1, b: 10, c: 7 }, ['a', 'c']],
		['as many as it takes for three cases each', { a: 1, b: 2, c: 3, d: 20 }, ['a', 'b', 'c', 'd']],
		[
			'all, also those with nothing, when they never come to three each',
			{ a: 1, b: 1, c: 2, d: 0 },
			['a', 'b', 'c', 'd']
		]
	])('%s', (_name, counts, expected) => {
		expect(of(counts)).toEqual(expected);
	});

	it.each([
		['one case beside the largest, as most of the others are in it too', { a: 4, b: 6 }, 7, ['a', 'b']],
		['two beside all that are shown', { a: 1, b: 5, c: 6, d: 30 }, 38, ['a', 'b', 'c']],
		['none, when the largest is everything', { a: 3, b: 6 }, 6, []]
	])('count a case that is in two of them once: %s', (_name, counts, whole, expected) => {
		expect([...hiddenParts(new Map(Object.entries(counts)), whole)].sort()).toEqual(expected);
	});

	it('never leave one from one or two cases to be computed from the rest', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.nat({ max: 30 })), (counts) => {
				const hidden = hiddenParts(new Map(Object.entries(counts)));
				const small = Object.entries(counts).filter(([, count]) => count > 0 && count < FEWEST_CASES);
				expect(small.every(([key]) => hidden.has(key))).toBe(true);
				const kept = Object.entries(counts).filter(([key]) => hidden.has(key));
				const left = kept.reduce((sum, [, count]) => sum + count, 0);
				const everything = kept.length === Object.keys(counts).length;
				if (kept.length > 0 && !everything) {
					expect(kept.length).toBeGreaterThan(1);
					expect(left).toBeGreaterThanOrEqual(FEWEST_CASES * kept.length);
				}
			})
		);
	});

	it('do not depend on their order', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.string(), fc.nat({ max: 9 }))), (entries) => {
				const counts = [...new Map(entries)];
				expect(hiddenParts(new Map(counts.toReversed()))).toEqual(hiddenParts(new Map(counts)));
			})
		);
	});
});
