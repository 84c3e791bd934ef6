import { can } from '../../domain/access/permissions';
import type { Viewer } from '../../domain/access/viewer';
import type { Day } from '../../domain/day';
import type { PersonSex } from '../../domain/directory/kinds';
import type { ServiceTypeCode } from '../../domain/directory/service-types';
import { capacityNeeded } from '../../domain/offers/need';
import { freeStepsOf } from '../capacity/free-steps';
import type { Database } from '../db/client';
import { runStatement } from '../db/statement';
import { found } from '../trpc/procedures';
import { fullnessOf, type Fullness } from './fullness';
import type { ReserveInput } from './input';

type Seen = {
	sent_before: boolean;
	case_placed: boolean;
	/** Null when there is no such case, or none that the viewer may see. */
	birth_date: Day | null;
	sex: PersonSex;
	unaccompanied: boolean;
	service_type: ServiceTypeCode | null;
	days: string[] | null;
	free: number[] | null;
	expired_hold: boolean;
};

export type Look = {
	/** The same command has been answered already. */
	sentBefore: boolean;
	/** Null means: try; the database decides then. */
	full: Fullness | null;
	person: { birthDate: Day; sex: PersonSex; unaccompanied: boolean };
	serviceType: ServiceTypeCode;
};

/**
 * Looks, without a transaction and without a lock, whether a reservation comes too late. In a rush most do, and each
 * costs one short query instead of a turn in the queue for the offer.
 */
export async function lookBefore(db: Database, viewer: Viewer, input: ReserveInput): Promise<Look> {
	const { idempotencyKey, caseId, offerId } = input;
	const [row] = await runStatement<Seen>(db, {
		name: 'look_before_reserving',
		text: 'SELECT * FROM look_before_reserving($1, $2, $3, $4, $5, $6)',
		values: [viewer.id, viewer.office, can(viewer.role, 'cases/read'), idempotencyKey, caseId, offerId]
	});
	const seen = found(row);
	const { sex, unaccompanied } = seen;
	const person = { birthDate: found(seen.birth_date), sex, unaccompanied };
	const serviceType = found(seen.service_type);
	return { sentBefore: seen.sent_before, person, serviceType, full: fullness(seen, { ...input, serviceType }) };
}

/**
 * Left open where a closer look decides: who sent the same before gets the same answer, whatever has become of the place
 * since then; a place that is full because the person lives in it is refused for that reason; and a hold past its
 * deadline still stands in these figures.
 */
function fullness(seen: Seen, stay: ReserveInput & { serviceType: ServiceTypeCode }): Fullness | null {
	const { days, free } = seen;
	if (seen.sent_before || seen.case_placed || seen.expired_hold || days === null || free === null) return null;
	// Steps before the one that holds at the begin are history.
	const first = days.findLastIndex((day) => day <= stay.begin);
	return fullnessOf(freeStepsOf(days.slice(first), free.slice(first)), stay, capacityNeeded(stay));
}
