import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { WithdrawReason } from '../../domain/placements/reasons';
import { closing, withdrawing, type Cascade, type Hanging } from '../../domain/placements/cascade';
import { DomainError } from '../../domain/errors';
import { recordCaseEvent } from '../cases/case-events';
import { lockCaseRow } from '../cases/work-commands';
import type { Db } from '../db/client';
import { helpCase } from '../db/schema/cases';
import { consultation, helpPlan } from '../db/schema/consultations';
import { notice } from '../db/schema/notices';
import { placement } from '../db/schema/placements';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { writeAtOnce } from './at-once';
import { lockCase } from './case-facts';
import { findPlacementsOfCase, lockOffersOf, lockPlacementsOfCase, type PlacementRow } from './placement-row';
import { writesOfStep } from './record-step';

async function hangingOn(tx: Db, caseId: string, rows: readonly PlacementRow[]): Promise<Hanging> {
	const commitments = await tx
		.select({ placementId: notice.placementId, postedOn: notice.postedOn })
		.from(notice)
		.where(and(eq(notice.caseId, caseId), eq(notice.kind, 'cost-commitment')));
	const [[consultations], [plans]] = await Promise.all([
		tx
			.select({ open: sql<number>`count(*)::int` })
			.from(consultation)
			.where(and(eq(consultation.caseId, caseId), isNull(consultation.closedAt), isNull(consultation.cancelledAt))),
		tx
			.select({ valid: sql<number>`count(*)::int` })
			.from(helpPlan)
			.where(and(eq(helpPlan.caseId, caseId), eq(helpPlan.state, 'valid')))
	]);
	return {
		placements: rows.map(({ placementId, state, facility, begin, end }) => ({
			...{ placementId, state, begin, end, facility: facility ?? 'einer Einrichtung' }
		})),
		commitments,
		openConsultations: consultations?.open ?? 0,
		validPlan: (plans?.valid ?? 0) > 0
	};
}

/** What withdrawing a placement would take along and what stands in its way, with the case it belongs to. */
export async function previewWithdrawing(tx: Db, placementId: string): Promise<{ caseId: string; cascade: Cascade }> {
	const [row] = await tx.select({ caseId: placement.caseId }).from(placement).where(eq(placement.id, placementId));
	const { caseId } = found(row);
	const hanging = await hangingOn(tx, caseId, await findPlacementsOfCase(tx, caseId));
	return { caseId, cascade: withdrawing(hanging, placementId) };
}

/** The same for closing a case. */
export async function previewClosing(tx: Db, caseId: string): Promise<Cascade> {
	const [row] = await tx.select({ id: helpCase.id }).from(helpCase).where(eq(helpCase.id, caseId));
	const { id } = found(row);
	return closing(await hangingOn(tx, id, await findPlacementsOfCase(tx, id)));
}

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
