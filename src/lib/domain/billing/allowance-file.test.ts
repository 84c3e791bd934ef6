import { describe, expect, it } from 'vitest';
import type { Day } from '../day';
import { allowanceColumns, readAllowances } from './allowance-file';

const known = { lands: new Set(['MV']), today: '2026-11-25' as Day };
const heading = allowanceColumns.join(';');
const read = (...lines: string[]) => readAllowances([heading, ...lines].join('\n'), known);
const line = 'MV;Taschengeld;01.01.2026;14;15;52,5;Erlass vom 12.12.2025';

describe('a table of allowances', () => {
	it('is read with its ages, its day and its source', () => {
		expect(read(line, 'mv;clothing;2026-07-01;0;27;45;Richtlinie').entries).toEqual([
			{
				...{ landCode: 'MV', kind: 'pocket-money', from: '2026-01-01', ageFrom: 14, ageTo: 15, amount: '52.50' },
				source: 'Erlass vom 12.12.2025'
			},
			{
				...{ landCode: 'MV', kind: 'clothing', from: '2026-07-01', ageFrom: 0, ageTo: 27, amount: '45.00' },
				source: 'Richtlinie'
			}
		]);
	});

	it.each([
		['SH;Taschengeld;01.01.2026;14;15;52,5;Erlass', 'Land'],
		['MV;Eis;01.01.2026;14;15;52,5;Erlass', 'Art'],
		['MV;Taschengeld;irgendwann;14;15;52,5;Erlass', 'Gilt ab'],
		['MV;Taschengeld;01.01.2026;alt;15;52,5;Erlass', 'Alter von'],
		['MV;Taschengeld;01.01.2026;14;13;52,5;Erlass', 'Alter bis'],
		['MV;Taschengeld;01.01.2026;14;28;52,5;Erlass', 'Alter bis'],
		['MV;Taschengeld;01.01.2026;14;15;viel;Erlass', 'Betrag'],
		['MV;Taschengeld;01.01.2026;14;15;52,5;', 'Quelle']
	])('%s: a problem at %s, and nothing is taken', (wrong, column) => {
		const { entries, problems } = read(line, wrong);
		expect(problems.map((problem) => [problem.row, problem.column])).toEqual([[3, column]]);
		expect(entries).toEqual([]);
	});

	it('an age may have one amount', () => {
		const { problems } = read(line, 'MV;Taschengeld;01.01.2026;15;17;60;Erlass');
		expect(problems).toMatchObject([
			{ row: 3, value: 'MV Taschengeld 2026-01-01, 15 Jahre', expected: 'nur einmal; schon in Zeile 2' }
		]);
	});

	it('another day is another table', () => {
		expect(read(line, line.replace('2026', '2027')).entries).toHaveLength(2);
	});
});
