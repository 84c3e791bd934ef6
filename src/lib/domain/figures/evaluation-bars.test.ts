import { describe, expect, it } from 'vitest';
import { barsOf } from './evaluation-bars';
import type { Evaluation, EvaluationColumn } from './evaluations';

const column = (label: string, kind: EvaluationColumn['kind']): EvaluationColumn => ({ id: label, label, kind });
const evaluation = (columns: EvaluationColumn[], rows: (string | null)[][]): Evaluation => ({
	...{ kind: 'rates', about: 'Test', columns, rows }
});

describe('the bars of an evaluation', () => {
	it('show the course of each kind of help by year', () => {
		const columns = [
			column('Hilfeart', 'text'),
			column('Jahr', 'text'),
			column('Angebote', 'count'),
			column('Median', 'euro')
		];
		const bars = barsOf(
			evaluation(columns, [
				['§ 34', '2025', '4', '150.00'],
				['§ 34', '2026', '4', '200.00'],
				['§ 41', '2026', '2', '50.00'],
				['§ 41', '2025', '2', null]
			])
		);
		expect(bars?.column.label).toBe('Median');
		expect(bars?.groups).toEqual([
			{
				name: '§ 34',
				bars: [
					{ label: '2025', value: '150.00', share: 75 },
					{ label: '2026', value: '200.00', share: 100 }
				]
			},
			{ name: '§ 41', bars: [{ label: '2026', value: '50.00', share: 25 }] }
		]);
	});

	it('are one group where each row is of something else', () => {
		const bars = barsOf(
			evaluation([column('Qualifikation', 'text'), column('Stellen', 'amount')], [['Erzieherin', '0']])
		);
		expect(bars?.groups).toEqual([{ name: null, bars: [{ label: 'Erzieherin', value: '0', share: 0 }] }]);
	});

	it.each([
		['of words alone', [column('Kürzel', 'text')], [['S34']]],
		['without a value', [column('Jahr', 'text'), column('Ansatz', 'euro')], [['2026', null]]]
	])('are none %s', (_name, columns, rows) => {
		expect(barsOf(evaluation(columns, rows))).toBeNull();
	});
});
