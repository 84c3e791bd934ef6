import { describe, expect } from 'vitest';
import { figures } from '../../src/lib/domain/figures/definitions';
import { columnKeys } from '../../src/lib/domain/figures/columns';
import { test as base } from '../setup/database';
import { attacked, fewBehind, readFigure, spots } from './figures-attack-reader';
import { attackedOffices, attackScene } from './figures-attack-scene';

const test = base.extend('scene', { scope: 'file' }, ({ owner, db }) => attackScene({ owner, db }));

describe('what the leadership of another office reads in a table', () => {
	test.for(attacked)('%s: rests on no count of one or two cases', { timeout: 60_000 }, async (figure, { scene }) => {
		const { restsOn } = figures[figure];
		// Without anything kept back there would be something to find, in each count.
		for (const name of restsOn)
			expect([name, spots.some((spot) => fewBehind(scene, spot, [name]).length > 0)]).toEqual([name, true]);
		const { cells } = await readFigure(scene, figure);
		const told = cells.filter((cell) => cell.value !== null && fewBehind(scene, cell, restsOn).length > 0);
		expect(told).toEqual([]);
		expect(cells.filter(({ keptBack }) => keptBack).length).toBeGreaterThan(0);
		expect(cells.filter(({ value }) => value !== null).length).toBeGreaterThan(0);
	});

	test.for(attacked)('%s: the row of all offices holds nothing that is kept back', async (figure, { scene }) => {
		const { tables } = await readFigure(scene, figure);
		const sides = tables.flatMap(({ rows, sum, weightedMean }) =>
			columnKeys.map((key) => ({
				...{ hides: rows.filter(({ suppressed }) => suppressed.includes(key)).length, sum: sum[key] },
				...{ shows: rows.filter((row) => row[key] !== null).length, mean: weightedMean[key] }
			}))
		);
		expect(sides.filter(({ hides }) => hides > 0).length).toBeGreaterThan(0);
		expect(sides.filter(({ hides, sum }) => hides > 0 && sum !== null)).toEqual([]);
		expect(sides.filter(({ shows, mean }) => shows === 0 && mean !== null)).toEqual([]);
	});

	test.for(attacked)('%s: their mean is that of what is shown, and of nothing else', async (figure, { scene }) => {
		const { tables } = await readFigure(scene, figure);
		const places = figures[figure].places[1];
		const compared = tables.flatMap(({ rows, weightedMean: { current } }) => {
			const shown = rows.flatMap((row) => (row.current === null ? [] : [Number(row.current)]));
			return current === null ? [] : [{ mean: Number(current), low: Math.min(...shown), high: Math.max(...shown) }];
		});
		const near = 10 ** -places;
		expect(compared.filter(({ mean, low, high }) => mean < low - near || mean > high + near)).toEqual([]);
		// One alone that is shown is the mean: nobody who is kept back has a part in it.
		const single = tables.filter(
			({ rows, weightedMean: { current } }) =>
				current !== null && rows.filter((row) => row.current !== null).length === 1
		);
		for (const { rows, weightedMean } of single) {
			const only = rows.find(({ current }) => current !== null)?.current;
			expect(Math.abs(Number(weightedMean.current) - Number(only))).toBeLessThanOrEqual(near);
		}
	});

	test('every attacked office is one of the table', async ({ scene }) => {
		const { tables } = await readFigure(scene, 'cases');
		expect(tables[0]?.rows.map(({ office }) => office)).toEqual(expect.arrayContaining([...attackedOffices]));
	});
});
