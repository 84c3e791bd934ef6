import { auditEntry } from '../db/schema/access';
import type { Db } from '../db/client';
import { sendAlong } from '../db/transaction';
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

/**
 * Appends to the audit log, in the transaction of what is recorded. Await it, or hand it on to be written together with
 * what it is about.
 */
export function recordAudit(tx: Db, { viewer, now, address }: Actor, audited: Audited) {
	const { id, role, office: officeAgs, providerId } = viewer;
	return recordVisit(tx, { account: { id, role, officeAgs, providerId }, now, address }, audited);
}

/** The same, sent with what comes next: for what is read, of which nothing else hangs on the entry. */
export const recordAlong = (tx: Db, actor: Actor, audited: Audited) => sendAlong(tx, recordAudit(tx, actor, audited));

/** Before a sign-in nobody is a viewer yet; the account is named where it is known. */
export type Visit = {
	account: { id: string; role: string; officeAgs: string | null; providerId: string | null } | null;
	now: string;
	address: string | null;
};

export const recordVisit = (tx: Db, { account, now, address }: Visit, audited: Audited) =>
	tx.insert(auditEntry).values({
		at: now,
		accountId: account?.id ?? null,
		role: account?.role ?? null,
		officeAgs: account?.officeAgs ?? null,
		providerId: account?.providerId ?? null,
		address,
		...audited
	});
