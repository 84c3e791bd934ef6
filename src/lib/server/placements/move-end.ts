import { eq } from 'drizzle-orm';
import type { Day } from '../../domain/day';
import { DomainError, InvalidInput } from '../../domain/errors';
import { farEndProblem } from '../../domain/placements/limits';
import { canFollow } from '../../domain/placements/states';
import { endChangeProblem, type EndChange } from '../../domain/placements/stay-days';
import { rateOn, targetFee } from '../../domain/rates/target-fee';
import type { Db } from '../db/client';
import { placement } from '../db/schema/placements';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { writeAtOnce } from './at-once';
import { getCaseFacts, lockCaseOf } from './case-facts';
import { needOf, refusePlaced, rivalsOf } from './others-of-case';
import { lockPlacement, lockPlacementsOfCase, type PlacementRow } from './placement-row';
import { writesOfStep } from './record-step';
import { refuseBeyondReason, refuseUnsuitable } from './refusals';
import { findReservableOffers } from './reservable-offer';
import type { StepAnswer } from './step-commands';

type EndMove = { placementId: string; kind: EndChange; day: Day; reason?: string; text: string | null };

/**
 * Moves the planned last day of a booked or running stay. A later one passes the same checks as a new booking; an earlier
 * one returns the days after it at once. The planned fee follows.
 */
export async function moveEnd(tx: Db, actor: Actor, { placementId, kind, ...asked }: EndMove): Promise<StepAnswer> {
	const caseId = await lockCaseOf(tx, placementId);
	const target = await lockPlacement(tx, placementId);
	refuseMove(target, { kind, day: asked.day }, actor);
	const period = { begin: target.begin, end: asked.day };
	if (kind === 'extended') await refuseConflict(tx, { caseId, target, period });
	const fee = await feeFor(tx, target, period);
	await writeAtOnce(tx, [
		tx.update(placement).set(fee).where(eq(placement.id, placementId)),
		...writesOfStep(tx, actor, { target, kind, ...asked })
	]);
	return { placementId, state: target.state };
}

function refuseMove(target: PlacementRow, { kind, day }: { kind: EndChange; day: Day }, { today }: Actor) {
	const { state, begin, end, arrivedOn } = target;
	if (!canFollow(state, kind)) throw new DomainError('placement/wrong-state', { state });
	const problem = endChangeProblem(kind, day, { begin, end, arrivedOn, today }) ?? farEndProblem(day, today);
	if (problem !== null) throw new InvalidInput({ day: problem });
}

type Longer = { caseId: string; target: PlacementRow; period: { begin: Day; end: Day } };

/** Short of the free capacity, which only the database can promise. */
async function refuseConflict(tx: Db, { caseId, target, period }: Longer) {
	const rows = await lockPlacementsOfCase(tx, caseId);
	const added = needOf(caseId, target.serviceType, { begin: target.end, end: period.end });
	// The place that follows this one waits for it; the one that this one follows ends with the arrival here.
	const rivals = rivalsOf(rows, added, target.placementId).filter(
		({ transferFromId }) => transferFromId !== target.placementId
	);
	refusePlaced(rivals, target.transferFromId);
	if (target.offerId === null) return;
	const [offer] = await findReservableOffers(tx, [target.offerId]);
	refuseUnsuitable(found(offer), await getCaseFacts(tx, caseId), period);
}

/** A facility outside the portal keeps the price that was agreed by hand. */
async function feeFor(tx: Db, { offerId, unitsPerWeek, placementId }: PlacementRow, period: { begin: Day; end: Day }) {
	const rates =
		offerId === null ? await agreedRate(tx, placementId) : found((await findReservableOffers(tx, [offerId]))[0]).rates;
	const fee = targetFee(rates, period, unitsPerWeek);
	refuseBeyondReason(fee);
	return { targetFee: fee === null ? null : Number(fee), rate: rateOn(rates, period.begin) };
}

async function agreedRate(tx: Db, placementId: string) {
	const [row] = await tx
		.select({ amount: placement.rate, from: placement.beginDay })
		.from(placement)
		.where(eq(placement.id, placementId));
	const { amount, from } = found(row);
	return amount === null ? [] : [{ from, until: null, amount }];
}
