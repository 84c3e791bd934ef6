import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { ServiceTypeCode } from '../../domain/directory/service-types';
import { isFinal, placementStates } from '../../domain/placements/states';
import type { Db } from '../db/client';
import { facility, offer } from '../db/schema/directory';
import { placement, placementEvent } from '../db/schema/placements';
import { found } from '../trpc/procedures';

const columns = {
	placementId: placement.id,
	officeAgs: placement.officeAgs,
	caseId: placement.caseId,
	offerId: placement.offerId,
	facilityId: placement.facilityId,
	providerId: placement.providerId,
	serviceType: sql<ServiceTypeCode>`${placement.serviceType}`,
	state: placement.state,
	begin: placement.beginDay,
	end: placement.endDay,
	unitsPerWeek: placement.unitsPerWeek,
	holdUntil: placement.holdUntil,
	arrivedOn: placement.arrivedOn,
	transferFromId: placement.transferFromId,
	pseudonym: placement.pseudonym,
	urgent: placement.urgent,
	facility: sql<string | null>`coalesce(${facility.name}, ${placement.outsideFacility}->>'name')`,
	/** Who of the office hears of it; null = everybody who reads its inbox. */
	worker: sql<string | null>`placement_worker(${placement.id})`,
	answered: sql<boolean>`EXISTS (
		SELECT FROM ${placementEvent} e WHERE e.placement_id = ${placement.id} AND e.kind = 'answered'
	)`
};

const living = placementStates.filter((state) => !isFinal(state));

const selectRows = (tx: Db) =>
	tx.select(columns).from(placement).leftJoin(facility, eq(facility.id, placement.facilityId)).$dynamic();

/** A placement as the rules of its steps need it. */
export type PlacementRow = Awaited<ReturnType<typeof lockPlacement>>;

/** Locked, so that its next step sees the one before; not found when it belongs to neither of the viewer's sides. */
export async function lockPlacement(tx: Db, placementId: string) {
	const locking = selectRows(tx).where(eq(placement.id, placementId)).for('no key update', { of: placement });
	const [row] = await locking.prepare('lock_placement').execute();
	return found(row);
}

/** As it stands, for whoever only tells of it. */
export async function getPlacement(tx: Db, placementId: string): Promise<PlacementRow> {
	const [row] = await selectRows(tx).where(eq(placement.id, placementId));
	return found(row);
}

/** Everything of a case that is not over. */
export const findPlacementsOfCase = (tx: Db, caseId: string) =>
	selectRows(tx)
		.where(and(eq(placement.caseId, caseId), inArray(placement.state, living)))
		.orderBy(asc(placement.id));

/** The same, locked in the order of the ids. */
export const lockPlacementsOfCase = (tx: Db, caseId: string) =>
	findPlacementsOfCase(tx, caseId).for('no key update', { of: placement }).prepare('lock_placements_of_case').execute();

/** In the order of their ids: two bookings that touch the same offers wait for each other instead of blocking. */
export async function lockOffersOf(tx: Db, rows: readonly PlacementRow[]) {
	const ids = rows.map(({ offerId }) => offerId).filter((id) => id !== null);
	if (ids.length < 2) return;
	await tx
		.select({ id: offer.id })
		.from(offer)
		.where(inArray(offer.id, ids))
		.orderBy(asc(offer.id))
		.for('no key update');
}
