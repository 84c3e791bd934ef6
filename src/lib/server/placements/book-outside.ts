import { randomBytes, randomUUID } from 'node:crypto';
import { ageOn } from '../../domain/day';
import { euro } from '../../domain/money';
import { capacityNeeded, unitsPerWeek } from '../../domain/offers/need';
import { pseudonymFrom } from '../../domain/placements/pseudonym';
import { targetFee } from '../../domain/rates/target-fee';
import { refuseWithoutConsultation } from '../consultations/needed';
import type { Db } from '../db/client';
import { placement } from '../db/schema/placements';
import type { Actor } from '../trpc/context';
import { writeAtOnce } from './at-once';
import { lockCase, type CaseFacts } from './case-facts';
import type { BookOutsideInput } from './input';
import { needOf, openOf, refuseFollowing, refusePlaced, rivalsOf } from './others-of-case';
import { refusePeriod } from './period';
import { lockOffersOf, lockPlacementsOfCase } from './placement-row';
import { writesOfStep } from './record-step';
import { refuseBeyondReason } from './refusals';
import type { StepAnswer } from './step-commands';

/** Books a facility that is not in the portal, as agreed with it outside: at once, and without capacity to keep. */
export async function bookOutside(tx: Db, actor: Actor, input: BookOutsideInput): Promise<StepAnswer> {
	refusePeriod(input, actor);
	const help = await lockCase(tx, input.caseId);
	await refuseWithoutConsultation(tx, input);
	const rows = await lockPlacementsOfCase(tx, help.caseId);
	refuseFollowing(rows, input.transferFrom, input);
	const rivals = rivalsOf(rows, needOf(help.caseId, input.serviceType, input));
	refusePlaced(rivals, input.transferFrom);
	await lockOffersOf(tx, openOf(rivals));
	const row = outsidePlacement(actor, help, input);
	const target = {
		...{ placementId: row.id, pseudonym: row.pseudonym, officeAgs: help.officeAgs, serviceType: input.serviceType },
		...{
			offerId: null,
			facilityId: null,
			providerId: null,
			facility: input.facility.name,
			worker: help.worker?.id ?? null
		}
	};
	await writeAtOnce(tx, [
		tx.insert(placement).values(row),
		...writesOfStep(tx, actor, { target, kind: 'booked' }),
		...openOf(rivals).flatMap((other) =>
			writesOfStep(tx, actor, { target: other, kind: 'withdrawn', reason: 'other-offer' })
		)
	]);
	return { placementId: row.id, state: 'booked' };
}

function outsidePlacement(actor: Actor, help: CaseFacts, input: BookOutsideInput) {
	const units = unitsPerWeek(input);
	const rate = euro(input.rate);
	const fee = targetFee([{ from: input.begin, until: null, amount: rate }], input, units);
	refuseBeyondReason(fee);
	return {
		...{ id: randomUUID(), pseudonym: pseudonymFrom(randomBytes(5)), officeAgs: help.officeAgs, caseId: help.caseId },
		...{ clientId: help.clientId, serviceType: input.serviceType, beginDay: input.begin, endDay: input.end },
		...{ unitsPerWeek: units, amount: capacityNeeded(input), rate, targetFee: Number(fee) },
		transferFromId: input.transferFrom,
		...{ urgent: input.urgent, outOfArea: true, outOfAreaReason: input.reason, outsideFacility: input.facility },
		...{ ageAtBegin: ageOn(help.birthDate, input.begin), sex: help.sex, unaccompanied: help.unaccompanied },
		...{ createdBy: actor.viewer.id, createdAt: actor.now }
	};
}
