import { Decimal } from 'decimal.js';
import { and, eq, sql } from 'drizzle-orm';
import { can } from '../../domain/access/permissions';
import type { Viewer } from '../../domain/access/viewer';
import type { Day } from '../../domain/day';
import { serviceTypeCodes, type ServiceTypeCode } from '../../domain/directory/service-types';
import { budgetPlan, type KindOfYear } from '../../domain/figures/budget-plan';
import { euro } from '../../domain/money';
import type { Db } from '../db/client';
import { budget } from '../db/schema/cases';

/** '' is all kinds together. */
type Kind = ServiceTypeCode | '';
type Commitment = { service_type: Kind; cases: number; paid_cases: number; committed: string; expected: string };
type Ordered = { service_type: Kind; cents: string | null; hidden: boolean; all_hidden: boolean };

/** The own office's budget of a year against what is committed, ordered and expected until its end. */
export async function getBudgetYear(tx: Db, { viewer, today }: { viewer: Viewer; today: Day }, year: number) {
	const budgets = await findBudgets(tx, viewer, year);
	const commitments = await readCommitments(tx, year, today);
	const ordered = await readOrdered(tx, viewer, year);
	const of = (kind: Kind) => ({
		budget: budgets.find(({ serviceType }) => (serviceType ?? '') === kind)?.amount ?? null,
		...plannedOf(commitments.find((row) => row.service_type === kind)),
		...orderedOf(kind, ordered)
	});
	const kinds = serviceTypeCodes
		.map((serviceType): KindOfYear => ({ serviceType, ...of(serviceType) }))
		.filter(({ budget: amount, cases, paidCases }) => cases > 0 || paidCases > 0 || amount !== null);
	return { year, ...budgetPlan(kinds, of(''), can(viewer.role, 'figures/detail')) };
}

const plannedOf = (row: Commitment | undefined) => ({
	...{ cases: row?.cases ?? 0, paidCases: row?.paid_cases ?? 0 },
	...{ committed: row?.committed ?? '0', expected: row?.expected ?? '0' }
});

/** A month in which all kinds are kept back keeps each of them back, also those with nothing in it. */
function orderedOf(kind: Kind, rows: readonly Ordered[]) {
	const row = rows.find((each) => each.service_type === kind);
	const orderedHidden = (row?.hidden ?? false) || (kind !== '' && rows.some((each) => each.all_hidden));
	const cents = orderedHidden ? null : (row?.cents ?? null);
	return { orderedHidden, ordered: cents === null ? null : euro(new Decimal(cents).div(100)) };
}

const findBudgets = (tx: Db, viewer: Viewer, year: number) =>
	tx
		.select({ serviceType: budget.serviceType, amount: budget.amount })
		.from(budget)
		.where(and(eq(budget.officeAgs, viewer.office ?? ''), eq(budget.year, year)));

async function readCommitments(tx: Db, year: number, today: Day): Promise<Commitment[]> {
	const { rows } = (await tx.execute(sql`SELECT * FROM own_commitments(${year}, ${today})`)) as { rows: Commitment[] };
	return rows;
}

/** Inside the walls of the figures: what rests on too few cases is not in it for whoever may not see it, and marked. */
async function readOrdered(tx: Db, viewer: Viewer, year: number): Promise<Ordered[]> {
	const { rows } = (await tx.execute(sql`
		SELECT service_type, sum(paid_cents)::text AS cents, bool_or('paid' = ANY (hidden)) AS hidden,
			bool_or('all-kinds:paid' = ANY (hidden)) AS all_hidden
		FROM figure_cell
		WHERE office_ags = ${viewer.office} AND specialisation = ''
			AND month BETWEEN make_date(${year}, 1, 1) AND make_date(${year}, 12, 1)
		GROUP BY 1`)) as { rows: Ordered[] };
	return rows;
}
