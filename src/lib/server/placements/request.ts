import { randomUUID } from 'node:crypto';
import type { PlacementState } from '../../domain/placements/states';
import type { Db } from '../db/client';
import { placement } from '../db/schema/placements';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { writeAtOnce } from './at-once';
import { lockCase, type CaseFacts } from './case-facts';
import type { RequestInput } from './input';
import { newPlacement, targetOf } from './new-placement';
import { lockPlacementsOfCase } from './placement-row';
import { refusePeriod } from './period';
import { writesOfStep } from './record-step';
import { findReservableOffers, type ReservableOffer } from './reservable-offer';
import { sameStay } from './same-stay';
import { refuseUnsuitable } from './refusals';

type Requested = { placementId: string; offerId: string; state: PlacementState };
export type RequestAnswer = { requestId: string; placements: Requested[] };

/**
 * Asks one or more providers whether they could take the person, under a pseudonym and without keeping any capacity.
 * A provider that is already being asked the same is not asked again.
 */
export async function request(tx: Db, actor: Actor, input: RequestInput): Promise<RequestAnswer> {
	refusePeriod(input, actor);
	const help = await lockCase(tx, input.caseId);
	const offers = await suitableOffers(tx, help, input);
	const open = (await lockPlacementsOfCase(tx, help.caseId)).filter(({ state }) => state === 'requested');
	const requestId = randomUUID();
	const writes = [];
	const placements: Requested[] = [];
	for (const offer of offers) {
		const row = { ...newPlacement(actor, help, { offer, stay: input }), requestId };
		const asked = open.find((other) => other.offerId === offer.offerId && sameStay(other, row));
		placements.push({ placementId: asked?.placementId ?? row.id, offerId: offer.offerId, state: 'requested' });
		if (asked) continue;
		const { urgent, specialisations, note } = input;
		writes.push(
			tx.insert(placement).values({ ...row, urgent, specialisations }),
			...writesOfStep(tx, actor, { target: targetOf(row, offer, help), kind: 'requested', text: note })
		);
	}
	if (writes.length > 0) await writeAtOnce(tx, writes);
	return { requestId, placements };
}

/** In the order in which they were chosen; one that does not exist or does not fit stops the whole request. */
async function suitableOffers(tx: Db, help: CaseFacts, input: RequestInput): Promise<ReservableOffer[]> {
	const known = new Map((await findReservableOffers(tx, input.offerIds)).map((offer) => [offer.offerId, offer]));
	return input.offerIds.map((offerId) => {
		const offer = found(known.get(offerId));
		refuseUnsuitable(offer, help, input);
		return offer;
	});
}
