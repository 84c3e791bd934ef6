import { describe, expect, it } from 'vitest';
import { readBudgets } from './budget-file';
import { csvOf } from './figure-file';
import { readPopulation } from './population-file';

describe('a list of budgets', () => {
	it('is understood in German spelling, in any order of columns', () => {
		const { entries, problems } = readBudgets(
			'\ufeffHilfeart;Jahr;Betrag\r\nalle;2027;12.500.000\r\nS34;2027;4.200.000,50\r\n'
		);
		expect(problems).toEqual([]);
		expect(entries).toEqual([
			{ year: 2027, serviceType: null, amount: '12500000.00' },
			{ year: 2027, serviceType: 'S34', amount: '4200000.50' }
		]);
	});

	it('is refused as a whole, with row, column, value and what is expected', () => {
		const { entries, problems } = readBudgets('Jahr;Hilfeart;Betrag\n2027;S34;100\n27;X99;viel\n2027;s34;200');
		expect(entries).toEqual([]);
		expect(problems).toEqual([
			{ row: 3, column: 'Jahr', value: '27', expected: 'ein Jahr von 2015 bis 2199' },
			{ row: 3, column: 'Hilfeart', value: 'X99', expected: 'ein Kürzel wie S34 oder A31, oder „alle“' },
			{ row: 3, column: 'Betrag', value: 'viel', expected: 'ein Betrag wie 1.250.000 oder 1250000,00' },
			{ row: 4, column: 'Hilfeart', value: '2027 S34', expected: 'nur einmal; schon in Zeile 2' }
		]);
	});

	it('names the row as a spreadsheet counts it, blank ones too', () => {
		const { problems } = readBudgets('Jahr;Hilfeart;Betrag\n\n2027;S34;100\n ; ;\n27;S34;100\n');
		expect(problems.map(({ row, column }) => [row, column])).toEqual([[5, 'Jahr']]);
	});

	it.each([
		['Jahr;Betrag\n2027;1', 'die Spalte „Hilfeart“'],
		['Jahr;Hilfeart;Betrag\n', 'mindestens eine Zeile']
	])('%j: expects %s', (csv, expected) => {
		expect(readBudgets(csv).problems).toEqual([expect.objectContaining({ row: 1, expected })]);
	});
});

describe('a list of inhabitants', () => {
	const heading = 'AGS;Jahr;Einwohner;Unter18;Grundlage\n';
	const areas = new Set(['13075']);

	it('is understood, under 18 may be unknown', () => {
		expect(
			readPopulation(`${heading}13075;2024;224.956;33.263;Zensus 2022\n13075;2018;236697;;Zensus 2011`, areas)
		).toEqual({
			entries: [
				{ officeAgs: '13075', year: 2024, total: 224_956, under18: 33_263, basis: 'Zensus 2022' },
				{ officeAgs: '13075', year: 2018, total: 236_697, under18: null, basis: 'Zensus 2011' }
			],
			problems: []
		});
	});

	it.each([
		['13003;2024;1000;10;Zensus 2022', 'AGS'],
		['13075;24;1000;10;Zensus 2022', 'Jahr'],
		['13075;2024;0;;Zensus 2022', 'Einwohner'],
		['13075;2024;1000;2000;Zensus 2022', 'Unter18'],
		['13075;2024;1000;10;', 'Grundlage']
	])('%s: something is wrong with %s', (line, column) => {
		const { entries, problems } = readPopulation(heading + line, areas);
		expect(entries).toEqual([]);
		expect(problems.map((problem) => problem.column)).toEqual([column]);
	});
});

describe('a file of figures', () => {
	const line = [{ text: '=1+1' }, { text: 'a;b "c"' }, { number: '-12.50' }, null];

	it('escapes what would run as a formula, never a number', () => {
		expect(csvOf([line], 'german')).toBe('\ufeff\'=1+1;"a;b ""c""";-12,50;\r\n');
		expect(csvOf([line], 'machine')).toBe('\'=1+1,"a;b ""c""",-12.50,\r\n');
	});
});
