import { describe, expect, it } from 'vitest';
import { officeWith, people } from '../../../../tests/factories/figures';
import type { Month } from '../day';
import { tableOf } from './table';

const month = '2025-02' as Month;

const vg = officeWith({
	sign: 'VG',
	months: {
		'2024-01': { cases: 30 },
		'2024-02': { cases: 34 }, // the other months of 2024 are missing
		'2024-12': { cases: 41 },
		'2025-01': { cases: 44 },
		'2025-02': { cases: 40 }
	},
	population: [
		people({ year: 2019, total: 235_623, basis: 'Zensus 2011' }),
		people({ year: 2023, total: 226_181, under18: 33_795 }),
		people({ year: 2024, total: 224_956, under18: 33_263 })
	]
});
const hro = officeWith({
	sign: 'HRO',
	months: { '2025-01': { cases: 20 }, '2025-02': { cases: 10 } },
	population: [people({ year: 2023, total: 204_948, under18: 29_030 })]
});
const lupWithoutYoung = officeWith({
	sign: 'LUP',
	months: { '2023-01': { cases: 5 } },
	population: [people({ year: 2023, total: 209_372 })]
});
const lup = officeWith({ sign: 'LUP', months: {}, population: [people({ year: 2024, total: 208_092 })] });

describe('the columns of a row', () => {
	const [row] = tableOf('cases', month, [vg]).rows;

	it('are month, month before across the year, mean of this and of last year, and their change', () => {
		expect(row).toMatchObject({
			...{ current: '40', previous: '44', meanThisYear: '42.0', meanLastYear: '35.0' },
			changePercent: '20.0' // (42 − 35) ÷ 35
		});
	});

	it('look into December for the month before January', () => {
		const january = tableOf('cases', '2025-01' as Month, [vg]).rows[0];
		expect(january).toMatchObject({ current: '44', previous: '41', meanThisYear: '44.0' });
	});

	it('tell no change against nothing', () => {
		expect(tableOf('cases', month, [hro]).rows[0]).toMatchObject({ meanLastYear: null, changePercent: null });
	});

	it('tell a change that rounds to nothing without a sign', () => {
		const steady = officeWith({ sign: 'VR', months: { '2024-05': { cases: 10_000 }, '2025-02': { cases: 9_999 } } });
		expect(tableOf('cases', month, [steady]).rows[0]?.changePercent).toBe('0.0');
	});

	it('tell no change against 0', () => {
		const zero = officeWith({
			sign: 'VR',
			months: { '2024-05': { cases: 9, outOfArea: 0 }, '2025-02': { cases: 9, outOfArea: 4 } }
		});
		expect(tableOf('out-of-area', month, [zero]).rows[0]).toMatchObject({
			...{ meanLastYear: '0.0', meanThisYear: '4.0', changePercent: null }
		});
	});
});

describe('all offices', () => {
	const table = tableOf('cases', month, [hro, lup, vg]);

	it('stand in the usual order, the own one marked', () => {
		expect(table.rows.map(({ sign, own }) => [sign, own])).toEqual([
			['VG', true],
			['LUP', false],
			['HRO', false]
		]);
	});

	it('add up; an office without data is missing, not 0', () => {
		expect(table.rows[1]?.current).toBeNull();
		expect(table.sum).toMatchObject({ current: '50', previous: '64', meanThisYear: '57.0' });
	});

	it('are weighted by the inhabitants of the latest year not after the figure’s, over those with data', () => {
		// (40 × 224956 + 10 × 204948) ÷ (224956 + 204948) = 25,698…
		expect(table.weightedMean.current).toBe('25.7');
		// Last year only VG has data: its own mean, whatever its weight.
		expect(table.weightedMean.meanLastYear).toBe('35.0');
	});

	it('name the number of inhabitants that counts, with its census', () => {
		expect(table.notes).toEqual(['Einwohner: 2023 (Zensus 2022), 2024 (Zensus 2022).']);
	});

	it('use the census of the time: 2019 for a figure of 2021', () => {
		const early = officeWith({ sign: 'VG', months: { '2021-03': { cases: 9 } }, population: vg.population });
		const later = officeWith({ sign: 'HRO', months: { '2021-03': { cases: 3 } }, population: hro.population });
		const { notes, weightedMean } = tableOf('cases', '2021-03' as Month, [early, later]);
		expect(weightedMean.current).toBe('9.0');
		expect(notes).toEqual([
			'Einwohner: 2019 (Zensus 2011).',
			'Für HRO fehlt die Einwohnerzahl 2021: hat kein Gewicht und zählt im Durchschnitt nicht mit.'
		]);
	});
});

describe('inhabitants of two censuses', () => {
	/** 2019 (Zensus 2011) counts for 2022, 2023 (Zensus 2022) for 2023: computed by hand. */
	const told = officeWith({
		sign: 'VG',
		months: {
			'2022-11': { cases: 9, paidCents: 1_178_115_00 }, // 5,00 for each of 235.623
			'2022-12': { cases: 9, paidCents: 1_649_361_00 }, // 7,00
			'2023-01': { cases: 9, paidCents: 1_628_503_20 } // 7,20 for each of 226.181
		},
		population: vg.population
	});
	const january = '2023-01' as Month;

	it('count each for its year, and the table says so', () => {
		const { rows, notes } = tableOf('payments-per-inhabitant', january, [told]);
		expect(rows[0]).toMatchObject({ current: '7.20', previous: '7.00', meanThisYear: '7.20', meanLastYear: '6.00' });
		expect(rows[0]?.changePercent).toBe('20.0');
		expect(notes).toEqual([
			'Einwohner: 2023 (Zensus 2022).',
			'Im Vorjahr: 2019 (Zensus 2011). Die Grundlage ist eine andere: ein Teil der Änderung kann daher kommen.'
		]);
	});

	it('change the weights of the mean of any other figure', () => {
		expect(tableOf('cases', january, [told]).notes.at(-1)).toContain('das ändert die Gewichte im Durchschnitt');
	});

	it('are told for those under 18 by the year in which they are known', () => {
		const { rows, notes } = tableOf('cases-per-1000', january, [told, lupWithoutYoung]);
		expect(rows.map(({ sign, current, meanLastYear }) => [sign, current, meanLastYear])).toEqual([
			['VG', '0.27', null], // 9 × 1000 ÷ 33795
			['LUP', null, null]
		]);
		expect(notes.slice(-3)).toEqual([
			'Einwohner unter 18: 2023 (Zensus 2022).',
			'Für LUP ist nicht hinterlegt, wie viele Einwohner unter 18 sind: kein Wert.',
			'Für 2022 ist nicht hinterlegt, wie viele Einwohner unter 18 sind: kein Vergleich mit dem Vorjahr.'
		]);
	});

	it('are missing for one or for several', () => {
		const bare = (sign: string) => officeWith({ sign, months: {} });
		const { notes } = tableOf('cases', january, [told, bare('HRO'), bare('NWM')]);
		expect(notes.at(-1)).toBe(
			'Für HRO, NWM fehlt die Einwohnerzahl 2023: sie haben kein Gewicht und zählen im Durchschnitt nicht mit.'
		);
	});
});

describe('what is kept back', () => {
	const small = officeWith({ sign: 'LRO', months: { '2025-01': { cases: 3 }, '2025-02': { hidden: ['cases'] } } });
	const table = tableOf('cases', month, [vg, hro, { ...small, population: [people({ year: 2024, total: 218_721 })] }]);
	const row = table.rows.find(({ sign }) => sign === 'LRO');

	it('is null and named, and so is every mean it would follow from', () => {
		expect(row).toMatchObject({
			current: null,
			previous: '3',
			suppressed: ['current', 'meanThisYear', 'changePercent']
		});
	});

	it('is in no sum', () => {
		expect(table.sum).toMatchObject({ current: null, suppressed: ['current', 'meanThisYear', 'changePercent'] });
		expect(table.sum.previous).toBe('67');
	});

	it('does not move the weighted mean', () => {
		expect(table.weightedMean.current).toBe(tableOf('cases', month, [vg, hro]).weightedMean.current);
	});
});
