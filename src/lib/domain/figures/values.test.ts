import { describe, expect, it } from 'vitest';
import { counts, monthWith } from '../../../../tests/factories/figures';
import type { BaseCounts, HiddenBase } from './base';
import { figureCodes, figures, type FigureCode } from './definitions';
import { shown } from './columns';
import { cellOf, cellOfAll, meanOfCells, type People } from './values';
import { Decimal } from 'decimal.js';

const people: People = { total: 224_956, under18: 33_263 };
const nobody: People = { total: null, under18: null };

/** One month, computed by hand. */
const month: Partial<BaseCounts> = {
	...{ budgetCents: 100_000_00, cases: 40, rates: [76_00, 187_30, 150_00, 162_55], paidCents: 812_345_67 },
	...{ outOfArea: 5, occupiedDays: 1_140_00, operableDays: 1_300_00, foreignDays: 171_00, fruitless: 7, dropOuts: 3 },
	...{ lengths: [182, 30, 365, 10, 400, 91, 250, 12], daysToPlace: [3, 21, 9], transfers: 4 }
};

const byHand: Record<FigureCode, string> = {
	budget: '100000.00',
	cases: '40',
	'cases-per-1000': '1.20', // 40 × 1000 ÷ 33263 = 1,2025…
	'rate-min': '76.00',
	'rate-max': '187.30',
	'rate-median': '156.28', // (150,00 + 162,55) ÷ 2 = 156,275
	payments: '812345.67',
	'payments-per-case': '20308.64', // 812345,67 ÷ 40 = 20308,64175
	'payments-per-inhabitant': '3.61', // 812345,67 ÷ 224956 = 3,6111…
	'out-of-area': '5',
	'foreign-occupancy': '15.0', // 171 ÷ 1140
	'fruitless-searches': '7',
	'drop-outs': '3',
	'drop-out-share': '37.5', // 3 ÷ 8
	'stay-mean': '167.5', // 1340 ÷ 8
	'stay-median': '136.5', // (91 + 182) ÷ 2
	utilisation: '87.7', // 1140 ÷ 1300 = 87,69…
	'days-to-place': '9.0',
	'moves-per-case': '0.10'
};

const valueOf = (code: FigureCode, values: Partial<BaseCounts>, who: People = people) =>
	shown(cellOf(code, monthWith(values), who), figures[code].places[0]);

describe('the figure of a month', () => {
	it.each(Object.entries(byHand) as [FigureCode, string][])('%s is %s', (code, expected) => {
		expect(valueOf(code, month)).toBe(expected);
	});

	it.each(figureCodes)('%s of a month without data is missing, not 0', (code) => {
		expect(cellOf(code, undefined, people)).toBeNull();
		expect(cellOf(code, monthWith({}), people)).toBeNull();
	});

	it.each(['cases', 'drop-outs', 'out-of-area', 'payments', 'fruitless-searches'] as const)(
		'%s is a true 0 where there is data but nothing of what was chosen',
		(code) => {
			const cell = cellOf(code, { whole: counts(month), chosen: null }, people);
			expect(shown(cell, 0)).toBe('0');
		}
	);

	it.each([
		['cases-per-1000', month, nobody],
		['payments-per-inhabitant', month, nobody],
		['payments-per-case', { ...month, cases: 0, fruitless: 1 }, people],
		['foreign-occupancy', { ...month, occupiedDays: 0 }, people],
		['drop-out-share', { ...month, lengths: [] }, people],
		['utilisation', { ...month, operableDays: 0 }, people],
		['rate-median', { ...month, rates: [] }, people],
		['stay-mean', { ...month, lengths: [] }, people],
		['stay-median', { ...month, lengths: [] }, people],
		['days-to-place', { ...month, daysToPlace: [] }, people]
	] as const)('%s has no value when there is nothing to divide by', (code, values, who) => {
		expect(valueOf(code, values, who)).toBeNull();
	});

	it('without orders in a month there are no payments, with orders of other kinds they are 0', () => {
		expect(valueOf('payments', { ...month, paidCents: null })).toBeNull();
		expect(shown(cellOf('payments', { whole: counts(month), chosen: counts({ cases: 2 }) }, people), 2)).toBe('0.00');
	});

	it('keeps back exactly what rests on a hidden count', () => {
		const hidden: HiddenBase[] = ['ended'];
		const kept = figureCodes.filter((code) => cellOf(code, monthWith({ ...month, hidden }), people) === 'suppressed');
		expect(kept).toEqual(['drop-out-share', 'stay-mean', 'stay-median']);
	});
});

describe('the figure of all offices', () => {
	const other = { cases: 10, rates: [90_00], lengths: [20], dropOuts: 1, occupiedDays: 60_00, operableDays: 100_00 };
	const offices = [
		{ month: monthWith(month), people },
		{ month: monthWith(other), people: { total: 100_000, under18: 20_000 } }
	];
	const ofAll = (code: FigureCode) => shown(cellOfAll(code, offices), figures[code].places[0]);

	it.each([
		['cases', '50'],
		['cases-per-1000', '0.94'], // 50 × 1000 ÷ 53263
		['rate-median', '150.00'], // of 76, 90, 150, 162,55, 187,30
		['stay-median', '91.0'], // of the nine lengths
		['drop-out-share', '44.4'], // 4 ÷ 9
		['utilisation', '85.7'] // 1200 ÷ 1400
	] as const)('%s is computed from the stays of all: %s', (code, expected) => {
		expect(ofAll(code)).toBe(expected);
	});

	it('counts an office without inhabitants neither above nor below the line', () => {
		expect(cellOfAll('cases-per-1000', [...offices, { month: monthWith(other), people: nobody }])?.toString()).toBe(
			cellOfAll('cases-per-1000', offices)?.toString()
		);
	});

	it('is kept back when one office is', () => {
		const small = { month: monthWith({ ...other, hidden: ['cases'] }), people };
		expect(cellOfAll('cases', [...offices, small])).toBe('suppressed');
		expect(cellOfAll('stay-mean', [...offices, small])).not.toBe('suppressed');
	});
});

describe('the mean of several months', () => {
	const value = (number: number) => new Decimal(number);
	it.each([
		['leaves out what is missing', [value(10), null, value(15)], '12.5'],
		['of nothing is nothing', [null, null], null],
		['with one kept back is kept back', [value(10), 'suppressed' as const], 'suppressed']
	])('%s', (_name, cells, expected) => {
		const mean = meanOfCells(cells);
		expect(mean instanceof Decimal ? mean.toString() : mean).toBe(expected);
	});
});
