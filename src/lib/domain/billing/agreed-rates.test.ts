import { describe, expect, it } from 'vitest';
import type { Day } from '../day';
import type { Euro } from '../money';
import { agreedRates } from './agreed-rates';
import { kindOfLetter, kindsOfMonth, lettersOf } from './day-letters';
import { bill } from './bill';
import { monthOf, record } from '../../../../tests/factories/billing';
import { appointmentsBetween } from './weekly-appointments';

const slice = (from: string, amount: string, pfg: string | null = null) => ({
	...{ from: from as Day, amount: amount as Euro, pfg: pfg as Euro | null }
});
const terms = (from: string, values: { foodShare?: string; pfg?: string; travelSurcharge?: string }) => ({
	...{ from: from as Day, foodShare: (values.foodShare ?? null) as Euro | null },
	...{ pfg: (values.pfg ?? null) as Euro | null, travelSurcharge: (values.travelSurcharge ?? null) as Euro | null }
});
const share = (from: string, foodShare: string) => terms(from, { foodShare });

describe('agreedRates', () => {
	it.each([
		['no share is known', [slice('2025-01-01', '120.00')], [], ['2025-01-01 120.00 0.00']],
		[
			'the slice names its fee',
			[slice('2025-01-01', '120.00', '113.50')],
			[share('2025-01-01', '9.00')],
			['2025-01-01 120.00 6.50']
		],
		[
			'the share changes between two prices',
			[slice('2025-01-01', '120.00'), slice('2025-07-01', '125.00')],
			[share('2024-01-01', '6.50'), share('2025-03-01', '7.00')],
			['2025-01-01 120.00 6.50', '2025-03-01 120.00 7.00', '2025-07-01 125.00 7.00']
		],
		[
			'the agreement names the fee, which is never above the rate',
			[slice('2025-01-01', '120.00'), slice('2025-07-01', '110.00')],
			[terms('2025-01-01', { pfg: '113.50', foodShare: '9.00' })],
			['2025-01-01 120.00 6.50', '2025-07-01 110.00 0.00']
		]
	])('%s', (_, slices, agreed, expected) => {
		expect(agreedRates(slices, agreed).map(({ from, amount, foodShare }) => `${from} ${amount} ${foodShare}`)).toEqual(
			expected
		);
	});

	it('a surcharge holds from the day on which it was agreed', () => {
		const agreed = [terms('2025-01-01', {}), terms('2025-03-17', { travelSurcharge: '5.00' })];
		const rates = agreedRates([slice('2025-01-01', '60.00')], agreed);
		expect(rates.map(({ from, travelSurcharge }) => `${from} ${travelSurcharge}`)).toEqual([
			'2025-01-01 0.00',
			'2025-03-17 5.00'
		]);
		const facts = monthOf('2025-03', {
			...{ agreement: { ruleSet: 'LRV-MV', switches: {}, rates }, stay: { setting: 'ambulant' } },
			records: [record('2025-03-14'), record('2025-03-17')]
		});
		expect(bill(facts).days.map(({ day, rate }) => `${day} ${rate}`)).toEqual(['2025-03-14 60.00', '2025-03-17 65.00']);
	});
});

describe('appointmentsBetween', () => {
	const tuesday = {
		weekday: 2,
		minutes: 90,
		individuallyDated: true,
		from: '2025-03-05' as Day,
		until: '2025-03-24' as Day
	};
	it('gives the days of the agreed weekday, within what was agreed', () => {
		const found = appointmentsBetween([tuesday], '2025-03-01' as Day, '2025-03-31' as Day);
		expect(found.map(({ day }) => day)).toEqual(['2025-03-11', '2025-03-18']);
	});
	it('both days of the period included', () => {
		const found = appointmentsBetween([{ ...tuesday, until: null }], '2025-03-11' as Day, '2025-03-18' as Day);
		expect(found.map(({ day }) => day)).toEqual(['2025-03-11', '2025-03-18']);
	});
});

describe('letters of a month', () => {
	it('are there for every day, and lead back to the kind', () => {
		const facts = monthOf('2025-06', { stay: { entry: '2025-06-28' } });
		const kinds = kindsOfMonth(facts.month, bill(facts).days);
		expect(lettersOf(kinds)).toBe(`${'·'.repeat(27)}AAA`);
		expect(Array.from(lettersOf(kinds), kindOfLetter)).toEqual(kinds);
		expect(kindOfLetter('–')).toBeNull();
	});
});
