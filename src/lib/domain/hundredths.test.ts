import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromHundredths, toHundredths } from './hundredths';

it.each([
	['3', 300, '3.00'],
	['2.5', 250, '2.50'],
	['34.07', 3407, '34.07'],
	['0.05', 5, '0.05'],
	['-0.50', -50, '-0.50'],
	['-0', 0, '0.00']
])('%s is %i hundredths, shown as %s', (amount, hundredths, shown) => {
	expect(toHundredths(amount)).toBe(hundredths);
	expect(fromHundredths(hundredths)).toBe(shown);
});

it.each(['', '1.005', '1,5', '1e3', ' 1', 'NaN', '.5', '5.'])('refuses "%s"', (amount) => {
	expect(() => toHundredths(amount)).toThrow(RangeError);
});

it('loses nothing on the way there and back', () => {
	fc.assert(
		fc.property(fc.integer({ min: -1e12, max: 1e12 }), (hundredths) => {
			expect(toHundredths(fromHundredths(hundredths))).toBe(hundredths);
		})
	);
});
