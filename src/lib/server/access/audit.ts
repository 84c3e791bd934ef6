import { auditEntry } from '../db/schema/access';
import type { Db } from '../db/client';
import type { Actor } from '../trpc/context';

export type Audited = {
	/** Command or kind of read, e.g. 'placements/reserved', 'cases/read'. */
	action: string;
	subjectKind?: string;
	subjectId?: string;
	reason?: string;
	/** Codes, ids and counts only, never a name. */
	details?: Record<string, unknown>;
};

/** Appends to the audit log, in the transaction of what is recorded. */
export async function recordAudit(tx: Db, { viewer, now, address }: Actor, audited: Audited) {
	await tx.insert(auditEntry).values({
		at: now,
		accountId: viewer.id,
		role: viewer.role,
		officeAgs: viewer.office,
		providerId: viewer.providerId,
		address,
		...audited
	});
}
