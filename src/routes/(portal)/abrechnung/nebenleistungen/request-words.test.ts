import { expect, it } from 'vitest';
import type { Day } from '$lib/domain/day';
import { euro } from '$lib/domain/money';
import { paidText } from './request-words';

const from = '2026-11-05' as Day;

it.each([
	[{ amount: euro(85), rhythm: 'once', from, to: null }, 'einmalig 85,00 € am 05.11.2026'],
	[{ amount: null, rhythm: 'month', from, to: null }, 'monatlich nach der Tabelle ab 05.11.2026'],
	[
		{ amount: euro('12.5'), rhythm: 'month', from, to: '2027-01-31' as Day },
		'monatlich 12,50 € ab 05.11.2026 bis 31.01.2027'
	]
] as const)('%o reads as %s', (paid, expected) => {
	expect(paidText(paid).replaceAll('\u00a0', ' ')).toBe(expected);
});
