import type { Month } from '../day';
import { hiddenBases, nothing, pool, type BaseCounts } from './base';
import { columnsOf, showColumns, type ShownColumns } from './columns';
import { figureCodes, figures, isPerInhabitant, type FigureCode } from './definitions';
import { cellOf } from './values';

export const partLevels = ['region', 'facility', 'team'] as const;
export type PartLevel = (typeof partLevels)[number];

export const partLevelNames: Record<PartLevel, string> = {
	region: 'Regionen',
	facility: 'Einrichtungen',
	team: 'Teams'
};

/** Budgets, searches and inhabitants are those of an office, not of a part of it. */
export const partFigures = figureCodes.filter(
	(code) => !['budgets', 'searches'].includes(figures[code].source) && !isPerInhabitant(code)
);

export const isPartFigure = (code: FigureCode) => partFigures.includes(code);

/** A region, facility or team of the own office; `workers` only of a team. */
export type Part = { key: string; name: string; workers: number | null; months: ReadonlyMap<Month, BaseCounts> };

/** Figures never tell about a single worker: a team below this is not shown. */
export const SMALLEST_TEAM = 3;

/**
 * Teams that are kept back: those that are too small, and as many more as it takes that what is kept back together is no
 * such team either (the total of the office is known).
 */
export function hiddenTeams(parts: readonly Pick<Part, 'key' | 'workers'>[]): ReadonlySet<string> {
	const bySize = parts.filter(({ workers }) => workers !== null && workers > 0).toSorted(bySmallest);
	const hidden = bySize.filter(({ workers }) => (workers ?? 0) < SMALLEST_TEAM);
	if (hidden.length === 0) return new Set();
	const shown = bySize.slice(hidden.length);
	while (shown.length > 0 && (hidden.length < 2 || total(hidden) < SMALLEST_TEAM)) hidden.push(...shown.splice(0, 1));
	return new Set(hidden.map(({ key }) => key));
}

type Sized = Pick<Part, 'key' | 'workers'>;
const bySmallest = (a: Sized, b: Sized) => (a.workers ?? 0) - (b.workers ?? 0) || a.key.localeCompare(b.key);
const total = (parts: readonly Sized[]) => parts.reduce((sum, { workers }) => sum + (workers ?? 0), 0);

export type PartRow = ShownColumns & { key: string; name: string };

/** A figure of every part of the own office, and of all of them together. */
export function partRowsOf(
	code: FigureCode,
	month: Month,
	parts: readonly Part[]
): { rows: PartRow[]; sum: ShownColumns } {
	const nobody = { total: null, under18: null };
	const wholes = new Map<Month, BaseCounts>();
	const wholeOf = (each: Month) => {
		const known = wholes.get(each) ?? pool(parts.map(({ months }) => months.get(each) ?? nothing));
		wholes.set(each, known);
		return known;
	};
	const kept = hiddenTeams(parts);
	const rowOf = ({ key, name, months }: Part) => {
		const columns = columnsOf(month, (each) => {
			const chosen = kept.has(key) ? { ...nothing, hidden: hiddenBases } : (months.get(each) ?? null);
			return cellOf(code, { whole: wholeOf(each), chosen }, nobody);
		});
		return { key, name, ...showColumns(columns, figures[code]) };
	};
	const all = columnsOf(month, (each) => cellOf(code, { whole: wholeOf(each), chosen: wholeOf(each) }, nobody));
	return { rows: parts.map(rowOf), sum: showColumns(all, figures[code]) };
}
