import { and, asc, desc, eq, inArray, or } from 'drizzle-orm';
import { sideOf } from '../../domain/access/permissions';
import type { Viewer } from '../../domain/access/viewer';
import { readAllowances, type AllowanceEntry } from '../../domain/billing/allowance-file';
import type { Day } from '../../domain/day';
import { DomainError } from '../../domain/errors';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { allowanceRate } from '../db/schema/billing';
import { land, office } from '../db/schema/directory';
import type { Actor } from '../trpc/context';

/** An office takes over the table of its Land, the system administration those of all that take part. */
async function landsOf(tx: Db, viewer: Viewer): Promise<ReadonlySet<string>> {
	const rows =
		sideOf[viewer.role] === 'office'
			? await tx
					.select({ code: office.landCode })
					.from(office)
					.where(eq(office.ags, viewer.office ?? ''))
			: await tx.select({ code: land.code }).from(land).where(eq(land.active, true));
	return new Set(rows.flatMap(({ code }) => code ?? []));
}

export async function findAllowanceTables(tx: Db, viewer: Viewer) {
	const lands = [...(await landsOf(tx, viewer))].sort();
	const rows = await tx
		.select({
			...{ rateId: allowanceRate.id, landCode: allowanceRate.landCode, kind: allowanceRate.kind },
			...{ from: allowanceRate.fromDay, ageFrom: allowanceRate.ageFrom, ageTo: allowanceRate.ageTo },
			...{ amount: allowanceRate.amount, source: allowanceRate.source }
		})
		.from(allowanceRate)
		.where(inArray(allowanceRate.landCode, lands))
		.orderBy(
			asc(allowanceRate.landCode),
			asc(allowanceRate.kind),
			desc(allowanceRate.fromDay),
			asc(allowanceRate.ageFrom)
		);
	return { lands, rows };
}

/** What a list would change, without changing anything. */
export const previewAllowances = async (tx: Db, { viewer, today }: Actor, csv: string) =>
	readAllowances(csv, { lands: await landsOf(tx, viewer), today });

/** All of a list or nothing of it: a table for a day is taken as a whole. @throws DomainError 'import/has-errors' */
export async function importAllowances(tx: Db, actor: Actor, { csv }: { csv: string }) {
	const { entries, problems } = await previewAllowances(tx, actor, csv);
	if (problems.length > 0) throw new DomainError('import/has-errors', { problems: problems.length });
	await tx.delete(allowanceRate).where(or(...tablesIn(entries).map(isTable)));
	await tx.insert(allowanceRate).values(entries.map(({ from: fromDay, ...entry }) => ({ ...entry, fromDay })));
	await recordAudit(tx, actor, { action: 'allowances/table-imported', details: { rows: entries.length } });
	return { saved: entries.length };
}

type Table = Pick<AllowanceEntry, 'landCode' | 'kind'> & { from: Day };

const tablesIn = (entries: readonly AllowanceEntry[]): Table[] => [
	...new Map(entries.map((entry) => [`${entry.landCode} ${entry.kind} ${entry.from}`, entry])).values()
];

const isTable = ({ landCode, kind, from }: Table) =>
	and(eq(allowanceRate.landCode, landCode), eq(allowanceRate.kind, kind), eq(allowanceRate.fromDay, from));
