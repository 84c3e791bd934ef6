import type { Day } from '../../domain/day';
import { statisticsTableLabels, type StatisticsTable } from '../../domain/statistics/kinds';
import type { TextTable } from '../../domain/statistics/csv';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import type { Actor } from '../trpc/context';
import { institutionsTable } from './institutions-table';
import { moneyTable } from './money-table';
import { protectiveTable, riskTable } from './person-tables';

export type StatisticsTableAnswer = TextTable & {
	/** What has to be known to read it. */
	note: string | null;
};

type Asked = { year: number; today: Day; office: string | null };

const tables: Record<StatisticsTable, (tx: Db, asked: Asked) => Promise<StatisticsTableAnswer>> = {
	protective: protectiveTable,
	risk: riskTable,
	institutions: institutionsTable,
	money: moneyTable
};

type Wanted = { year: number; part: StatisticsTable };

/** A table with the characteristics of § 99 SGB VIII: about single young people, but without names and numbers of cases. */
export async function getTable(tx: Db, actor: Actor, { year, part }: Wanted) {
	const table = await tables[part](tx, { year, today: actor.today, office: actor.viewer.office });
	await recordAudit(tx, actor, {
		...{ action: 'statistics/table-read', subjectKind: 'report-year', subjectId: String(year) },
		details: { part, rows: table.rows.length }
	});
	return { title: statisticsTableLabels[part], year, ...table };
}
