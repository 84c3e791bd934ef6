import { and, eq, or, sql, type SQL } from 'drizzle-orm';
import type { CaseOpenness, WorkList } from '../../domain/cases/list';
import type { CaseListInput } from '../../domain/cases/list-input';
import type { Viewer } from '../../domain/access/viewer';
import { reviewRuleOn } from '../../domain/cases/review-rules';
import { workRuleOn } from '../../domain/cases/work-rules';
import { ageOn, type Day } from '../../domain/day';
import { withoutConsultation } from '../../domain/directory/service-types';
import type { Db } from '../db/client';
import { rowsOf } from '../db/rows';
import { account } from '../db/schema/access';
import { caseOverview } from '../db/schema/case-overview';
import { client, helpCase } from '../db/schema/cases';
import { helpPlan } from '../db/schema/consultations';
import { placement } from '../db/schema/placements';
import { orderOf, workersInOrder } from './list-order';
import { newestDecision } from './newest-decision';

type Clock = { today: Day; now: string };

/** Whether a cost commitment is due; without an answer for what was booked longer ago: that went out on paper. */
const commitmentMissing = (today: Day) =>
	sql`${caseOverview.commitmentMissingSince} >=
		${today}::date - (SELECT o.commitment_list_days FROM office o WHERE o.ags = app_office())`;

/** What makes a case appear on each work list: any of its living placements may. */
export const dueOn = ({ today, now }: Clock): Record<WorkList, SQL> => ({
	'deadline-soon': sql`${caseOverview.firstHoldUntil} < ${now}::timestamptz + make_interval(hours => ${workRuleOn('hold-ends-within-hours', today)}::integer)`,
	'consent-open': sql`${caseOverview.consentOpen}`,
	'to-book': sql`${caseOverview.toBook}`,
	'arrival-due': sql`${caseOverview.firstArrivalDue} = ${today}`,
	'end-due': sql`${caseOverview.firstEndDue} BETWEEN ${today} AND ${today}::date + ${workRuleOn('end-within-days', today)}::integer`,
	'arrival-overdue': sql`${caseOverview.firstArrivalDue} < ${today}`,
	'end-overdue': sql`${caseOverview.firstEndDue} < ${today}`,
	'no-commitment': commitmentMissing(today),
	// § 36 Abs. 2 SGB VIII: what is urgent is booked first, the consultation follows.
	'no-consultation': sql`${caseOverview.state} IN ('booked', 'active')
		AND NOT ${caseOverview.serviceType} = ANY (${sql.param([...withoutConsultation])})
		AND ${newestDecision(caseOverview.caseId)} IS DISTINCT FROM 'approved'`,
	'review-due': sql`${caseOverview.state} IN ('booked', 'active') AND EXISTS (
		SELECT FROM ${helpPlan} h WHERE h.case_id = ${caseOverview.caseId} AND h.state = 'valid'
			AND h.next_review <= ${today}::date + ${reviewRuleOn('review-due-days-before', today)}::integer)`
});

/** Every word must occur in name, number, house or provider. */
function containsWords(text: string): SQL | undefined {
	const words = text.toLowerCase().split(/\s+/).filter(Boolean);
	return and(...words.map((word) => sql`strpos(${caseOverview.words}, ${word}) > 0`));
}

const opennessOf: Record<CaseOpenness, SQL> = {
	open: sql`${helpCase.closedOn} IS NULL`,
	closed: sql`${helpCase.closedOn} IS NOT NULL`
};

/** What decides which cases fit, in whatever order. */
type Wanted = Omit<CaseListInput, 'sort'>;

const filters = (input: Wanted, viewer: Viewer, clock: Clock) =>
	and(
		containsWords(input.text),
		input.state === null ? undefined : sql`${caseOverview.state} = ${input.state}`,
		input.openness === null ? undefined : opennessOf[input.openness],
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
	closedOn: helpCase.closedOn,
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
	provider: caseOverview.provider,
	facility: caseOverview.facility,
	office: caseOverview.localOffice,
	begin: placement.beginDay,
	end: placement.endDay,
	reservedAt: placement.reservedAt,
	consentedAt: placement.consentedAt,
	bookedAt: placement.bookedAt,
	holdUntil: placement.holdUntil,
	arrivedOn: placement.arrivedOn,
	leftOn: placement.leftOn,
	targetCost: caseOverview.targetCost,
	outOfArea: placement.outOfArea,
	consentOpen: caseOverview.consentOpen,
	toBook: caseOverview.toBook,
	firstArrivalDue: caseOverview.firstArrivalDue,
	firstEndDue: caseOverview.firstEndDue
};

type Asking = Clock & { viewer: Viewer };

/**
 * The wall says the same, but not before the statement runs: only told beforehand PostgreSQL knows how large the office
 * is, and reads a large one in the order in which it lies there instead of case by case.
 */
const ofOffice = ({ office }: Viewer) => sql`${caseOverview.officeAgs} = ${office}`;

/** The narrow rows that fit. What else there is to look at is joined only where the filter or the order asks for it. */
function narrowRows(input: Wanted, { viewer, ...clock }: Asking, forOrder?: SQL): SQL {
	const parts = [sql`FROM ${caseOverview}`];
	if (input.mine || input.openness !== null)
		parts.push(sql`JOIN ${helpCase} ON ${helpCase.id} = ${caseOverview.caseId}`);
	if (forOrder) parts.push(forOrder);
	parts.push(sql`WHERE ${ofOffice(viewer)} AND ${filters(input, viewer, clock) ?? sql`true`}`);
	return sql.join(parts, sql` `);
}

type IdRow = { caseId: string };

/** The cases of one page, in their order; everything that is shown of them is read for these alone. */
export const pageStatement = (input: CaseListInput, asking: Asking): SQL =>
	sql`SELECT ${caseOverview.caseId} AS "caseId"
		${narrowRows(input, asking, input.sort.key === 'worker' ? workersInOrder : undefined)}
		ORDER BY ${sql.join(orderOf(input.sort, asking.today), sql`, `)}
		LIMIT ${input.pageSize} OFFSET ${(input.page - 1) * input.pageSize}`;

/** How many there are of all pages. */
export const countStatement = (input: CaseListInput, asking: Asking): SQL =>
	sql`SELECT count(*)::integer AS total ${narrowRows(input, asking)}`;

/** One page of the office's cases, each with the placement that stands for it; `total` counts all that fit. */
export async function findCases(tx: Db, input: CaseListInput, asking: Asking) {
	// Without names: a plan that is kept would not know the office.
	const [ids, counted] = await Promise.all([
		rowsOf<IdRow>(tx, pageStatement(input, asking)),
		rowsOf<{ total: number }>(tx, countStatement(input, asking))
	]);
	const shown = ids.length === 0 ? [] : await readCases(tx, ids, asking.today).prepare('cases_shown').execute();
	const order = new Map(ids.map(({ caseId }, position) => [caseId, position]));
	const at = ({ caseId }: IdRow) => order.get(caseId) ?? 0;
	return {
		total: counted[0]?.total ?? 0,
		rows: shown.toSorted((a, b) => at(a) - at(b)).map((row) => ({ ...row, age: ageOn(row.birthDate, asking.today) }))
	};
}

/** Everything that is shown of these cases, in no order. */
export const readCases = (tx: Db, ids: readonly IdRow[], today: Day) =>
	tx
		.select({ ...columns, commitmentMissing: sql<boolean>`coalesce(${commitmentMissing(today)}, false)` })
		.from(caseOverview)
		.innerJoin(helpCase, eq(helpCase.id, caseOverview.caseId))
		.innerJoin(client, eq(client.id, helpCase.clientId))
		.leftJoin(account, eq(account.id, helpCase.workerId))
		.leftJoin(placement, eq(placement.id, caseOverview.placementId))
		// Joined, each is looked up by its key; as a list it would be held against all cases of the office.
		.where(sql`${caseOverview.caseId} IN (SELECT unnest(${sql.param(ids.map(({ caseId }) => caseId))}::uuid[]))`);
