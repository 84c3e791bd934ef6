import { describe, expect, it } from 'vitest';
import { counts, monthWith } from '../../../../tests/factories/figures';
import type { Month } from '../day';
import { hiddenTeams, linesOfParts, partCourseOf, partRowsOf, WHOLE, type Part } from './parts';

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

describe('the course of a part', () => {
	const [december, january, february] = ['2024-12', '2025-01', '2025-02'] as Month[];
	const months = [december, january, february] as Month[];
	const monthsOf = (cases: readonly (number | null)[]) =>
		new Map(
			months.flatMap((month, at) => {
				const count = cases[at] ?? null;
				return count === null ? [] : [[month, counts({ cases: count })] as const];
			})
		);
	const whole = new Map(months.map((month) => [month, monthWith({ cases: 31 })]));
	const parts: Part[] = [
		{ ...team('Nord', 4), months: monthsOf([12, null, 9]) },
		{ ...team('Süd', 1), months: monthsOf([5, 5, 5]) },
		{ ...team('West', 2), months: monthsOf([4, 4, 4]) }
	];

	it('shows in each month what the table of that month shows', () => {
		for (const { key } of [...parts, WHOLE]) {
			const course = partCourseOf('cases', { key, months }, { parts, whole });
			const tables = months.map((month) => {
				const line = linesOfParts(partRowsOf('cases', month, { parts, whole })).find((each) => each.key === key);
				return { month, value: line?.current ?? null, suppressed: line?.suppressed.includes('current') ?? false };
			});
			expect(course?.points).toEqual(tables);
		}
		expect(partCourseOf('cases', { key: 'Nord', months }, { parts, whole })).toMatchObject({
			name: 'Nord',
			points: [{ value: '12' }, { value: '0' }, { value: '9' }]
		});
		expect(partCourseOf('cases', { key: 'Süd', months }, { parts, whole })?.points.map(({ value }) => value)).toEqual([
			null,
			null,
			null
		]);
	});

	it('is none of what is not there', () => {
		expect(partCourseOf('cases', { key: 'Ost', months }, { parts, whole })).toBeNull();
	});
});
