import { and, eq } from 'drizzle-orm';
import { closingReadiness, resultInWords } from '../../domain/consultations/closing';
import { voteRefusal } from '../../domain/consultations/voting';
import { DomainError } from '../../domain/errors';
import { recordChange } from '../cases/case-events';
import type { Db } from '../db/client';
import { consultation, consultationParticipant } from '../db/schema/consultations';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { workableCase } from './case-of';
import { audited, listenersOf, lockOpen, tell } from './commands';
import type { VoteInput } from './input';

/**
 * Casts or changes the own vote. Votes of several devices do not wait for each other; the database lets none pass a
 * closing that came first, and a closing waits for those that are under way.
 */
export async function vote(tx: Db, actor: Actor, { consultationId, vote: cast, comment }: VoteInput) {
	const [row] = await tx.select().from(consultation).where(eq(consultation.id, consultationId)).for('share');
	const own = found(row);
	await workableCase(tx, own.caseId);
	const ownSeat = and(
		eq(consultationParticipant.consultationId, consultationId),
		eq(consultationParticipant.accountId, actor.viewer.id)
	);
	const [invited] = await tx
		.select({ accountId: consultationParticipant.accountId })
		.from(consultationParticipant)
		.where(ownSeat);
	const refusal = voteRefusal(own, invited, actor.now);
	if (refusal !== null) throw new DomainError(refusal);
	await tx.update(consultationParticipant).set({ vote: cast, comment, votedAt: actor.now }).where(ownSeat);
	await recordChange(tx, actor, { ...own, audited: audited('consultations/voted', consultationId, { vote: cast }) });
	return { consultationId, vote: cast };
}

/** @throws DomainError with every reason, one a line, when something is still missing. */
export async function close(tx: Db, actor: Actor, { consultationId }: { consultationId: string }) {
	const own = await lockOpen(tx, consultationId);
	const participants = await tx
		.select({ accountId: consultationParticipant.accountId, vote: consultationParticipant.vote })
		.from(consultationParticipant)
		.where(eq(consultationParticipant.consultationId, consultationId));
	const readiness = closingReadiness({ ...own, participants });
	if (!readiness.ok) throw new DomainError('consultation/incomplete', { reasons: readiness.reasons.join('\n') });
	const { caseId, officeAgs, help } = own;
	const decision = found(own.decision);
	const closed = { closedAt: actor.now, closedBy: actor.viewer.id };
	await tx.update(consultation).set(closed).where(eq(consultation.id, consultationId));
	const listeners = await listenersOf(tx, consultationId, help.workerId);
	const accountIds = listeners.filter((accountId) => accountId !== actor.viewer.id);
	const details = { caseId, consultationId, number: help.number };
	await tell(tx, { officeAgs, accountIds, at: actor.now }, 'consultation-closed', details);
	await recordChange(tx, actor, {
		...{ caseId, officeAgs, audited: audited('consultations/closed', consultationId, { decision }) },
		event: { kind: 'consultation-closed', text: resultInWords(decision, participants) }
	});
	return { consultationId, decision };
}
