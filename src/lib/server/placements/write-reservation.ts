import { eq, type SQLWrapper } from 'drizzle-orm';
import type { Month } from '../../domain/day';
import type { Euro, WholeEuro } from '../../domain/money';
import type { PlacementState } from '../../domain/placements/states';
import { recordAudit } from '../access/audit';
import type { Receipt } from '../access/run-command';
import type { Db } from '../db/client';
import { choiceRecord, placement, placementIdentity } from '../db/schema/placements';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { writeAndReturn } from './at-once';
import type { CaseFacts } from './case-facts';
import type { AssessedChoice } from './choice';
import type { ReserveInput } from './input';
import { newPlacement, targetOf } from './new-placement';
import type { PlacementRow } from './placement-row';
import { writesOfStep } from './record-step';
import type { ReservableOffer } from './reservable-offer';
import { sameStay } from './same-stay';

/** A reservation that nothing stands against; the database has the last word on the free capacity. */
export type Reservation = {
	help: CaseFacts;
	offer: ReservableOffer;
	input: ReserveInput;
	fee: WholeEuro | null;
	rate: Euro | null;
	choice: AssessedChoice;
	/** The month whose budget a team lead lets this exceed; null when it does not. */
	releasedMonth: Month | null;
	/** The case's other live placements. */
	open: readonly PlacementRow[];
};

export type ReserveAnswer = {
	placementId: string;
	state: PlacementState;
	holdUntil: string;
	targetFee: WholeEuro | null;
};

const HOUR = 3_600_000;

type Written = { reservation: Reservation; receipt: Receipt<ReserveAnswer> };

/**
 * One statement for all of it, so that the offer stays locked as short as can be. An open request for the same stay
 * goes on as the reservation; one for another stay at the same offer is withdrawn.
 */
export async function writeReservation(
	tx: Db,
	actor: Actor,
	{ reservation, receipt }: Written
): Promise<ReserveAnswer> {
	const { help, offer, input, fee, rate, choice, releasedMonth } = reservation;
	const holdUntil = new Date(Date.parse(actor.now) + help.holdHours * HOUR).toISOString();
	const fresh = newPlacement(actor, help, { offer, stay: input });
	const requests = reservation.open.filter(({ state, offerId }) => state === 'requested' && offerId === offer.offerId);
	const goesOn = requests.find((request) => sameStay(request, fresh));
	const decided = {
		...{ holdUntil, targetFee: fee === null ? null : Number(fee), rate },
		...{ choiceReason: input.choiceReason, choiceText: input.choiceText, outOfAreaReason: input.outOfAreaReason },
		transferFromId: input.transferFrom
	};
	const target = goesOn ?? targetOf(fresh, offer, help);
	const { placementId } = target;
	const writes = [
		goesOn
			? tx.update(placement).set(decided).where(eq(placement.id, placementId))
			: tx.insert(placement).values({ ...fresh, ...decided, urgent: input.urgent }),
		tx.insert(placementIdentity).values(identityOf(placementId, reservation, actor)),
		tx.insert(choiceRecord).values({ placementId, officeAgs: help.officeAgs, at: actor.now, ...choice }),
		...requests.filter((request) => request !== goesOn).flatMap((request) => replaced(tx, actor, request)),
		...(releasedMonth === null ? [] : [budgetReleased(tx, actor, { placementId, month: releasedMonth })]),
		...writesOfStep(tx, actor, { target, kind: 'reserved' })
	];
	const answer = { placementId, state: 'reserved' as const, holdUntil, targetFee: fee };
	const [kept] = await writeAndReturn<{ answer: ReserveAnswer }>(tx, writes, receipt.keep(answer));
	return found(kept).answer;
}

const replaced = (tx: Db, actor: Actor, target: PlacementRow): SQLWrapper[] =>
	writesOfStep(tx, actor, { target, kind: 'withdrawn', reason: 'need-changed' });

const budgetReleased = (tx: Db, actor: Actor, { placementId, month }: { placementId: string; month: Month }) =>
	recordAudit(tx, actor, {
		...{ action: 'placements/budget-released', subjectKind: 'placement', subjectId: placementId, details: { month } }
	});

/** For the provider, from its consent on. */
function identityOf(placementId: string, { help, offer, input }: Reservation, { viewer }: Actor) {
	const { officeAgs, firstName, lastName, birthDate, worker } = help;
	return {
		...{ placementId, officeAgs, providerId: offer.providerId, firstName, lastName, birthDate },
		...{
			workerName: worker?.name ?? viewer.name,
			workerEmail: worker?.email ?? '',
			workerPhone: worker?.phone ?? null
		},
		admissionNote: input.admissionNote
	};
}
