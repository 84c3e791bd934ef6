import { sql } from 'drizzle-orm';
import { DomainError, InvalidInput } from '../../domain/errors';
import { canFollow, stateAfterEvent, stateAt, type PlacementState } from '../../domain/placements/states';
import { stayDayProblem, type DayStep } from '../../domain/placements/stay-days';
import type { Db } from '../db/client';
import type { Actor } from '../trpc/context';
import { writeAtOnce } from './at-once';
import { lockPlacement, type PlacementRow } from './placement-row';
import { writesOfStep, type Step } from './record-step';

export type StepAnswer = { placementId: string; state: PlacementState };

/** Takes one step of a placement: consent, decline, withdraw, answer, arrival, no arrival, end. */
export async function takeStep(
	tx: Db,
	actor: Actor,
	{ placementId, ...step }: Step & { placementId: string }
): Promise<StepAnswer> {
	const target = await lockPlacement(tx, placementId);
	refuseImpossible(target, step, actor);
	await writeAtOnce(tx, writesOfStep(tx, actor, { target, ...step }));
	return { placementId, state: stateAfterEvent(target.state, step.kind) };
}

/** @throws DomainError when the state does not allow the step, InvalidInput when its day cannot be. */
export function refuseImpossible(target: PlacementRow, { kind, day }: Step, { now, today }: Actor) {
	const { begin, end, arrivedOn } = target;
	const state = stateAt(target.state, target.holdUntil, now);
	if (!canFollow(state, kind) || (kind === 'answered' && target.answered)) {
		throw state === 'expired' ? deadlinePassed(target) : new DomainError('placement/wrong-state', { state });
	}
	const problem = day && isDayStep(kind) ? stayDayProblem(kind, day, { begin, end, arrivedOn, today }) : null;
	if (problem !== null) throw new InvalidInput({ day: problem });
}

const isDayStep = (kind: Step['kind']): kind is DayStep =>
	kind === 'arrived' || kind === 'not-arrived' || kind === 'ended';

const deadlinePassed = ({ holdUntil }: PlacementRow) => new DomainError('placement/deadline-passed', { holdUntil });

/** Whoever meets a hold past its deadline closes it, after the own step was refused. */
export const closeDueHold = (tx: Db, placementId: string) =>
	tx.execute(
		sql`SELECT close_due_holds(p.offer_id) FROM placement p WHERE p.id = ${placementId} AND p.offer_id IS NOT NULL`
	);
