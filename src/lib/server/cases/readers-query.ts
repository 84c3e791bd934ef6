import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { ReadReason } from '../../domain/cases/read-reasons';
import { DomainError } from '../../domain/errors';
import { aboutCase } from '../access/audit-queries';
import type { Db } from '../db/client';
import { account, auditEntry } from '../db/schema/access';

const MOST_READS = 100;

const duties: ReadonlySet<ReadReason> = new Set(['assigned', 'deputy', 'team-lead']);

/** @throws DomainError for readers without charge: who else has looked is not theirs to know. */
export function refuseWithoutCharge(reason: ReadReason) {
	if (!duties.has(reason)) throw new DomainError('not-allowed');
}

/** Who read a case and why, the latest first. */
export const findReaders = (tx: Db, caseId: string) =>
	tx
		.select({
			...{ id: auditEntry.id, at: auditEntry.at, name: account.name },
			...{ action: auditEntry.action, reason: auditEntry.reason }
		})
		.from(auditEntry)
		.leftJoin(account, eq(account.id, auditEntry.accountId))
		// Only reads have a reason; what was changed stands on the time line.
		.where(and(aboutCase(caseId), isNotNull(auditEntry.reason)))
		.orderBy(desc(auditEntry.id))
		.limit(MOST_READS);
