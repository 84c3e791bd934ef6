import { describe, expect, it } from 'vitest';
import { counts } from '../../../../tests/factories/figures';
import type { Month } from '../day';
import { hiddenTeams, partRowsOf, type Part } from './parts';

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
		['not the cases without any worker', [team('', 0), team('Süd', 5)], []]
	])('%s', (_name, teams, expected) => {
		expect([...hiddenTeams(teams)].sort()).toEqual(expected);
	});
});

it('parts show their figure, the office as a whole what it is', () => {
	const { rows, sum } = partRowsOf('cases', '2025-02' as Month, [
		team('Nord', 3, 12),
		team('Süd', 4, 20),
		team('West', 3)
	]);
	expect(rows.map(({ name, current }) => [name, current])).toEqual([
		['Nord', '12'],
		['Süd', '20'],
		['West', '0']
	]);
	expect(sum.current).toBe('32');
});
