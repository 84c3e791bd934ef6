import { describe, expect, it } from 'vitest';
import type { Month } from '../day';
import { mapSteps } from './map-steps';
import { addMonths, monthName, monthsFrom } from './months';
import { selectionFromParams, selectionToParams } from './selection';
import { formatChange, formatFigure, sentenceOf } from './words';

describe('values in German', () => {
	it.each([
		['euro', '1234.50', false, '1.234,50 €'],
		['count', '1250', false, '1.250'],
		['percent', '87.5', false, '87,5 %'],
		['days', '9.0', false, '9,0 Tage'],
		['ratio', '1.20', false, '1,20'],
		['count', null, false, '–'],
		['count', null, true, '•']
	] as const)('%s %s is %s', (unit, value, suppressed, expected) => {
		expect(formatFigure(unit, value, suppressed).replaceAll('\u00a0', ' ')).toBe(expected);
	});

	it.each([
		['20.0', '+ 20,0 %'],
		['-3.3', '− 3,3 %'],
		['0.0', '± 0,0 %'],
		[null, '–']
	])('a change of %s is %s', (value, expected) => {
		expect(formatChange(value)).toBe(expected);
	});
});

describe('the sentence beside the big number', () => {
	const told = { code: 'cases', month: '2027-03' as Month, office: 'Rostock', isSuppressed: false } as const;
	it.each([
		[
			{ current: '254', changePercent: '3.2' },
			'Fallzahlen in Rostock im März 2027: 254. Der Durchschnitt dieses Jahres liegt 3,2 % über dem Vorjahr.'
		],
		[
			{ current: '254', changePercent: '-3.2' },
			'Fallzahlen in Rostock im März 2027: 254. Der Durchschnitt dieses Jahres liegt 3,2 % unter dem Vorjahr.'
		],
		[{ current: '254', changePercent: null }, 'Fallzahlen in Rostock im März 2027: 254.'],
		[{ current: null, changePercent: null }, 'Fallzahlen in Rostock: für März 2027 liegen keine Daten vor.']
	])('%j', (values, expected) => {
		expect(sentenceOf({ ...told, ...values })).toBe(expected);
	});

	it.each([
		['Landkreis Rostock', 'im Landkreis Rostock'],
		['Landeshauptstadt Schwerin', 'in der Landeshauptstadt Schwerin'],
		['Hanse- und Universitätsstadt Rostock', 'in der Hanse- und Universitätsstadt Rostock'],
		['Neustadt', 'in Neustadt']
	])('speaks of %s as people do', (office, place) => {
		const sentence = sentenceOf({ ...told, office, current: '254', changePercent: null });
		expect(sentence).toBe(`Fallzahlen ${place} im März 2027: 254.`);
	});

	it('says why nothing is shown', () => {
		expect(sentenceOf({ ...told, current: null, changePercent: null, isSuppressed: true })).toContain(
			'weniger als drei Fällen'
		);
	});
});

describe('months', () => {
	it('cross the year', () => {
		expect(addMonths('2027-01' as Month, -1)).toBe('2026-12');
		expect(addMonths('2026-12' as Month, 14)).toBe('2028-02');
		expect(monthsFrom('2026-11' as Month, '2027-01' as Month)).toEqual(['2026-11', '2026-12', '2027-01']);
		expect(monthName('2027-03' as Month)).toBe('März 2027');
	});
});

describe('the address of a figure', () => {
	it('comes back as it was written', () => {
		const selection = {
			figure: 'utilisation',
			month: '2026-10' as Month,
			serviceType: 'S34',
			specialisation: 'trauma'
		} as const;
		expect(selectionFromParams(selectionToParams(selection), '2026-11' as Month)).toEqual(selection);
	});

	it('falls back to cases of the last whole month', () => {
		const nonsense = new URLSearchParams('kennzahl=x&monat=2027-13&art=S99&kann=nichts');
		expect(selectionFromParams(nonsense, '2026-11' as Month)).toEqual({
			...{ figure: 'cases', month: '2026-10', serviceType: null, specialisation: null }
		});
	});
});

describe('steps of a map', () => {
	it('are of equal width, the highest value in the last', () => {
		const { bounds, stepOf } = mapSteps(['0', '10', null, '40']);
		expect(bounds.map(({ from, to }) => [from.toNumber(), to.toNumber()])).toEqual([
			[0, 10],
			[10, 20],
			[20, 30],
			[30, 40]
		]);
		expect(['0', '9.9', '10', '40', null].map(stepOf)).toEqual([0, 0, 1, 3, null]);
	});

	it('are one where all values are the same, none where there are none', () => {
		expect(mapSteps(['5', '5']).bounds).toHaveLength(1);
		expect(mapSteps([null]).bounds).toEqual([]);
	});
});
