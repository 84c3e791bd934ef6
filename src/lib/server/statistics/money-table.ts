import { sql } from 'drizzle-orm';
import { isServiceTypeCode, serviceTypeCodes, serviceTypeOf } from '../../domain/directory/service-types';
import { sum, type Euro } from '../../domain/money';
import { formatEuro } from '../../domain/money-text';
import { incomeKindLabels, incomeKinds } from '../../domain/statistics/income';
import type { Db } from '../db/client';
import { rowsOf } from '../documents/hand-written';
import { findIncome } from './income';

type Spent = { serviceType: string | null; amount: Euro };
type Income = Awaited<ReturnType<typeof findIncome>>[number];
type Row = { name: string; spent: readonly Spent[]; income: readonly Income[] };

/** Ordered amounts by kind of help and month of service, and what was entered as income, by its kind. */
export async function moneyTable(tx: Db, { year, office }: { year: number; office: string | null }) {
	const spent = await findSpent(tx, year);
	const income = await findIncome(tx, office, year);
	const rows = [...serviceTypeCodes, null]
		.map((code): Row => {
			const isOf = ({ serviceType }: { serviceType: string | null }) => knownOf(serviceType) === code;
			return { name: nameOf(code), spent: spent.filter(isOf), income: income.filter(isOf) };
		})
		.filter((row) => row.spent.length + row.income.length > 0);
	const kinds = incomeKinds.map((kind) => incomeKindLabels[kind]);
	return {
		columns: ['Hilfeart', 'Ausgaben', ...kinds, 'Einnahmen'],
		rows: rows.length === 0 ? [] : [...rows, { name: 'Summe', spent, income }].map(cellsOf),
		note: 'Ausgaben sind die angeordneten Beträge nach dem Monat der Leistung, Einnahmen die für das Jahr eingetragenen.'
	};
}

const findSpent = (tx: Db, year: number) =>
	rowsOf<Spent>(
		tx,
		sql`SELECT l.service_type AS "serviceType", sum(l.amount)::numeric(14, 2)::text AS amount
			FROM invoice i JOIN invoice_line l ON l.invoice_id = i.id
			WHERE i.state IN ('ordered', 'paid') AND i.month BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`}
			GROUP BY l.service_type`
	);

/** Nothing on record is no amount of zero. */
const total = (amounts: readonly { amount: Euro }[]) =>
	amounts.length === 0 ? '–' : formatEuro(sum(amounts.map(({ amount }) => amount)));

const cellsOf = ({ name, spent, income }: Row) => [
	...[name, total(spent)],
	...incomeKinds.map((kind) => total(income.filter((one) => one.kind === kind))),
	total(income)
];

const knownOf = (code: string | null) => (code !== null && isServiceTypeCode(code) ? code : null);

function nameOf(code: (typeof serviceTypeCodes)[number] | null) {
	if (code === null) return 'Ohne Hilfeart';
	const { section, name } = serviceTypeOf(code);
	return `${section.replace(' SGB VIII', '')} ${name}`;
}
