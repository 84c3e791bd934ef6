import { and, eq, isNotNull } from 'drizzle-orm';
import type { WithdrawReason } from '../../domain/placements/reasons';
import { closing } from '../../domain/placements/cascade';
import { DomainError } from '../../domain/errors';
import { recordCaseEvent } from '../cases/case-events';
import { lockCaseRow } from '../cases/work-commands';
import type { Db } from '../db/client';
import { helpCase } from '../db/schema/cases';
import { helpPlan } from '../db/schema/consultations';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { writeAtOnce } from './at-once';
import { lockCase } from './case-facts';
import { hangingOn } from './cascades';
import { lockOffersOf, lockPlacementsOfCase } from './placement-row';
import { writesOfStep } from './record-step';

const NO_LONGER: WithdrawReason = 'no-longer-needed';

/** Closes a case with all that is open in it; @throws DomainError 'placement/blocked' when something comes first. */
export async function closeCase(tx: Db, actor: Actor, { caseId }: { caseId: string }) {
	await lockCase(tx, caseId);
	const rows = await lockPlacementsOfCase(tx, caseId);
	const cascade = closing(await hangingOn(tx, caseId, rows));
	if (cascade.blockedBy.length > 0) throw new DomainError('placement/blocked', { first: cascade.blockedBy[0] ?? '' });
	const withdrawn = rows.filter(({ placementId }) => cascade.withdraws.includes(placementId));
	await lockOffersOf(tx, withdrawn);
	const steps = withdrawn.flatMap((target) =>
		writesOfStep(tx, actor, { target, kind: 'withdrawn', reason: NO_LONGER })
	);
	if (steps.length > 0) await writeAtOnce(tx, steps);
	await tx
		.update(helpPlan)
		.set({ state: 'ended', endedAt: actor.now })
		.where(and(eq(helpPlan.caseId, caseId), eq(helpPlan.state, 'valid')));
	await tx.update(helpCase).set({ closedOn: actor.today }).where(eq(helpCase.id, caseId));
	await recordCaseEvent(tx, actor, { caseId, kind: 'closed' });
	return { caseId, closedOn: actor.today };
}

/** A case that goes on after all. */
export async function reopenCase(tx: Db, actor: Actor, { caseId }: { caseId: string }) {
	await lockCaseRow(tx, caseId, 'even-closed');
	const [opened] = await tx
		.update(helpCase)
		.set({ closedOn: null })
		.where(and(eq(helpCase.id, caseId), isNotNull(helpCase.closedOn)))
		.returning({ id: helpCase.id });
	found(opened);
	await recordCaseEvent(tx, actor, { caseId, kind: 'reopened' });
	return { caseId };
}
