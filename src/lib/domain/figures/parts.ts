import type { Month } from '../day';
import { hiddenBases, nothing, type BaseCounts } from './base';
import { columnsOf, showColumns, shown, type ShownColumns } from './columns';
import { figureCodes, figures, isPerInhabitant, type FigureCode } from './definitions';
import { cellOf, type Cell, type MonthCounts } from './values';

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
 * such team either (the total of the office is known). The cases without any worker go last: they are nobody's. To be
 * asked about all teams of the office, whatever is looked at: another choice for each kind of help or month would tell by
 * subtraction what each of them keeps back.
 */
export function hiddenTeams(parts: readonly Sized[]): ReadonlySet<string> {
	const bySize = parts.filter(({ workers }) => workers !== null).toSorted(bySmallest);
	const hidden = bySize.filter(isSmall);
	if (hidden.length === 0) return new Set();
	const nobodys = bySize.filter(isNobodys);
	const others = [...bySize.slice(nobodys.length + hidden.length), ...nobodys];
	while (others.length > 0 && (hidden.length < 2 || total(hidden) < SMALLEST_TEAM)) hidden.push(...others.splice(0, 1));
	return new Set(hidden.map(({ key }) => key));
}

const isNobodys = ({ key, workers }: Sized) => key === '' && workers === 0;
/** Also a team that has a name and no worker any more: its cases are those of whoever was the last. */
const isSmall = (part: Sized) => part.workers !== null && part.workers < SMALLEST_TEAM && !isNobodys(part);
type Sized = Pick<Part, 'key' | 'workers'>;
const bySmallest = (a: Sized, b: Sized) => (a.workers ?? 0) - (b.workers ?? 0) || a.key.localeCompare(b.key);
const total = (parts: readonly Sized[]) => parts.reduce((sum, { workers }) => sum + (workers ?? 0), 0);

export type PartRow = ShownColumns & { key: string; name: string };

/** The parts, and the office as a whole: a case that moves from one part to another is one case of the office. */
type Divided = { parts: readonly Part[]; whole: ReadonlyMap<Month, MonthCounts> };

const nobody = { total: null, under18: null };

/** What a part has in a month, as far as it is not kept back; for every table and course of the same office. */
function partCells(code: FigureCode, { parts, whole }: Divided) {
	const kept = hiddenTeams(parts);
	return ({ key, months }: Part, month: Month): Cell => {
		const chosen = kept.has(key) ? { ...nothing, hidden: hiddenBases } : (months.get(month) ?? null);
		return cellOf(code, { whole: whole.get(month)?.whole ?? nothing, chosen }, nobody);
	};
}

/** A figure of every part of the own office, and of the whole of it. */
export function partRowsOf(code: FigureCode, month: Month, divided: Divided): { rows: PartRow[]; sum: ShownColumns } {
	const cellIn = partCells(code, divided);
	const rowOf = (part: Part) => {
		const columns = columnsOf(month, (each) => cellIn(part, each));
		return { key: part.key, name: part.name, ...showColumns(columns, figures[code]) };
	};
	const all = columnsOf(month, (each) => cellOf(code, divided.whole.get(each), nobody));
	return { rows: divided.parts.map(rowOf), sum: showColumns(all, figures[code]) };
}

/** The line of the office as a whole; cases without a team have the key '', so it has one of its own. */
export const WHOLE = { key: 'sum', name: 'Jugendamt zusammen' };

export type CoursePoint = { month: Month; value: string | null; suppressed: boolean };

/**
 * One part month by month, or the whole office under the key of its line: in each month what the table of that month
 * shows, so that a course tells nothing that the tables do not.
 */
export function partCourseOf(
	code: FigureCode,
	{ key, months }: { key: string; months: readonly Month[] },
	divided: Divided
): { name: string; points: CoursePoint[] } | null {
	const part = divided.parts.find((each) => each.key === key);
	if (!part && key !== WHOLE.key) return null;
	const cellIn = partCells(code, divided);
	const points = months.map((month) => {
		const cell = part ? cellIn(part, month) : cellOf(code, divided.whole.get(month), nobody);
		return { month, value: shown(cell, figures[code].places[0]), suppressed: cell === 'suppressed' };
	});
	return { name: part?.name ?? WHOLE.name, points };
}

/** The lines of the table. */
export const linesOfParts = ({ rows, sum }: { rows: readonly PartRow[]; sum: ShownColumns }): PartRow[] => [
	...rows,
	{ ...sum, ...WHOLE }
];
