import { eq } from 'drizzle-orm';
import { can } from '../../domain/access/permissions';
import { recordAudit, type Audited } from '../access/audit';
import { recordRead } from '../cases/read-log';
import type { Db } from '../db/client';
import { placement } from '../db/schema/placements';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';

type Read = Omit<Audited, 'reason'> & { placementId: string };

/**
 * Who read a placement, or what hangs on a stay. For those who work on cases it is a read of its case, with its reason;
 * providers and finance roles see no case: what they read is their own business, and logged.
 * @throws DomainError 'case/reason-required' when the reader has not said why
 */
export async function recordReadOf(tx: Db, actor: Actor, { placementId, ...read }: Read) {
	const audited = { subjectKind: 'placement', subjectId: placementId, ...read };
	if (!can(actor.viewer.role, 'cases/read')) {
		await recordAudit(tx, actor, audited);
		return;
	}
	const [row] = await tx.select({ caseId: placement.caseId }).from(placement).where(eq(placement.id, placementId));
	await recordRead(tx, actor, { caseId: found(row).caseId, ...audited });
}
