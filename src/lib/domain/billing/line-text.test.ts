import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Day } from '../day';
import { euro } from '../money';
import { amountText, quantityText, spanText } from './line-text';
import { quantityText as quantityOf } from './lines';

it.each([
	['31', 'day', '31 Tage × 120,00 €'],
	['1', 'day', '1 Tag × 120,00 €'],
	['-30', 'day', '−30 Tage × 120,00 €'],
	['1.5', 'hour', '1:30 Std. × 120,00 €'],
	['1', 'hour', '1:00 Std. × 120,00 €'],
	['-4.5', 'hour', '−4:30 Std. × 120,00 €'],
	['0.4167', 'hour', '0:25 Std. × 120,00 €'],
	['0.375', 'hour', '0,38 Std. × 120,00 €'],
	['26.6667', 'hour', '26:40 Std. × 120,00 €'],
	['0.4839', 'month', '0,48 Monate × 120,00 €'],
	['1', 'month', '1 Monat × 120,00 €'],
	['1', 'piece', '1 Stück × 120,00 €']
] as const)('%s %s: %s', (quantity, unit, expected) => {
	expect(quantityText({ quantity, unit, price: euro(120) }).replaceAll('\u00a0', ' ')).toBe(expected);
});

it('a span in one year, a single day', () => {
	expect(spanText({ from: '2026-10-01' as Day, to: '2026-10-31' as Day })).toBe('01.10.–31.10.2026');
	expect(spanText({ from: '2026-10-01' as Day, to: '2026-10-01' as Day })).toBe('01.10.2026');
});

it('whole minutes are never shown as a fraction, and nothing with more than two places', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 100_000 }), fc.constantFrom(1, 2, 3, 4, 7), (minutes, participants) => {
			const text = amountText({ quantity: quantityOf(minutes, 60 * participants), unit: 'hour' });
			expect(text).toMatch(minutes % participants === 0 ? /^\d+:[0-5]\d Std\.$/ : /^\d+(:[0-5]\d|(,\d{1,2})?) Std\.$/);
		})
	);
});
