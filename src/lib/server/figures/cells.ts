import { sql, type SQL } from 'drizzle-orm';
import type { Month } from '../../domain/day';
import { hiddenBases, nothing, type BaseCounts, type HiddenBase } from '../../domain/figures/base';
import type { FigureCode } from '../../domain/figures/definitions';
import { toHundredths } from '../../domain/hundredths';
import type { MonthCounts } from '../../domain/figures/values';
import type { Db } from '../db/client';

export type CountsRow = {
	office_ags: string;
	month: Month;
	service_type: string;
	specialisation: string;
	budget_cents: number | null;
	cases: number;
	rates: number[] | null;
	paid_cents: number | null;
	out_of_area: number;
	occupied_days: string;
	operable_days: string;
	foreign_days: string;
	fruitless: number;
	drop_outs: number;
	lengths: number[] | null;
	days_to_place: number[] | null;
	transfers: number;
	hidden: string[];
};

/** '' stands for all in the table. */
export type Dimension = { serviceType: string | null; specialisation: string | null };

type Wanted = Dimension & { code: FigureCode; from: Month; until: Month; office?: string };

/** Lists of single stays are long: read only where the figure is made of them. */
const listsOf: Record<'rates' | 'lengths' | 'days_to_place', readonly FigureCode[]> = {
	rates: ['rate-min', 'rate-max', 'rate-median'],
	lengths: ['stay-mean', 'stay-median', 'drop-out-share'],
	days_to_place: ['days-to-place']
};

const firstDayOf = (month: Month) => `${month}-01`;

/** The months of each office, inside the walls: what is hidden from the viewer comes as 0. */
export async function readCells(tx: Db, wanted: Wanted): Promise<Map<string, Map<Month, MonthCounts>>> {
	const { rows } = (await tx.execute(statementOf(wanted))) as { rows: CountsRow[] };
	const offices = new Map<string, Map<Month, CountsRow[]>>();
	for (const row of rows) {
		const months = offices.get(row.office_ags) ?? new Map<Month, CountsRow[]>();
		months.set(row.month, [...(months.get(row.month) ?? []), row]);
		offices.set(row.office_ags, months);
	}
	return new Map(
		[...offices].map(([ags, months]) => [
			ags,
			new Map([...months].map(([month, parts]) => [month, monthOf(parts, wanted)]))
		])
	);
}

function statementOf({ code, from, until, office, serviceType, specialisation }: Wanted): SQL {
	const list = (name: keyof typeof listsOf) =>
		listsOf[name].includes(code) ? sql.raw(name) : sql.raw(`NULL::integer[] AS ${name}`);
	const [type, able] = [serviceType ?? '', specialisation ?? ''];
	const pairs = [
		['', ''],
		['', able],
		[type, ''],
		[type, able]
	].map(([a, b]) => sql`(${a}, ${b})`);
	return sql`SELECT office_ags, to_char(month, 'YYYY-MM') AS month, service_type, specialisation, budget_cents, cases,
			${list('rates')}, paid_cents, out_of_area, occupied_days, operable_days, foreign_days, fruitless, drop_outs,
			${list('lengths')}, ${list('days_to_place')}, transfers, hidden
		FROM figure_cell
		WHERE (service_type, specialisation) IN (${sql.join(pairs, sql`, `)})
			AND month BETWEEN ${firstDayOf(from)} AND ${firstDayOf(until)}
			${office === undefined ? sql`` : sql`AND office_ags = ${office}`}`;
}

function monthOf(parts: readonly CountsRow[], { serviceType, specialisation }: Dimension): MonthCounts {
	const [type, able] = [serviceType ?? '', specialisation ?? ''];
	const at = (a: string, b: string) => parts.find((row) => row.service_type === a && row.specialisation === b);
	const [whole, chosen] = [at('', ''), at(type, able)];
	const hidden = type === '' ? [] : hiddenWith({ whole, total: at('', able), kind: at(type, '') });
	const counts = chosen === undefined ? nothing : countsOf(chosen);
	return {
		whole: whole === undefined ? nothing : countsOf(whole),
		chosen: chosen === undefined && hidden.length === 0 ? null : { ...counts, hidden: [...counts.hidden, ...hidden] }
	};
}

type Around = Record<'whole' | 'total' | 'kind', CountsRow | undefined>;

/** What of a kind is hidden although there is no row of it: a nothing beside something hidden would tell it. */
const hiddenWith = ({ whole, total, kind }: Around): HiddenBase[] => [
	...ofAllKinds([...(whole?.hidden ?? []), ...(total?.hidden ?? [])]),
	...(kind?.hidden ?? []).filter(isBase)
];

const isBase = (name: string): name is HiddenBase => (hiddenBases as readonly string[]).includes(name);

/** Where every kind of help of a month is hidden, also those with nothing, its total says so. */
const ALL_KINDS = 'all-kinds:';
const ofAllKinds = (hidden: readonly string[]) =>
	hidden.flatMap((name) => (name.startsWith(ALL_KINDS) ? [name.slice(ALL_KINDS.length)] : [])).filter(isBase);

export const countsOf = (row: Omit<CountsRow, 'office_ags' | 'service_type' | 'specialisation'>): BaseCounts => ({
	budgetCents: row.budget_cents,
	cases: row.cases,
	rates: row.rates ?? [],
	paidCents: row.paid_cents,
	outOfArea: row.out_of_area,
	occupiedDays: toHundredths(row.occupied_days),
	operableDays: toHundredths(row.operable_days),
	foreignDays: toHundredths(row.foreign_days),
	fruitless: row.fruitless,
	dropOuts: row.drop_outs,
	lengths: row.lengths ?? [],
	daysToPlace: row.days_to_place ?? [],
	transfers: row.transfers,
	hidden: row.hidden.filter(isBase)
});
