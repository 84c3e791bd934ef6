import { and, asc, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { can } from '../../domain/access/permissions';
import type { Viewer } from '../../domain/access/viewer';
import { recordSums } from '../../domain/billing/record-rules';
import type { ServiceRecordKind, ServiceRecordState } from '../../domain/billing/service-records';
import { PNG_PREFIX } from '../../domain/consultations/signature';
import { addDays, firstOfMonth, lastOfMonth, type Day, type Month } from '../../domain/day';
import type { Db } from '../db/client';
import { serviceRecord, serviceRecordNote } from '../db/schema/billing';
import { facility, office, serviceType } from '../db/schema/directory';
import { placement, placementIdentity } from '../db/schema/placements';
import { found } from '../trpc/procedures';
import { byTheHour, hasBegun } from './recorded-stay';
import type { ListRecordsInput } from './records-input';

const PAGE = 100;
/** Who was with somebody until lately may still have something to write down. */
const LATE_DAYS = 62;

const stayColumns = {
	stayId: placement.id,
	firstName: placementIdentity.firstName,
	lastName: placementIdentity.lastName,
	facility: facility.name,
	office: office.name,
	serviceName: serviceType.name,
	section: serviceType.section,
	hoursPerWeek: placement.unitsPerWeek,
	first: sql<Day>`${placement.arrivedOn}`,
	last: placement.leftOn
};

/** Help by the hour that has begun; the walls leave only the viewer's own. */
const selectStays = (tx: Db) =>
	tx
		.select(stayColumns)
		.from(placement)
		.innerJoin(serviceType, eq(serviceType.code, placement.serviceType))
		.innerJoin(facility, eq(facility.id, placement.facilityId))
		.innerJoin(office, eq(office.ags, placement.officeAgs))
		.innerJoin(placementIdentity, eq(placementIdentity.placementId, placement.id))
		.$dynamic();

const inGerman = [
	sql`${placementIdentity.lastName} COLLATE "de-x-icu"`,
	sql`${placementIdentity.firstName} COLLATE "de-x-icu"`,
	sql`${placement.id}`
];

const goesOn = (day: Day) => or(isNull(placement.leftOn), gte(placement.leftOn, day));

/** For whom something can be recorded now. */
export const findRunningStays = (tx: Db, today: Day) =>
	selectStays(tx)
		.where(and(hasBegun, byTheHour, goesOn(addDays(today, -LATE_DAYS))))
		.orderBy(...inGerman);

/** Per person of a month what is recorded and how far it is. */
export async function findSheets(tx: Db, month: Month) {
	const [first, last] = [firstOfMonth(month), lastOfMonth(month)];
	const stays = await selectStays(tx)
		.where(and(hasBegun, byTheHour, lte(placement.arrivedOn, last), goesOn(first)))
		.orderBy(...inGerman);
	const counts = await countRecords(
		tx,
		stays.map(({ stayId }) => stayId),
		month
	);
	return stays.map((stay) => ({ ...stay, ...(counts.get(stay.stayId) ?? NONE) }));
}

const NONE = { minutes: 0, complete: [] as string[], records: 0, open: 0 };

async function countRecords(tx: Db, stayIds: string[], month: Month) {
	const count = (state: ServiceRecordState) =>
		sql<number>`(count(*) FILTER (WHERE ${serviceRecord.state} = ${state}))::integer`;
	const rows = await tx
		.select({
			stayId: serviceRecord.placementId,
			minutes: sql<number>`sum(${serviceRecord.minutes})::integer`,
			records: sql<number>`count(*)::integer`,
			open: count('open'),
			complete: sql<
				string[]
			>`coalesce(array_agg(${serviceRecord.id}) FILTER (WHERE ${serviceRecord.state} = 'complete'), '{}')`
		})
		.from(serviceRecord)
		.where(and(inArray(serviceRecord.placementId, stayIds), inMonth(month)))
		.groupBy(serviceRecord.placementId);
	return new Map(rows.map(({ stayId, ...row }) => [stayId, row]));
}

const inMonth = (month: Month) =>
	and(gte(serviceRecord.day, firstOfMonth(month)), lte(serviceRecord.day, lastOfMonth(month)));

export async function getRecordedStay(tx: Db, stayId: string) {
	const [stay] = await selectStays(tx).where(and(eq(placement.id, stayId), hasBegun, byTheHour));
	return found(stay);
}

/** Times and sums are for all who bill; where it was and who signed only for those who work with the person. */
const worksWithPerson = ({ role }: Viewer) => can(role, 'cases/read') || can(role, 'service-records/write');

const inGermany = sql`${serviceRecord.cancelledAt} AT TIME ZONE 'Europe/Berlin'`;

/** The note comes from behind its own wall: null for whom that hides it. */
const recordColumns = {
	recordId: serviceRecord.id,
	stayId: serviceRecord.placementId,
	firstName: placementIdentity.firstName,
	lastName: placementIdentity.lastName,
	day: serviceRecord.day,
	from: sql<string>`to_char(${serviceRecord.fromTime}, 'HH24:MI')`,
	until: sql<string>`to_char(${serviceRecord.untilTime}, 'HH24:MI')`,
	kind: serviceRecord.kind,
	minutes: serviceRecord.minutes,
	participants: serviceRecord.participants,
	cancelledOn: sql<Day | null>`to_char(${inGermany}, 'YYYY-MM-DD')`,
	cancelledTime: sql<string | null>`to_char(${inGermany}, 'HH24:MI')`,
	catchUp: serviceRecord.catchUp,
	catchUpConsentedAt: serviceRecord.catchUpConsentedAt,
	state: serviceRecord.state,
	signed: sql<boolean>`${serviceRecord.signature} IS NOT NULL`,
	signedBy: serviceRecord.signedBy,
	unsignedReason: serviceRecord.unsignedReason,
	place: serviceRecord.place,
	note: serviceRecordNote.note,
	releasedAt: serviceRecord.releasedAt
};

const selectRecords = (tx: Db) =>
	tx
		.select(recordColumns)
		.from(serviceRecord)
		.innerJoin(placementIdentity, eq(placementIdentity.placementId, serviceRecord.placementId))
		.leftJoin(serviceRecordNote, eq(serviceRecordNote.recordId, serviceRecord.id))
		.$dynamic();

type RecordRow = Awaited<ReturnType<typeof selectRecords>>[number];

const timesOnly = (row: RecordRow): RecordRow => ({
	...row,
	...{ place: null, note: null, signedBy: null, unsignedReason: null }
});

const asSeenBy = (viewer: Viewer, row: RecordRow): RecordRow => (worksWithPerson(viewer) ? row : timesOnly(row));

/** One page of a month's records, oldest first, with the sums of the whole month. */
export async function findRecords(tx: Db, viewer: Viewer, { stayId, month, page }: ListRecordsInput) {
	const stay = stayId === null ? null : await getRecordedStay(tx, stayId);
	// Across all cases of an office nobody has said why each of them is read.
	const acrossCases = stayId === null && can(viewer.role, 'cases/read');
	const wanted = and(inMonth(month), stayId === null ? undefined : eq(serviceRecord.placementId, stayId));
	const rows = await selectRecords(tx)
		.where(wanted)
		.orderBy(asc(serviceRecord.day), asc(serviceRecord.fromTime), asc(serviceRecord.id))
		.limit(PAGE)
		.offset((page - 1) * PAGE);
	const byKind = await sumsByKind(tx, wanted);
	return {
		stay,
		pageSize: PAGE,
		total: byKind.reduce((total, { records }) => total + records, 0),
		sums: recordSums(byKind),
		rows: rows.map((row) => (acrossCases ? timesOnly(row) : asSeenBy(viewer, row)))
	};
}

const sumsByKind = (tx: Db, wanted: ReturnType<typeof and>) =>
	tx
		.select({
			kind: sql<ServiceRecordKind>`${serviceRecord.kind}`,
			minutes: sql<number>`sum(${serviceRecord.minutes})::integer`,
			records: sql<number>`count(*)::integer`
		})
		.from(serviceRecord)
		.innerJoin(placementIdentity, eq(placementIdentity.placementId, serviceRecord.placementId))
		.where(wanted)
		.groupBy(serviceRecord.kind);

/** One record with the picture of its signature. */
export async function getRecord(tx: Db, viewer: Viewer, recordId: string) {
	const [row] = await selectRecords(tx).where(eq(serviceRecord.id, recordId));
	const record = asSeenBy(viewer, found(row));
	const [drawn] = await tx
		.select({ signature: serviceRecord.signature })
		.from(serviceRecord)
		.where(eq(serviceRecord.id, recordId));
	const picture = worksWithPerson(viewer) ? (drawn?.signature ?? null) : null;
	return { ...record, signature: picture === null ? null : `${PNG_PREFIX}${picture.toString('base64')}` };
}
