import { and, eq, or, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { CaseListInput, CaseSortKey, WorkList } from '../../domain/cases/list';
import type { Viewer } from '../../domain/access/viewer';
import { ageOn, type Day } from '../../domain/day';
import type { Db } from '../db/client';
import { account } from '../db/schema/access';
import { client, helpCase } from '../db/schema/cases';
import { consultation, helpPlan } from '../db/schema/consultations';
import { facility, office, provider } from '../db/schema/directory';
import { placement } from '../db/schema/placements';

/** The placement that stands for a case: the one that is furthest and still alive, else the newest. */
const current = sql`(
	SELECT p.id FROM ${placement} p WHERE p.case_id = ${helpCase.id}
	ORDER BY array_position(ARRAY['active', 'booked', 'consented', 'reserved', 'requested'], p.state) NULLS LAST,
		p.created_at DESC, p.id
	LIMIT 1
)`;

const inGerman = (column: PgColumn) => sql`${column} COLLATE "de-x-icu"`;

/** Expressions per sort key; the case number makes the order complete. */
const sortedBy: Record<CaseSortKey, readonly SQL[]> = {
	number: [],
	client: [inGerman(client.lastName), inGerman(client.firstName)],
	createdAt: [sql`${helpCase.createdAt}`],
	worker: [inGerman(account.name)],
	serviceType: [sql`${placement.serviceType}`],
	provider: [inGerman(provider.name)],
	reservedAt: [sql`${placement.reservedAt}`],
	consentedAt: [sql`${placement.consentedAt}`],
	bookedAt: [sql`${placement.bookedAt}`],
	targetFee: [sql`${placement.targetFee}`],
	state: [sql`${placement.state}`],
	begin: [sql`${placement.beginDay}`],
	end: [sql`${placement.endDay}`]
};

const DUE_SOON_DAYS = 14;
const DEADLINE_SOON_HOURS = 24;

type Clock = { today: Day; now: string };

/** What makes a placement appear on each work list. */
export const dueOn = ({ today, now }: Clock): Record<WorkList, SQL> => ({
	'deadline-soon': sql`${placement.state} IN ('reserved', 'consented') AND ${placement.holdUntil} < ${now}::timestamptz + make_interval(hours => ${DEADLINE_SOON_HOURS})`,
	'consent-open': sql`${placement.state} = 'reserved'`,
	'to-book': sql`${placement.state} = 'consented'`,
	'arrival-due': sql`${placement.state} = 'booked' AND ${placement.beginDay} = ${today}`,
	'end-due': sql`${placement.state} = 'active' AND ${placement.endDay} BETWEEN ${today} AND ${today}::date + ${DUE_SOON_DAYS}::integer`,
	'arrival-overdue': sql`${placement.state} = 'booked' AND ${placement.beginDay} < ${today}`,
	'end-overdue': sql`${placement.state} = 'active' AND ${placement.endDay} < ${today}`,
	// § 36 Abs. 2 SGB VIII: what is urgent is booked first, the consultation follows.
	'no-consultation': sql`${placement.state} IN ('booked', 'active') AND NOT EXISTS (
		SELECT FROM ${consultation} c
		WHERE c.case_id = ${placement.caseId} AND c.closed_at IS NOT NULL AND c.decision = 'approved')`,
	'review-due': sql`${placement.state} IN ('booked', 'active') AND EXISTS (
		SELECT FROM ${helpPlan} h WHERE h.case_id = ${placement.caseId} AND h.state = 'valid'
			AND h.next_review <= ${today}::date + ${DUE_SOON_DAYS}::integer)`
});

/** Every word must occur in name, number, house or provider. */
function containsWords(text: string): SQL | undefined {
	const words = text.toLowerCase().split(/\s+/).filter(Boolean);
	const haystack = sql`lower(concat_ws(' ', ${client.lastName}, ${client.firstName}, ${helpCase.number}, ${facility.name}, ${provider.name}))`;
	return and(...words.map((word) => sql`strpos(${haystack}, ${word}) > 0`));
}

const filters = (input: CaseListInput, viewer: Viewer, clock: Clock) =>
	and(
		containsWords(input.text),
		input.state === null ? undefined : sql`${placement.state} = ${input.state}`,
		input.work === null ? undefined : dueOn(clock)[input.work],
		input.mine ? inCharge(viewer, clock.today) : undefined
	);

const inCharge = ({ id }: Viewer, today: Day) =>
	or(
		eq(helpCase.workerId, id),
		and(eq(helpCase.deputyId, id), sql`${today} BETWEEN ${helpCase.deputyFrom} AND ${helpCase.deputyUntil}`)
	);

const columns = {
	caseId: helpCase.id,
	number: helpCase.number,
	createdAt: helpCase.createdAt,
	firstName: client.firstName,
	lastName: client.lastName,
	birthDate: client.birthDate,
	sex: client.sex,
	unaccompanied: client.unaccompanied,
	worker: account.name,
	workerId: helpCase.workerId,
	placementId: placement.id,
	state: placement.state,
	serviceType: placement.serviceType,
	provider: sql<string | null>`coalesce(${provider.name}, ${placement.outsideFacility}->>'provider')`,
	facility: sql<string | null>`coalesce(${facility.name}, ${placement.outsideFacility}->>'name')`,
	office: sql<string | null>`${office.sign}`,
	begin: placement.beginDay,
	end: placement.endDay,
	reservedAt: placement.reservedAt,
	consentedAt: placement.consentedAt,
	bookedAt: placement.bookedAt,
	holdUntil: placement.holdUntil,
	arrivedOn: placement.arrivedOn,
	leftOn: placement.leftOn,
	targetFee: sql<string | null>`${placement.targetFee}::text`,
	outOfArea: placement.outOfArea
};

const from = (tx: Db) =>
	tx
		.select({ ...columns, total: sql<number>`count(*) OVER ()` })
		.from(helpCase)
		.innerJoin(client, eq(client.id, helpCase.clientId))
		.leftJoin(account, eq(account.id, helpCase.workerId))
		.leftJoin(placement, sql`${placement.id} = ${current}`)
		.leftJoin(facility, eq(facility.id, placement.facilityId))
		.leftJoin(provider, eq(provider.id, placement.providerId))
		.leftJoin(office, eq(office.ags, facility.officeAgs))
		.$dynamic();

/** One page of the office's cases, each with the placement that stands for it; `total` counts all that fit. */
export async function findCases(tx: Db, input: CaseListInput, { viewer, ...clock }: Clock & { viewer: Viewer }) {
	const direction = input.sort.descending ? sql`DESC NULLS LAST` : sql`ASC NULLS LAST`;
	const rows = await from(tx)
		.where(filters(input, viewer, clock))
		.orderBy(...[...sortedBy[input.sort.key], sql`${helpCase.number}`].map((part) => sql`${part} ${direction}`))
		.limit(input.pageSize)
		.offset((input.page - 1) * input.pageSize);
	return {
		total: rows[0]?.total ?? 0,
		rows: rows.map(({ total: _total, ...row }) => ({ ...row, age: ageOn(row.birthDate, clock.today) }))
	};
}
