import { and, asc, desc, eq, or, sql } from 'drizzle-orm';
import type { Viewer } from '../../domain/access/viewer';
import type { Day } from '../../domain/day';
import { deadlinesOf, stateOf } from '../../domain/deadlines/deadlines-of';
import type { DeadlineListInput } from '../../domain/deadlines/input';
import type { Db } from '../db/client';
import { account } from '../db/schema/access';
import { client, helpCase } from '../db/schema/cases';
import { caseDeadline, deadlineSettlement } from '../db/schema/deadlines';
import { facility } from '../db/schema/directory';
import { placement } from '../db/schema/placements';
import { found } from '../trpc/procedures';
import { loadFacts } from './facts';

/** Everything of one case, computed now, and what was recorded as done. */
export async function getDeadlines(tx: Db, caseId: string, today: Day) {
	const [own] = await loadFacts(tx, [caseId]);
	const { facts, land } = found(own);
	return { deadlines: deadlinesOf(facts, today, land), settled: await findSettled(tx, caseId) };
}

const findSettled = (tx: Db, caseId: string) =>
	tx
		.select({
			settlementId: deadlineSettlement.id,
			kind: deadlineSettlement.kind,
			day: deadlineSettlement.day,
			doneOn: deadlineSettlement.doneOn,
			note: deadlineSettlement.note,
			by: account.name,
			at: deadlineSettlement.at
		})
		.from(deadlineSettlement)
		.innerJoin(account, eq(account.id, deadlineSettlement.by))
		.where(eq(deadlineSettlement.caseId, caseId))
		.orderBy(desc(deadlineSettlement.doneOn), asc(deadlineSettlement.id));

type Asking = { viewer: Viewer; today: Day };

const inState = (state: DeadlineListInput['state'], today: Day) =>
	({
		due: sql`${caseDeadline.dueFrom} <= ${today} AND ${caseDeadline.day} >= ${today}`,
		overdue: sql`${caseDeadline.day} < ${today}`,
		all: undefined
	})[state];

const ofViewer = ({ viewer: { id }, today }: Asking) =>
	or(
		eq(helpCase.workerId, id),
		and(eq(helpCase.deputyId, id), sql`${today} BETWEEN ${helpCase.deputyFrom} AND ${helpCase.deputyUntil}`)
	);

/** One page of the office's deadlines, the nearest first. */
export async function findDeadlines(tx: Db, input: DeadlineListInput, asking: Asking) {
	const { state, kind, mine, page, pageSize } = input;
	const wanted = and(
		inState(state, asking.today),
		kind === null ? undefined : eq(caseDeadline.kind, kind),
		mine ? ofViewer(asking) : undefined
	);
	const [counted] = await tx
		.select({ total: sql<number>`count(*)::integer` })
		.from(caseDeadline)
		.innerJoin(helpCase, eq(helpCase.id, caseDeadline.caseId))
		.where(wanted);
	const rows = await selectRows(tx)
		.where(wanted)
		.orderBy(asc(caseDeadline.day), asc(caseDeadline.id))
		.limit(pageSize)
		.offset((page - 1) * pageSize);
	return { total: counted?.total ?? 0, rows: rows.map((row) => ({ ...row, state: stateOf(row, asking.today) })) };
}

const selectRows = (tx: Db) =>
	tx
		.select({
			deadlineId: caseDeadline.id,
			kind: caseDeadline.kind,
			day: caseDeadline.day,
			basis: caseDeadline.basis,
			source: caseDeadline.source,
			text: caseDeadline.text,
			caseId: helpCase.id,
			number: helpCase.number,
			firstName: client.firstName,
			lastName: client.lastName,
			worker: account.name,
			facility: facility.name
		})
		.from(caseDeadline)
		.innerJoin(helpCase, eq(helpCase.id, caseDeadline.caseId))
		.innerJoin(client, eq(client.id, helpCase.clientId))
		.leftJoin(account, eq(account.id, helpCase.workerId))
		.leftJoin(placement, eq(placement.id, caseDeadline.placementId))
		.leftJoin(facility, eq(facility.id, placement.facilityId))
		.$dynamic();

/** How many wait, for the overview. */
export async function countDeadlines(tx: Db, today: Day) {
	const [row] = await tx
		.select({
			due: sql<number>`(count(*) FILTER (WHERE ${caseDeadline.day} >= ${today}))::integer`,
			overdue: sql<number>`(count(*) FILTER (WHERE ${caseDeadline.day} < ${today}))::integer`
		})
		.from(caseDeadline)
		.where(sql`${caseDeadline.dueFrom} <= ${today}`);
	return found(row);
}
