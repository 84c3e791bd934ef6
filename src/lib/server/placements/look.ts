import { can } from '../../domain/access/permissions';
import type { Viewer } from '../../domain/access/viewer';
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
	case_known: boolean;
	case_placed: boolean;
	service_type: ServiceTypeCode | null;
	days: string[] | null;
	free: number[] | null;
	expired_hold: boolean;
};

/**
 * Looks, without a transaction and without a lock, whether a reservation comes too late. In a rush most do, and each
 * costs one short query instead of a turn in the queue for the offer. Null means: try; the database decides then.
 */
export async function lookForRoom(db: Database, viewer: Viewer, input: ReserveInput): Promise<Fullness | null> {
	const { idempotencyKey, caseId, offerId } = input;
	const [seen] = await runStatement<Seen>(db, {
		name: 'look_before_reserving',
		text: 'SELECT * FROM look_before_reserving($1, $2, $3, $4, $5, $6)',
		values: [viewer.id, viewer.office, can(viewer.role, 'cases/read'), idempotencyKey, caseId, offerId]
	});
	const { sent_before: sentBefore, case_known: caseKnown, service_type: serviceType, ...room } = found(seen);
	// Who sent the same before gets the same answer, whatever has become of the place since then.
	if (sentBefore) return null;
	if (!caseKnown || serviceType === null) return found(null);
	// A place that is full because the person lives in it is refused for that reason, which takes a closer look. And a
	// hold past its deadline still stands in these figures; the ledger knows better.
	if (room.case_placed || room.expired_hold || room.days === null || room.free === null) return null;
	return fullnessOf(freeStepsOf(room.days, room.free), input, capacityNeeded({ ...input, serviceType }));
}
