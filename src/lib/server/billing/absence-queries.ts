import { asc, eq, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Db } from '../db/client';
import { client } from '../db/schema/cases';
import { facility } from '../db/schema/directory';
import { absence, placement, placementIdentity } from '../db/schema/placements';
import { person, where } from '../placements/view';
import { found } from '../trpc/procedures';

/** 'HH:MM', as the rules know times. */
const clock = (column: PgColumn) => sql<string | null>`to_char(${column}, 'HH24:MI')`;

const columns = {
	...{ absenceId: absence.id, reason: absence.reason, from: absence.fromDay, to: absence.untilDay },
	...{ fromTime: clock(absence.fromTime), toTime: clock(absence.untilTime) },
	...{ notifiedOn: absence.notifiedOn, consented: absence.consented },
	...{ decision: absence.decision, decidedAt: absence.decidedAt }
};
export type AbsenceRow = Awaited<ReturnType<typeof findAbsencesOf>>[number];

export const findAbsencesOf = (tx: Db, placementId: string) =>
	tx
		.select(columns)
		.from(absence)
		.where(eq(absence.placementId, placementId))
		.orderBy(asc(absence.fromDay), asc(absence.id));

/** An absence with its stay, locked; not found when the viewer sees neither. */
export async function lockAbsence(tx: Db, absenceId: string) {
	const [row] = await tx
		.select({ ...columns, stayId: absence.placementId })
		.from(absence)
		.where(eq(absence.id, absenceId))
		.for('update');
	return found(row);
}

/** A stay's days, for its absences and what else is recorded for it. */
export async function getStayDays(tx: Db, placementId: string) {
	const [row] = await tx
		.select({
			...{ entry: placement.arrivedOn, leaving: placement.leftOn },
			...{ officeAgs: placement.officeAgs, providerId: placement.providerId, serviceType: placement.serviceType }
		})
		.from(placement)
		.where(eq(placement.id, placementId));
	return found(row);
}

/** Whose stay it is and where, with its days; the name as far as the viewer may see it. */
export async function getStayHead(tx: Db, placementId: string) {
	const [row] = await tx
		.select({
			...{ firstName: person.firstName, lastName: person.lastName, pseudonym: placement.pseudonym },
			...{ facility: where.facility, entry: placement.arrivedOn, leaving: placement.leftOn }
		})
		.from(placement)
		.leftJoin(facility, eq(facility.id, placement.facilityId))
		.leftJoin(client, eq(client.id, placement.clientId))
		.leftJoin(placementIdentity, eq(placementIdentity.placementId, placement.id))
		.where(eq(placement.id, placementId));
	return found(row);
}
