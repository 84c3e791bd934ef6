import { and, eq, isNull, sql } from 'drizzle-orm';
import { deletionOf, type PlannedDeletion } from '../../domain/documents/deletion-plan';
import { DomainError } from '../../domain/errors';
import { recordAudit } from '../access/audit';
import { announceCase, recordCaseEvent } from '../cases/case-events';
import type { Db } from '../db/client';
import { helpCase } from '../db/schema/cases';
import { clientRestriction, deletionMark } from '../db/schema/documents';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { rowsOf } from './hand-written';
import { findKeptCases, findOpenMark, ownRules } from './retention-queries';

/** First stage: one person proposes what the rules call due. */
export async function markForDeletion(tx: Db, actor: Actor, { caseId }: { caseId: string }) {
	const officeAgs = await lockCase(tx, caseId);
	const { rule, dueOn, number } = await refuseNotDue(tx, actor, caseId);
	if (await findOpenMark(tx, caseId)) throw new DomainError('command/conflict');
	const [mark] = await tx
		.insert(deletionMark)
		.values({ officeAgs, caseId, caseNumber: number, rule, markedBy: actor.viewer.id, markedAt: actor.now })
		.returning({ markId: deletionMark.id });
	const { markId } = found(mark);
	await recordAudit(tx, actor, {
		...{ action: 'retention/marked', subjectKind: 'case', subjectId: caseId, details: { markId, rule, dueOn } }
	});
	await announceCase(tx, caseId);
	return { markId };
}

/** What the rules say of a case now. @throws when it is restricted, still alive or kept a while longer. */
async function refuseNotDue(tx: Db, { today }: Actor, caseId: string): Promise<PlannedDeletion> {
	const kept = found((await findKeptCases(tx, eq(helpCase.id, caseId)))[0]);
	if (kept.restriction !== null) throw new DomainError('deletion/restricted');
	const planned = deletionOf(kept, ownRules(), today);
	if (kept.running || planned.dueOn > today) throw new DomainError('deletion/not-due');
	return planned;
}

/** A proposal that was none, or that the case has outrun. */
export async function unmark(tx: Db, actor: Actor, { markId }: { markId: number }) {
	const [removed] = await tx
		.delete(deletionMark)
		.where(and(eq(deletionMark.id, markId), isNull(deletionMark.erasedAt)))
		.returning({ caseId: deletionMark.caseId, rule: deletionMark.rule });
	const { caseId, rule } = found(removed);
	await recordAudit(tx, actor, {
		...{ action: 'retention/unmarked', subjectKind: 'case', subjectId: caseId, details: { markId, rule } }
	});
	await announceCase(tx, caseId);
	return { caseId };
}

/** Second stage, by somebody else: everything of the case goes. Answers the names of its files, to be removed after. */
export async function eraseMarked(tx: Db, actor: Actor, { markId }: { markId: number }) {
	const [mark] = await tx
		.select()
		.from(deletionMark)
		.where(and(eq(deletionMark.id, markId), isNull(deletionMark.erasedAt)));
	const { caseId, rule, markedBy } = found(mark);
	if (markedBy === actor.viewer.id) throw new DomainError('deletion/needs-second-person');
	await lockCase(tx, caseId);
	await refuseNotDue(tx, actor, caseId);
	await announceCase(tx, caseId);
	const rows = await rowsOf<{ files: string[] }>(tx, sql`SELECT erase_case(${markId}::bigint) AS files`);
	const { files } = found(rows[0]);
	await recordAudit(tx, actor, {
		...{ action: 'retention/erased', subjectKind: 'case', subjectId: caseId },
		details: { markId, rule, documents: files.length }
	});
	return { caseId, files };
}

type WithReason = { caseId: string; reason: string };

/** Instead of deletion where it is not allowed yet (§ 84 Abs. 3 SGB X): nobody works with the data meanwhile. */
export async function restrict(tx: Db, actor: Actor, { caseId, reason }: WithReason) {
	const officeAgs = await lockCase(tx, caseId);
	const clientId = await clientOf(tx, caseId);
	const added = await tx
		.insert(clientRestriction)
		.values({ clientId, officeAgs, reason, since: actor.now, by: actor.viewer.id })
		.onConflictDoNothing()
		.returning({ clientId: clientRestriction.clientId });
	if (added.length === 0) throw new DomainError('case/restricted');
	await recordCaseEvent(tx, actor, { caseId, kind: 'restricted', text: reason });
	return { caseId, restricted: true };
}

export async function lift(tx: Db, actor: Actor, { caseId, reason }: WithReason) {
	await lockCase(tx, caseId);
	const removed = await tx
		.delete(clientRestriction)
		.where(eq(clientRestriction.clientId, await clientOf(tx, caseId)))
		.returning({ clientId: clientRestriction.clientId });
	if (removed.length === 0) throw new DomainError('command/conflict');
	await recordCaseEvent(tx, actor, { caseId, kind: 'restricted', text: `aufgehoben: ${reason}` });
	return { caseId, restricted: false };
}

/** Two people may look at the same case at once: one after the other. */
async function lockCase(tx: Db, caseId: string) {
	const [row] = await tx
		.select({ officeAgs: helpCase.officeAgs })
		.from(helpCase)
		.where(eq(helpCase.id, caseId))
		.for('no key update');
	return found(row).officeAgs;
}

async function clientOf(tx: Db, caseId: string) {
	const [row] = await tx.select({ clientId: helpCase.clientId }).from(helpCase).where(eq(helpCase.id, caseId));
	return found(row).clientId;
}
