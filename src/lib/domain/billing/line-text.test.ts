import { expect, it } from 'vitest';
import type { Day } from '../day';
import { euro } from '../money';
import { quantityText, spanText } from './line-text';

it.each([
	['31', 'day', '31 Tage × 120,00 €'],
	['1', 'day', '1 Tag × 120,00 €'],
	['-30', 'day', '−30 Tage × 120,00 €'],
	['1.5', 'hour', '1,5 Std. × 120,00 €'],
	['1', 'month', '1 Monat × 120,00 €'],
	['1', 'piece', '1 Stück × 120,00 €']
] as const)('%s %s: %s', (quantity, unit, expected) => {
	expect(quantityText({ quantity, unit, price: euro(120) }).replaceAll('\u00a0', ' ')).toBe(expected);
});

it('a span in one year, a single day', () => {
	expect(spanText({ from: '2026-10-01' as Day, to: '2026-10-31' as Day })).toBe('01.10.–31.10.2026');
	expect(spanText({ from: '2026-10-01' as Day, to: '2026-10-01' as Day })).toBe('01.10.2026');
});
