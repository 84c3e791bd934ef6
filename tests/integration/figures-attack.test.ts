import { describe, expect } from 'vitest';
import { serviceTypeCodes, type ServiceTypeCode } from '../../src/lib/domain/directory/service-types';
import type { HiddenBase } from '../../src/lib/domain/figures/base';
import { figures, type FigureCode } from '../../src/lib/domain/figures/definitions';
import { answerFigureFile } from '../../src/lib/server/figures/figure-file';
import { contextOf, viewerAs } from '../setup/caller';
import { test as base } from '../setup/database';
import { attackedOffices, attackScene, type Truth } from './figures-attack-scene';
import { month, someone } from './figures-scene';

const kinds = [null, 'S34', 'S41', 'A31', 'T32'] as const;
const ables = [null, 'trauma', 'adhd'] as const;
type Kind = (typeof kinds)[number];
type Able = (typeof ables)[number];

/** One figure for every count that may rest on few cases, as the leadership of an office that has none of them sees it. */
const attacked: readonly FigureCode[] = [
	...(['cases', 'rate-median', 'payments', 'out-of-area', 'drop-outs', 'stay-mean', 'days-to-place'] as const),
	...(['moves-per-case', 'drop-out-share', 'payments-per-case'] as const)
];

const withScene = base.extend('scene', { scope: 'file' }, async ({ owner, db }) => {
	const leadership = await someone({ owner, db }, 'leadership');
	const truth = await attackScene({ owner, db, createdBy: leadership.account.id });
	return { leadership, truth };
});

type Cell = { shown: boolean; keptBack: boolean; cases: number };
const casesOf = (truth: Truth, bases: readonly HiddenBase[], at: readonly [string, Kind, Able]) =>
	bases.map((name) => truth.count(name, at)).filter((count) => count > 0);

/** What stands in the table of a figure, beside how many cases are behind it, the fewest of all it rests on. */
async function cellsOf({ leadership, truth }: Scene, figure: FigureCode) {
	const cells = new Map<string, Cell>();
	for (const serviceType of kinds) {
		for (const specialisation of ables) {
			const { rows } = await leadership.caller.figures.table({ figure, month, serviceType, specialisation });
			for (const { office, current, suppressed } of rows) {
				const counts = casesOf(truth, figures[figure].restsOn, [office, serviceType, specialisation]);
				cells.set(keyOf(office, serviceType, specialisation), {
					...{
						shown: current !== null,
						keptBack: suppressed.includes('current'),
						cases: Math.min(...counts, 1_000) % 1_000
					}
				});
			}
		}
	}
	return (office: string, kind: Kind, able: Able) =>
		cells.get(keyOf(office, kind, able)) ?? { shown: true, keptBack: false, cases: 0 };
}

type Scene = { leadership: Awaited<ReturnType<typeof someone>>; truth: Truth };
const keyOf = (office: string, kind: Kind, able: Able) => `${office} ${kind ?? ''} ${able ?? ''}`;
const isFew = (cases: number) => cases === 1 || cases === 2;

/** Of the cases themselves: read once, looked at from several sides. */
const test = withScene.extend('at', { scope: 'file' }, ({ scene }) => cellsOf(scene, 'cases'));

describe('what the leadership of another office can read', () => {
	test.for(attacked)(
		'%s: nothing that is shown rests on one or two cases',
		{ timeout: 60_000 },
		async (figure, { scene }) => {
			const at = await cellsOf(scene, figure);
			const cells = attackedOffices.flatMap((office) =>
				ables.flatMap((able) => kinds.map((kind) => ({ name: keyOf(office, kind, able), ...at(office, kind, able) })))
			);
			expect(cells.filter(({ shown, cases }) => shown && isFew(cases))).toEqual([]);
			expect(cells.filter(({ keptBack }) => keptBack).length).toBeGreaterThan(0);
		}
	);

	test('no total less what is shown is one or two cases, by kind of help and by specialisation', ({ at }) => {
		for (const office of attackedOffices) {
			for (const able of ables.filter((each) => at(office, null, each).shown)) {
				const name = keyOf(office, null, able);
				const hidden: Kind[] = kinds.filter((kind) => kind !== null && !at(office, kind, able).shown);
				// What a reader can work out: the total less the kinds that are shown.
				const left = (of: Able) =>
					kinds
						.filter((kind) => kind !== null && !hidden.includes(kind))
						.reduce((rest, kind) => rest - at(office, kind, of).cases, at(office, null, of).cases);
				expect([name, hidden.length === 1, isFew(left(able))]).toEqual([name, false, false]);
				// Without the specialisation: all, each kind that is shown with and without it, and the hidden ones together.
				const shown = kinds.filter((kind) => at(office, kind, null).shown && at(office, kind, able).shown);
				const rests = shown.map((kind) => at(office, kind, null).cases - at(office, kind, able).cases);
				expect([name, rests.filter(isFew)]).toEqual([name, []]);
				const whole =
					at(office, null, null).shown && kinds.every((kind) => hidden.includes(kind) || shown.includes(kind));
				if (whole) expect([name, isFew(left(null) - left(able))]).toEqual([name, false]);
			}
		}
	});

	test('the course says no more than the table', { timeout: 60_000 }, async ({ scene, at }) => {
		for (const office of attackedOffices) {
			for (const serviceType of kinds) {
				const asked = { figure: 'cases', office, serviceType, specialisation: null, from: month, to: month } as const;
				const { points } = await scene.leadership.caller.figures.series(asked);
				expect(points.map(({ suppressed }) => !suppressed)).toEqual([at(office, serviceType, null).shown]);
			}
		}
	});

	test('the file says no more than the table', async ({ scene, at, db }) => {
		const viewer = viewerAs('leadership', { id: scene.leadership.account.id, office: '13075' });
		for (const kind of kinds) {
			const url = new URL(
				`http://x/api/kennzahlen?figure=cases&month=${month}${kind === null ? '' : `&serviceType=${kind}`}`
			);
			const lines = (await (await answerFigureFile(contextOf({ db, viewer }), url)).text()).split('\r\n');
			for (const office of attackedOffices) {
				const current = lines.find((line) => line.startsWith(office))?.split(';')[5];
				const { shown, cases } = at(office, kind, null);
				expect([office, kind, current]).toEqual([office, kind, shown ? String(cases) : 'unter 3 Fällen']);
			}
		}
	});

	test('the own budget keeps back the same', { timeout: 60_000 }, async ({ scene, owner, db }) => {
		for (const office of attackedOffices) {
			const { caller } = await someone({ owner, db }, 'leadership', office);
			const { rows, total } = await caller.figures.budget({ year: Number(month.slice(0, 4)) });
			const cases = (kind: ServiceTypeCode) => scene.truth.count('cases', [office, kind, null]);
			const hidden = rows.filter(({ suppressed }) => suppressed);
			expect(rows.filter((row) => !row.suppressed && isFew(cases(row.serviceType ?? serviceTypeCodes[0])))).toEqual([]);
			expect(total.suppressed || hidden.length !== 1).toBe(true);
		}
	});
});
