import { describe, expect } from 'vitest';
import type { HiddenBase } from '../../src/lib/domain/figures/base';
import { figures, type FigureCode } from '../../src/lib/domain/figures/definitions';
import { yearOfMonth } from '../../src/lib/domain/figures/months';
import { test as base } from '../setup/database';
import { attacked, isFew, readFigure, spots, type Able, type Mean, type Spot } from './figures-attack-reader';
import { ables, attackedOffices, attackScene, kinds, type Scene } from './figures-attack-scene';
import { attackedMonths } from './figures-attack-truth';
import { solved, type Equation } from './figures-attack-solve';

const test = base.extend('scene', { scope: 'file' }, ({ owner, db }) => attackScene({ owner, db }));

type Known = Spot & { value: number };
type Look = { base: HiddenBase; office: string; able: (typeof ables)[number] };

/** The smallest there is: a kind of help in a month, with the specialisation or without it. */
const atoms = ({ kind, able, month }: Spot, whole: boolean): string[] =>
	(kind === null ? kinds : [kind]).flatMap((each) =>
		(able === null ? (whole ? ['with', 'without'] : ['with']) : ['with']).map((side) => [month, each, side].join(' '))
	);
const sumOf = (spot: Spot, factor = 1) => new Map(atoms(spot, spot.able === null).map((name) => [name, factor]));

/** Sums that follow from what is known of one office and rest on one or two cases. */
function found({ truth }: Scene, { base: name, office, able }: Look, equations: readonly Equation[]) {
	const casesOf = (atom: string): readonly string[] => {
		const [month, kind, side] = atom.split(' ');
		const place = { base: name, office, month: month as Spot['month'], kind: kind ?? null };
		const within = truth({ ...place, able });
		return side === 'with' ? [...within] : [...truth({ ...place, able: null })].filter((each) => !within.has(each));
	};
	return solved(equations)
		.filter(({ names, value }) => {
			const cases = new Set(names.flatMap(casesOf)).size;
			return (
				isFew(cases) || (name === 'cases' && new Set(names.map(monthOfAtom)).size === 1 && isFew(Math.round(value)))
			);
		})
		.map(({ names }) => ({ base: name, office, names }));
}
const monthOfAtom = (atom: string) => atom.split(' ')[0];

const isOf =
	({ office, able }: Look) =>
	(at: { office: string; able: Able }) =>
		at.office === office && (at.able === null || at.able === able);

const looksAt = (bases: readonly HiddenBase[]) =>
	bases.flatMap((name) =>
		attackedOffices.flatMap((office) => ables.map((able): Look => ({ base: name, office, able })))
	);

/** A mean times its months is their sum. A month nothing is on record of is in no mean; here it has no case either. */
function ofMean({ until, year, value, ...at }: Mean, monthsWithData: readonly string[]): Equation {
	const months = attackedMonths.filter(
		(each) => yearOfMonth(each) === year && each <= until && monthsWithData.includes(each)
	);
	const of = new Map(months.flatMap((each) => [...sumOf({ ...at, month: each })]));
	return { of, value: Number(value) * months.length };
}

async function equationsOf(scene: Scene, figure: FigureCode, look: Look): Promise<Equation[]> {
	const { cells, means } = await readFigure(scene, figure, figures[figure].additive);
	const seen = cells.filter(isOf(look)).filter(({ value }) => value !== null);
	// Of a share or a price nothing more is assumed than that it gives its counts away where it is shown.
	const valueOf = (value: string | null) => (figures[figure].additive ? Number(value) : Number.NaN);
	const known = seen.map((cell): Equation => ({ of: sumOf(cell), value: valueOf(cell.value) }));
	if (!figures[figure].additive) return known;
	const withData = cells
		.filter(({ office, value, keptBack }) => office === look.office && (value !== null || keptBack))
		.map(({ month }) => month);
	const shown = means.filter(isOf(look)).filter(({ value }) => value !== null);
	return [...known, ...shown.map((mean) => ofMean(mean, withData))];
}

/** If only the cells of one or two cases were kept back, and nothing beside them. */
const naive = ({ truth }: Scene, look: Look): Equation[] =>
	spots.filter(isOf(look)).flatMap((spot) => {
		const { size } = truth({ ...spot, base: look.base });
		return isFew(size) ? [] : [{ of: sumOf(spot), value: size }];
	});

describe('what follows from the kinds of help, the specialisations, the months and their means', () => {
	test.for(attacked)('%s: is no count of one or two cases', { timeout: 60_000 }, async (figure, { scene }) => {
		const looks = looksAt(figures[figure].restsOn);
		const told = await Promise.all(
			looks.map(async (look) => found(scene, look, await equationsOf(scene, figure, look)))
		);
		expect(told.flat()).toEqual([]);
		expect(looks.flatMap((look) => found(scene, look, naive(scene, look))).length).toBeGreaterThan(0);
	});

	/** What the share of the drop-outs, their number, the changes and the cases tell together. */
	test.for([
		['other-ends', ['drop-outs']],
		['plain-ends', ['drop-outs', 'moves-per-case', 'cases']]
	] as const)('%s: does not follow from counterparts', async ([name, others], { scene }) => {
		const share = await readFigure(scene, 'drop-out-share', true);
		const reads = await Promise.all(others.map((figure) => readFigure(scene, figure, true)));
		const isKnown = ({ office, month, kind, able }: Spot, value: string | null) =>
			value !== null &&
			reads.every(({ cells }) =>
				cells.some(
					(each) =>
						[each.office, each.month, each.kind, each.able].join() === [office, month, kind, able].join() &&
						each.value !== null
				)
			);
		// A share of nothing tells of how many it is none.
		const known = share.cells.filter((cell) => isKnown(cell, cell.value) && Number(cell.value) > 0);
		expect(known.length).toBeGreaterThan(0);
		const told = looksAt([name]).flatMap((look) => {
			const of = known.filter(isOf(look)).map((cell): Known => ({ ...cell, value: 0 }));
			return found(
				scene,
				look,
				of.map(({ value, ...spot }) => ({ of: sumOf(spot), value }))
			);
		});
		expect(told).toEqual([]);
	});
});
