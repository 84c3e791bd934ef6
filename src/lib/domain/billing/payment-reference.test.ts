import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paymentPurpose, paymentReference, runNumberOf } from './payment-reference';

describe('what the bank gets to read', () => {
	it('a reference names run and provider and fits', () => {
		expect(paymentReference(12, '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d')).toBe('ZL12-0a1b2c3d4e5f4a6b');
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), fc.uuid(), (run, id) => {
				expect(paymentReference(run, id).length).toBeLessThanOrEqual(35);
			})
		);
	});

	it.each([
		['ZL12-0a1b2c3d4e5f4a6b', 12],
		['ZL12-0a1b', null],
		['NOTPROVIDED', null],
		['', null]
	])('the run of %s: %s', (reference, expected) => {
		expect(runNumberOf(reference)).toBe(expected);
	});

	it.each([
		[['2026-00017'], 'Rechnungen 2026-00017'],
		[['2026-00017', '2026-00018'], 'Rechnungen 2026-00017, 2026-00018'],
		[Array.from({ length: 40 }, (_, index) => `2026-000${index + 10}`), '40 Rechnungen von 2026-00010 bis 2026-00049']
	])('%j', (numbers, expected) => {
		expect(paymentPurpose(numbers)).toBe(expected);
	});
});
