import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changePercent, mean, median, quotient, weightedMean } from './statistics';

const text = (value: Decimal | null) => value?.toString() ?? null;

describe('median', () => {
	it.each([
		[[], null],
		[[7], '7'],
		[[9, 1, 5], '5'],
		[[4, 1, 3, 2], '2.5'],
		[[1, 2, 2, 100], '2']
	])('of %j is %s', (values, expected) => {
		expect(text(median(values))).toBe(expected);
	});

	it('does not depend on the order and lies between the extremes', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(), { minLength: 1 }), (values) => {
				const middle = median(values);
				expect(text(middle)).toBe(text(median(values.toReversed())));
				expect(middle?.gte(Math.min(...values)) && middle.lte(Math.max(...values))).toBe(true);
			})
		);
	});
});

it('the mean of nothing is nothing, of one tenth and two tenths exactly fifteen hundredths', () => {
	expect(mean([])).toBeNull();
	expect(text(mean(['0.1', '0.2']))).toBe('0.15');
});

it('nothing is divided by 0', () => {
	expect(quotient(1, 0)).toBeNull();
	expect(text(quotient(1, 8))).toBe('0.125');
});

describe('change in percent', () => {
	it.each([
		['42', '35', '20'],
		['28', '35', '-20'],
		['0', '35', '-100'],
		['35', '0', null],
		[null, '35', null],
		['35', null, null]
	])('from %s against %s is %s', (now, before, expected) => {
		const decimal = (value: string | null) => (value === null ? null : new Decimal(value));
		expect(text(changePercent(decimal(now), decimal(before)))).toBe(expected);
	});
});

describe('weighted mean', () => {
	it('is Σ value × weight ÷ Σ weight', () => {
		const entries = [
			{ value: new Decimal(10), weight: 3 },
			{ value: new Decimal(20), weight: 1 }
		];
		expect(text(weightedMean(entries))).toBe('12.5');
		expect(weightedMean([])).toBeNull();
	});

	it('of equal values is that value', () => {
		fc.assert(
			fc.property(
				fc.integer(),
				fc.array(fc.integer({ min: 1, max: 9_999_999 }), { minLength: 1 }),
				(value, weights) => {
					const entries = weights.map((weight) => ({ value: new Decimal(value), weight }));
					expect(weightedMean(entries)?.minus(value).abs().lt('1e-9')).toBe(true);
				}
			)
		);
	});
});
