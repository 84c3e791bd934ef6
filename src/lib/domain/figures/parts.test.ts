import { describe, expect, it } from 'vitest';
import { counts, monthWith } from '../../../../tests/factories/figures';
import type { Month } from '../day';
import { hiddenTeams, linesOfParts, partRowsOf, type Part } from './parts';

const team = (key: string, workers: number | null, cases = 0): Part => ({
	...{ key, name: key, workers },
	months: new Map([['2025-02' as Month, counts({ cases })]])
});

describe('teams that are kept back', () => {
	it.each([
		['none of three workers and more', [team('Nord', 3), team('Süd', 5)], []],
		[
			'a small one together with the next, as the total is known',
			[team('Nord', 2), team('Süd', 5), team('West', 4)],
			['Nord', 'West']
		],
		[
			'two small ones, when they are three workers together',
			[team('Nord', 2), team('Süd', 1), team('West', 4)],
			['Nord', 'Süd']
		],
		['the only one', [team('Nord', 1)], ['Nord']],
		['the only one with the cases nobody has, or it would follow', [team('', 0), team('Nord', 1)], ['', 'Nord']],
		[
			'two single workers with the cases nobody has',
			[team('', 0), team('Nord', 1), team('Süd', 1)],
			['', 'Nord', 'Süd']
		],
		['the cases nobody has last', [team('', 0), team('Nord', 1), team('Süd', 4)], ['Nord', 'Süd']],
		['one that nobody is in any more', [team('Alt', 0), team('Süd', 5), team('West', 4)], ['Alt', 'West']],
		['not the cases without any worker', [team('', 0), team('Süd', 5)], []]
	])('%s', (_name, teams, expected) => {
		expect([...hiddenTeams(teams)].sort()).toEqual(expected);
	});
});

describe('the table of parts', () => {
	const month = '2025-02' as Month;
	const whole = new Map([[month, monthWith({ cases: 31 })]]);

	it('shows their figures; the office has one case less than they have together when one moved', () => {
		const parts = [team('Nord', 3, 12), team('Süd', 4, 20), team('West', 3)];
		const { rows, sum } = partRowsOf('cases', month, { parts, whole });
		expect(rows.map(({ name, current }) => [name, current])).toEqual([
			['Nord', '12'],
			['Süd', '20'],
			['West', '0']
		]);
		expect(sum.current).toBe('31');
	});

	it('says 0 of a kind of help nobody has, as long as the office has any', () => {
		const chosen = new Map([[month, { whole: counts({ cases: 31 }), chosen: null }]]);
		const { sum } = partRowsOf('cases', month, { parts: [], whole: chosen });
		expect(sum.current).toBe('0');
	});

	it('has a key of its own for every line, also beside cases without a team', () => {
		const lines = linesOfParts(partRowsOf('cases', month, { parts: [team('', 0, 3), team('Nord', 4, 9)], whole }));
		expect(lines.map(({ key }) => key)).toEqual(['', 'Nord', 'sum']);
	});
});
