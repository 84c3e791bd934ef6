import { and, desc, eq, gte, lt, or, sql } from 'drizzle-orm';
import type { Day } from '../../domain/day';
import { addDays } from '../../domain/day';
import type { Db } from '../db/client';
import { account, auditEntry } from '../db/schema/access';

export type LogFilter = {
	/** Part of the person's name or e-mail. */
	who: string;
	action: string | null;
	day: Day | null;
	/** What was done with one case. */
	caseId: string | null;
	/** Only entries older than this one. */
	before: number | null;
	pageSize: number;
};

/** Newest first; row level security leaves only the log of the viewer's own house. */
export async function findLog(tx: Db, { who, action, day, caseId, before, pageSize }: LogFilter) {
	const rows = await tx
		.select({
			...{ id: auditEntry.id, at: auditEntry.at, name: account.name, email: account.email, role: auditEntry.role },
			...{ action: auditEntry.action, subjectKind: auditEntry.subjectKind, subjectId: auditEntry.subjectId },
			...{ reason: auditEntry.reason, address: auditEntry.address }
		})
		.from(auditEntry)
		.leftJoin(account, eq(account.id, auditEntry.accountId))
		.where(
			and(
				who === ''
					? undefined
					: sql`position(sort_key(${who}) in sort_key(${account.name} || ' ' || ${account.email})) > 0`,
				action === null ? undefined : eq(auditEntry.action, action),
				caseId === null ? undefined : aboutCase(caseId),
				before === null ? undefined : lt(auditEntry.id, before),
				...onDay(day)
			)
		)
		.orderBy(desc(auditEntry.id))
		.limit(pageSize + 1);
	return { rows: rows.slice(0, pageSize), more: rows.length > pageSize };
}

/** The day of the people, not of the server: it begins at midnight in Germany. */
const onDay = (day: Day | null) =>
	day === null ? [] : [gte(auditEntry.at, midnight(day)), lt(auditEntry.at, midnight(addDays(day, 1)))];

const midnight = (day: Day) => sql`(${day}::timestamp AT TIME ZONE 'Europe/Berlin')`;

/** The case itself and what belongs to it; both are found by an index. Lists on which it stood are not among them. */
export const aboutCase = (caseId: string) =>
	or(
		eq(auditEntry.subjectId, caseId),
		sql`(${auditEntry.details} ? 'caseId' AND ${auditEntry.details} ->> 'caseId' = ${caseId})`
	);
