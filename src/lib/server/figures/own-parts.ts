import { sql } from 'drizzle-orm';
import type { Month } from '../../domain/day';
import { InvalidInput } from '../../domain/errors';
import type { BaseCounts } from '../../domain/figures/base';
import { monthsOfTable } from '../../domain/figures/columns';
import { monthsFrom } from '../../domain/figures/months';
import { isPartFigure, partCourseOf, partRowsOf, type Part, type PartLevel } from '../../domain/figures/parts';
import type { FigureSelection } from '../../domain/figures/selection';
import type { MonthCounts } from '../../domain/figures/values';
import type { Db } from '../db/client';
import { found } from '../trpc/procedures';
import { countsOf, readCells, type CountsRow } from './cells';
import { firstMonth, refuseFuture, type Asking } from './queries';

type PartRow = Omit<CountsRow, 'office_ags' | 'service_type' | 'specialisation' | 'hidden' | 'budget_cents'> & {
	part: string;
	name: string | null;
	workers: number | null;
};

/** What stands where a stay belongs to no named part. */
const otherwise: Record<PartLevel, Record<string, string>> = {
	region: { none: 'Ohne Region', outside: 'Außerhalb des eigenen Gebiets' },
	facility: { outside: 'Außerhalb des Portals' },
	team: { '': 'Ohne Team' }
};

type InParts = FigureSelection & { level: PartLevel };

/** One figure of the own office, down to its regions, facilities or teams. */
export async function getOwnParts(tx: Db, asking: Asking, asked: InParts) {
	const { figure, month, level } = asked;
	const divided = await readDivided(tx, asking, { ...asked, months: monthsOfTable(month) });
	return { ...asked, level, ...partRowsOf(figure, month, divided) };
}

/** One part of the own office month by month, from the first month on record until the given one. */
export async function getPartCourse(tx: Db, asking: Asking, { part, ...asked }: InParts & { part: string }) {
	const { figure, month } = asked;
	const first = (await firstMonth(tx)) ?? month;
	const months = monthsFrom(first > month ? month : first, month);
	const divided = await readDivided(tx, asking, { ...asked, months });
	return { figure, part, ...found(partCourseOf(figure, { key: part, months }, divided)) };
}

async function readDivided(tx: Db, { viewer, today }: Asking, asked: InParts & { months: readonly Month[] }) {
	const { figure: code, month, months } = asked;
	refuseFuture(month, today);
	if (!isPartFigure(code)) {
		throw new InvalidInput({ figure: 'Diese Kennzahl gibt es nur für das ganze Jugendamt.' });
	}
	const office = found(viewer.office);
	const parts = await readParts(tx, { ...asked, office });
	const cells = await readCells(tx, { ...asked, code, office, from: months[0] ?? month, until: month });
	return { parts, whole: cells.get(office) ?? new Map<Month, MonthCounts>() };
}

type Filled = Omit<Part, 'months'> & { months: Map<Month, BaseCounts> };

/** Every team of the office, also without a case of what is looked at; '' are those in none. */
async function readTeams(tx: Db, office: string): Promise<[string, Filled][]> {
	const { rows } = (await tx.execute(sql`
		SELECT coalesce(team, '') AS team,
			count(*) FILTER (WHERE role IN ('case-worker', 'team-lead') AND disabled_at IS NULL)::integer AS workers
		FROM account WHERE office_ags = ${office} GROUP BY 1`)) as { rows: { team: string; workers: number }[] };
	return rows.map(({ team, workers }) => [team, { key: team, name: nameOf('team', team), workers, months: new Map() }]);
}

const nameOf = (level: PartLevel, key: string, name: string | null = null) => otherwise[level][key] ?? name ?? key;

type Wanted = InParts & { office: string; months: readonly Month[] };

async function readParts(
	tx: Db,
	{ months: wanted, level, office, serviceType, specialisation }: Wanted
): Promise<Part[]> {
	const months = wanted.map((each) => `${each}-01`);
	const { rows } = (await tx.execute(sql`
		SELECT part, name, workers, to_char(month, 'YYYY-MM') AS month, cases, rates, paid_cents, out_of_area, occupied_days,
			operable_days, foreign_days, fruitless, drop_outs, lengths, days_to_place, transfers
		FROM own_figures(${sql.param(months)}::date[], ${level}, ${serviceType ?? ''}, ${specialisation ?? ''})`)) as {
		rows: PartRow[];
	};
	const parts = new Map<string, Filled>(level === 'team' ? await readTeams(tx, office) : []);
	for (const { part: key, name, workers, ...row } of rows) {
		const ofTeam = level === 'team' ? workers : null;
		const part = parts.get(key) ?? { key, name: nameOf(level, key, name), workers: ofTeam, months: new Map() };
		part.months.set(row.month, countsOf({ ...row, budget_cents: null, hidden: [] }));
		parts.set(key, part);
	}
	return [...parts.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'de'));
}
