import type { WithdrawReason } from '../../domain/placements/reasons';
import { refuseWithoutConsultation } from '../consultations/needed';
import type { Db } from '../db/client';
import type { Actor } from '../trpc/context';
import { writeAtOnce } from './at-once';
import { lockCaseOf } from './case-facts';
import { needOf, openOf, refusePlaced, rivalsOf } from './others-of-case';
import { lockOffersOf, lockPlacement, lockPlacementsOfCase } from './placement-row';
import { writesOfStep } from './record-step';
import { refuseImpossible, type StepAnswer } from './step-commands';

const OTHER_BOOKED: WithdrawReason = 'other-offer';

/**
 * Books a consented place. The other requests and reservations for the same need are withdrawn in the same transaction,
 * and their providers are told.
 */
export async function book(tx: Db, actor: Actor, { placementId }: { placementId: string }): Promise<StepAnswer> {
	const caseId = await lockCaseOf(tx, placementId);
	const target = await lockPlacement(tx, placementId);
	refuseImpossible(target, { kind: 'booked' }, actor);
	await refuseWithoutConsultation(tx, target);
	const rivals = rivalsOf(
		await lockPlacementsOfCase(tx, caseId),
		needOf(caseId, target.serviceType, target),
		placementId
	);
	refusePlaced(rivals, target.transferFromId);
	const released = openOf(rivals);
	await lockOffersOf(tx, [target, ...released]);
	await writeAtOnce(tx, [
		...writesOfStep(tx, actor, { target, kind: 'booked' }),
		...released.flatMap((other) => writesOfStep(tx, actor, { target: other, kind: 'withdrawn', reason: OTHER_BOOKED }))
	]);
	return { placementId, state: 'booked' };
}
