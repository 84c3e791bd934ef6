import { recordAudit } from '../access/audit';
import { recordRead } from '../cases/read-log';
import type { Db } from '../db/client';
import type { Actor } from '../trpc/context';

/** Null for a provider, who sees no case: the placement is its own business. */
type Read = { caseId: string | null; placementId: string; action: string };

/** Who read a placement; in the office it is a read of its case, with its reason. */
export async function recordReadOf(tx: Db, actor: Actor, { caseId, placementId, action }: Read) {
	const audited = { action, subjectKind: 'placement', subjectId: placementId };
	if (caseId === null) await recordAudit(tx, actor, audited);
	else await recordRead(tx, actor, { caseId, ...audited });
}
