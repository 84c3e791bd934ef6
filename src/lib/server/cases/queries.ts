import { asc, desc, eq, sql } from 'drizzle-orm';
import type { WorkList } from '../../domain/cases/list';
import { ageOn, type Day } from '../../domain/day';
import type { Db } from '../db/client';
import { account } from '../db/schema/access';
import { caseOverview } from '../db/schema/case-overview';
import { caseEvent, client, helpCase } from '../db/schema/cases';
import { facility, provider } from '../db/schema/directory';
import { absence, placement, placementEvent } from '../db/schema/placements';
import { found } from '../trpc/procedures';
import { dueOn } from './list-query';

/** How much is due on each work list of the office. */
export async function countWork(tx: Db, clock: { today: Day; now: string }): Promise<Record<WorkList, number>> {
	const due = dueOn(clock);
	const counts = Object.fromEntries(
		Object.entries(due).map(([list, condition]) => [list, sql<number>`count(*) FILTER (WHERE ${condition})`])
	);
	const [row] = await tx
		.select(counts)
		.from(caseOverview)
		.where(sql`${caseOverview.state} IN ('reserved', 'consented', 'booked', 'active')`);
	return found(row) as Record<WorkList, number>;
}

/** One case with its client, placements and everything that happened, newest first. */
export async function getCase(tx: Db, caseId: string, today: Day) {
	const [row] = await tx
		.select({
			caseId: helpCase.id,
			number: helpCase.number,
			createdAt: helpCase.createdAt,
			closedOn: helpCase.closedOn,
			worker: account.name,
			workerId: helpCase.workerId,
			deputy: sql<string | null>`(SELECT d.name FROM ${account} d WHERE d.id = ${helpCase.deputyId})`,
			deputyId: helpCase.deputyId,
			deputyFrom: helpCase.deputyFrom,
			deputyUntil: helpCase.deputyUntil,
			firstName: client.firstName,
			lastName: client.lastName,
			birthDate: client.birthDate,
			sex: client.sex,
			unaccompanied: client.unaccompanied
		})
		.from(helpCase)
		.innerJoin(client, eq(client.id, helpCase.clientId))
		.leftJoin(account, eq(account.id, helpCase.workerId))
		.where(eq(helpCase.id, caseId));
	const base = found(row);
	return {
		...base,
		age: ageOn(base.birthDate, today),
		placements: await findPlacements(tx, caseId),
		events: await findEvents(tx, caseId)
	};
}

const findPlacements = (tx: Db, caseId: string) =>
	tx
		.select({
			placementId: placement.id,
			offerId: placement.offerId,
			state: placement.state,
			serviceType: placement.serviceType,
			provider: sql<string>`coalesce(${provider.name}, ${placement.outsideFacility}->>'provider')`,
			facility: sql<string>`coalesce(${facility.name}, ${placement.outsideFacility}->>'name')`,
			place: sql<string>`coalesce(${facility.place}, ${placement.outsideFacility}->>'place')`,
			begin: placement.beginDay,
			end: placement.endDay,
			unitsPerWeek: placement.unitsPerWeek,
			targetFee: sql<string | null>`${placement.targetFee}::text`,
			rate: placement.rate,
			holdUntil: placement.holdUntil,
			requestedAt: placement.requestedAt,
			reservedAt: placement.reservedAt,
			consentedAt: placement.consentedAt,
			bookedAt: placement.bookedAt,
			arrivedOn: placement.arrivedOn,
			leftOn: placement.leftOn,
			outOfArea: placement.outOfArea
		})
		.from(placement)
		.leftJoin(facility, eq(facility.id, placement.facilityId))
		.leftJoin(provider, eq(provider.id, placement.providerId))
		.where(eq(placement.caseId, caseId))
		.orderBy(desc(placement.createdAt), asc(placement.id));

/** The time line alone. */
export async function getTimeline(tx: Db, caseId: string) {
	const [row] = await tx.select({ caseId: helpCase.id }).from(helpCase).where(eq(helpCase.id, caseId));
	return findEvents(tx, found(row).caseId);
}

/** Times away during a stay; one that nobody recorded here stands at its first day. */
const findAbsences = (tx: Db, caseId: string) =>
	tx
		.select({
			id: sql<string>`'a' || ${absence.id}`,
			kind: sql<string>`'absent'`,
			at: sql<string>`coalesce(${absence.recordedAt}, ${absence.fromDay}::timestamptz)`,
			by: account.name,
			side: sql<string>`CASE WHEN ${account.officeAgs} IS NULL THEN 'provider' ELSE 'office' END`,
			placementId: sql<string | null>`${absence.placementId}`,
			day: sql<Day | null>`${absence.fromDay}`,
			until: absence.untilDay,
			reason: sql<string | null>`${absence.reason}`,
			text: sql<string | null>`NULL`
		})
		.from(absence)
		.innerJoin(placement, eq(placement.id, absence.placementId))
		.leftJoin(account, eq(account.id, absence.recordedBy))
		.where(eq(placement.caseId, caseId));

/** Events of the case itself and of its placements; the screen puts them on one time line. */
async function findEvents(tx: Db, caseId: string) {
	const ofPlacements = await tx
		.select({
			id: sql<string>`'p' || ${placementEvent.id}`,
			kind: sql<string>`${placementEvent.kind}`,
			at: placementEvent.at,
			by: account.name,
			side: sql<string>`${placementEvent.side}`,
			placementId: sql<string | null>`${placementEvent.placementId}`,
			day: placementEvent.day,
			until: sql<Day | null>`NULL`,
			reason: placementEvent.reason,
			text: placementEvent.text
		})
		.from(placementEvent)
		.innerJoin(placement, eq(placement.id, placementEvent.placementId))
		.leftJoin(account, eq(account.id, placementEvent.accountId))
		.where(eq(placement.caseId, caseId));
	const away = await findAbsences(tx, caseId);
	const ofCase = await tx
		.select({
			id: sql<string>`'c' || ${caseEvent.id}`,
			kind: sql<string>`${caseEvent.kind}`,
			at: caseEvent.at,
			by: account.name,
			side: sql<string>`'office'`,
			placementId: sql<string | null>`NULL`,
			day: sql<Day | null>`NULL`,
			until: sql<Day | null>`NULL`,
			reason: sql<string | null>`NULL`,
			text: caseEvent.text
		})
		.from(caseEvent)
		.leftJoin(account, eq(account.id, caseEvent.accountId))
		.where(eq(caseEvent.caseId, caseId));
	return [...ofPlacements, ...away, ...ofCase].sort((a, b) =>
		a.at === b.at ? compareIds(b.id, a.id) : a.at < b.at ? 1 : -1
	);
}

/** Within one moment the later event has the higher number; absences have none. */
const compareIds = (a: string, b: string) => Number(a.slice(1)) - Number(b.slice(1)) || 0;
