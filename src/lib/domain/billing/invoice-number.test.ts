import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invoiceNumber, numbersAfter } from './invoice-number';

describe('invoiceNumber', () => {
	it.each([
		[2026, 1, '2026-00001'],
		[2026, 17, '2026-00017'],
		[2027, 123_456, '2027-123456']
	])('%i, %i: %s', (year, serial, expected) => {
		expect(invoiceNumber(year, serial)).toBe(expected);
	});

	it('numbers given in several goes are the same as in one', () => {
		fc.assert(
			fc.property(fc.nat(500), fc.array(fc.integer({ min: 1, max: 9 })), (last, counts) => {
				let given = last;
				const goes = counts.flatMap((count) => {
					const numbers = numbersAfter(2026, given, count);
					given += count;
					return numbers;
				});
				expect(goes).toEqual(numbersAfter(2026, last, goes.length));
				expect(new Set(goes).size).toBe(goes.length);
			})
		);
	});
});
