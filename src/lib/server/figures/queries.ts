import { sql } from 'drizzle-orm';
import type { Viewer } from '../../domain/access/viewer';
import { monthOf, type Day, type Month } from '../../domain/day';
import { columnKeys, columnLabels, monthsOfTable, shown } from '../../domain/figures/columns';
import { figureCodes, figures, isPerInhabitant, type FigureCode } from '../../domain/figures/definitions';
import { monthName, monthsFrom, yearOfMonth } from '../../domain/figures/months';
import { populationFor, under18For } from '../../domain/figures/population';
import type { FigureSelection } from '../../domain/figures/selection';
import { peopleIn, tableOf, weightedCell } from '../../domain/figures/table';
import { cellOf, cellOfAll } from '../../domain/figures/values';
import { DomainError, InvalidInput } from '../../domain/errors';
import type { Db } from '../db/client';
import { found } from '../trpc/procedures';
import { readCells, type Dimension } from './cells';
import { findOfficesOfLand, type OfficeOfLand } from './offices';

export type Asking = { viewer: Viewer; today: Day };

/** In the order of a table. */
const allColumns = [...columnKeys, 'changePercent' as const].map((id) => ({ id, label: columnLabels[id] }));

export const allDefinitions = () => figureCodes.map((code) => ({ code, ...figures[code] }));

/** @throws InvalidInput for a month that has not begun */
export function refuseFuture(month: Month, today: Day) {
	if (month > monthOf(today)) throw new InvalidInput({ month: `${monthName(month)} liegt in der Zukunft.` });
}

/** One figure of all offices of the Land in a month, beside the month before and the means of this and last year. */
export async function getTable(tx: Db, { viewer, today }: Asking, selection: FigureSelection) {
	const { figure: code, month } = selection;
	refuseFuture(month, today);
	const months = monthsOfTable(month);
	const offices = await findOfficesOfLand(tx, viewer);
	const cells = await readCells(tx, { ...selection, code, from: months[0] ?? month, until: month });
	if (![...cells.values()].some((known) => known.has(month))) {
		throw new DomainError('figures/no-data', { reason: `Für ${monthName(month)} liegen keine Daten vor.` });
	}
	refuseWithoutPeople(code, month, offices);
	const table = tableOf(
		code,
		month,
		offices.map(({ ags, ...office }) => ({ ...office, office: ags, months: cells.get(ags) ?? new Map() }))
	);
	return { ...selection, columns: allColumns, ...table };
}

function refuseWithoutPeople(code: FigureCode, month: Month, offices: readonly OfficeOfLand[]) {
	if (!isPerInhabitant(code)) return;
	const year = yearOfMonth(month);
	const isOfAll = figures[code].per === 'inhabitant';
	const find = isOfAll ? populationFor : under18For;
	if (offices.some(({ population }) => find(population, year) !== null)) return;
	const missing = isOfAll ? 'keine Einwohnerzahl hinterlegt' : 'nicht hinterlegt, wie viele Einwohner unter 18 sind';
	throw new DomainError('figures/no-data', {
		reason: `Für ${year} und die Jahre davor ist ${missing}. Bitte lassen Sie die Zahlen einlesen.`
	});
}

type Course = Dimension & {
	figure: FigureCode;
	/** Null: all offices together, … */
	office: string | null;
	/** … or their mean by inhabitants. */
	weighted: boolean;
	from: Month | null;
	to: Month | null;
};

/** A figure month by month, of one office or of all of them. */
export async function getSeries(tx: Db, asking: Asking, { figure: code, office, weighted, ...rest }: Course) {
	const offices = await findOfficesOfLand(tx, asking.viewer);
	const chosen = office === null ? offices : [found(offices.find(({ ags }) => ags === office))];
	const { from, until } = await periodOf(tx, asking.today, rest);
	const cells = await readCells(tx, { ...rest, code, from, until, ...(office !== null && { office }) });
	const points = monthsFrom(from, until).map((month) => {
		const parts = chosen.map(({ ags, population }) => ({
			...{ population, month: cells.get(ags)?.get(month), people: peopleIn(population, month) }
		}));
		const [only] = parts;
		const each = () => parts.map((part) => ({ ...part, cell: cellOf(code, part.month, part.people) }));
		const all = () => (weighted ? weightedCell(yearOfMonth(month), each()) : cellOfAll(code, parts));
		const cell = office !== null && only ? cellOf(code, only.month, only.people) : all();
		const value = shown(cell, figures[code].places[weighted ? 1 : 0]);
		return { month, value, suppressed: cell === 'suppressed' };
	});
	return { figure: code, office, points };
}

/** @throws InvalidInput for an end that has not begun, or that lies before the beginning */
async function periodOf(tx: Db, today: Day, { from, to }: Pick<Course, 'from' | 'to'>) {
	const until = to ?? monthOf(today);
	if (until > monthOf(today)) throw new InvalidInput({ to: `${monthName(until)} liegt in der Zukunft.` });
	if (from !== null && from > until) throw new InvalidInput({ to: 'Das Ende liegt vor dem Anfang.' });
	const first = from ?? (await firstMonth(tx)) ?? until;
	return { from: first > until ? until : first, until };
}

/** The first month anybody has figures of. */
export async function firstMonth(tx: Db): Promise<Month | null> {
	const { rows } = (await tx.execute(
		sql`SELECT to_char(min(month), 'YYYY-MM') AS month FROM figure_cell WHERE service_type = '' AND specialisation = ''`
	)) as { rows: { month: Month | null }[] };
	return rows[0]?.month ?? null;
}
