import { describe, expect, it } from 'vitest';
import type { Euro } from '$lib/domain/money';
import { termsOf } from './agreement-text';

const nothing = { foodShare: null, pfg: null, travelSurcharge: null, switches: {}, reference: null };

describe('what an agreement says besides the rate', () => {
	it.each([
		[nothing, 'ohne weitere Angaben'],
		[{ ...nothing, foodShare: '6.50' as Euro }, 'Lebensmittelanteil 6,50 €'],
		[
			{ ...nothing, travelSurcharge: '5.20' as Euro, switches: { firstMissedDay: 'absence' } },
			'Wegezuschlag 5,20 € je Stunde, eine Lesart anders'
		],
		[
			{ ...nothing, pfg: '113.50' as Euro, switches: { a: 1, b: 2 }, reference: 'Vom 12.03.2026' },
			'Platzfreihaltgeld 113,50 €, 2 Lesarten anders, Vom 12.03.2026'
		]
	])('%j reads: %s', (terms, text) => {
		expect(termsOf(terms).replaceAll('\u00a0', ' ')).toBe(text);
	});
});
