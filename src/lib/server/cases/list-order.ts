import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { CaseSort, CaseSortKey } from '../../domain/cases/list';
import type { Day } from '../../domain/day';
import { account } from '../db/schema/access';
import { caseOverview } from '../db/schema/case-overview';

const inGerman = (column: PgColumn) => sql`${column} COLLATE "de-x-icu"`;

/** In the order in which they press: what is late, then what somebody does here, then what is waited for, then the rest. */
const stepRank = (today: Day) => sql`CASE
	WHEN ${caseOverview.firstArrivalDue} < ${today} THEN 1
	WHEN ${caseOverview.firstEndDue} < ${today} THEN 2
	WHEN ${caseOverview.toBook} THEN 3
	WHEN ${caseOverview.firstArrivalDue} IS NOT NULL THEN 4
	WHEN ${caseOverview.consentOpen} THEN 5
	WHEN ${caseOverview.state} = 'requested' THEN 6
	WHEN ${caseOverview.state} IN ('active', 'ended', 'transferred') THEN NULL
	ELSE 7 END`;

/** Few workers have many cases: their names are put in order once, the cases by number. */
export const workersInOrder = sql`LEFT JOIN (
	SELECT ${account.id}, dense_rank() OVER (ORDER BY ${inGerman(account.name)}) AS place FROM ${account}
) worker ON worker.id = ${caseOverview.workerId}`;

type Part = { by: SQL; /** Never null: an index can be walked from either end. */ always?: true };

/** Expressions per sort key; the case number makes the order complete. */
const partsOf = (today: Day): Record<CaseSortKey, readonly Part[]> => ({
	number: [],
	client: [
		{ by: inGerman(caseOverview.lastName), always: true },
		{ by: inGerman(caseOverview.firstName), always: true }
	],
	createdAt: [{ by: sql`${caseOverview.createdAt}`, always: true }],
	worker: [{ by: sql`worker.place` }],
	serviceType: [{ by: sql`${caseOverview.serviceType}` }],
	provider: [{ by: inGerman(caseOverview.provider) }],
	localOffice: [{ by: inGerman(caseOverview.localOffice) }],
	reservedAt: [{ by: sql`${caseOverview.reservedAt}` }],
	consentedAt: [{ by: sql`${caseOverview.consentedAt}` }],
	bookedAt: [{ by: sql`${caseOverview.bookedAt}` }],
	targetCost: [{ by: sql`${caseOverview.targetCost}` }],
	state: [{ by: sql`${caseOverview.state}` }],
	nextStep: [{ by: stepRank(today) }, { by: sql`${caseOverview.beginDay}` }],
	begin: [{ by: sql`${caseOverview.beginDay}` }],
	end: [{ by: sql`${caseOverview.endDay}` }]
});

/** What is missing comes last in both directions. */
export function orderOf({ key, descending }: CaseSort, today: Day): SQL[] {
	const direction = descending ? sql`DESC` : sql`ASC`;
	const parts: readonly Part[] = [...partsOf(today)[key], { by: sql`${caseOverview.number}`, always: true }];
	return parts.map(({ by, always }) => (always ? sql`${by} ${direction}` : sql`${by} ${direction} NULLS LAST`));
}
