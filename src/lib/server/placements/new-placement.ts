import { randomBytes, randomUUID } from 'node:crypto';
import { ageOn } from '../../domain/day';
import { capacityNeeded, unitsPerWeek } from '../../domain/offers/need';
import { pseudonymFrom } from '../../domain/placements/pseudonym';
import type { placement } from '../db/schema/placements';
import type { Actor } from '../trpc/context';
import type { CaseFacts } from './case-facts';
import type { StayInput } from './input';
import type { ReservableOffer } from './reservable-offer';
import type { StepTarget } from './record-step';

export type NewPlacement = typeof placement.$inferInsert & { id: string; pseudonym: string };

/** The row of a placement at an offer of the portal, with no more of the person than its pseudonym may carry. */
export function newPlacement(
	actor: Actor,
	help: CaseFacts,
	{ offer, stay }: { offer: ReservableOffer; stay: StayInput }
): NewPlacement {
	const intensity = { ...stay, serviceType: offer.serviceType };
	return {
		id: randomUUID(),
		pseudonym: pseudonymFrom(randomBytes(5)),
		officeAgs: help.officeAgs,
		caseId: help.caseId,
		clientId: help.clientId,
		offerId: offer.offerId,
		facilityId: offer.facilityId,
		providerId: offer.providerId,
		serviceType: offer.serviceType,
		beginDay: stay.begin,
		endDay: stay.end,
		unitsPerWeek: unitsPerWeek(intensity),
		amount: capacityNeeded(intensity),
		outOfArea: offer.officeAgs !== help.officeAgs,
		ageAtBegin: ageOn(help.birthDate, stay.begin),
		sex: help.sex,
		unaccompanied: help.unaccompanied,
		createdBy: actor.viewer.id,
		createdAt: actor.now
	};
}

/** For the steps that are recorded together with the row itself. */
export const targetOf = (row: NewPlacement, offer: ReservableOffer, help: CaseFacts): StepTarget => ({
	placementId: row.id,
	pseudonym: row.pseudonym,
	officeAgs: help.officeAgs,
	offerId: offer.offerId,
	facilityId: offer.facilityId,
	providerId: offer.providerId,
	serviceType: offer.serviceType,
	facility: offer.facility,
	worker: help.worker?.id ?? null
});
