import { Decimal } from 'decimal.js';
import { and, eq, sql } from 'drizzle-orm';
import { can } from '../../domain/access/permissions';
import type { Viewer } from '../../domain/access/viewer';
import { serviceTypeCodes, type ServiceTypeCode } from '../../domain/directory/service-types';
import { budgetPlan, type KindOfYear } from '../../domain/figures/budget-plan';
import { euro, type Euro } from '../../domain/money';
import type { Db } from '../db/client';
import { budget } from '../db/schema/cases';

type Commitment = { service_type: ServiceTypeCode; cases: number; committed: string; expected: string };

const nothingPlanned = { cases: 0, committed: '0', expected: '0' };

/** The own office's budget of a year against what is committed, ordered and expected until its end. */
export async function getBudgetYear(tx: Db, viewer: Viewer, year: number) {
	const [budgets, commitments, ordered] = [
		await findBudgets(tx, viewer, year),
		await readCommitments(tx, year),
		await readOrdered(tx, viewer, year)
	];
	const kinds = serviceTypeCodes
		.map((serviceType): KindOfYear => {
			const planned = commitments.find((row) => row.service_type === serviceType) ?? nothingPlanned;
			const amount = budgets.find((row) => row.serviceType === serviceType)?.amount ?? null;
			return { serviceType, budget: amount, ordered: ordered.get(serviceType) ?? null, ...planned };
		})
		.filter(({ budget: amount, cases, ordered: paid }) => cases > 0 || amount !== null || paid !== null);
	const whole = budgets.find(({ serviceType }) => serviceType === null)?.amount ?? null;
	return { year, ...budgetPlan(kinds, whole, can(viewer.role, 'figures/detail')) };
}

const findBudgets = (tx: Db, viewer: Viewer, year: number) =>
	tx
		.select({ serviceType: budget.serviceType, amount: budget.amount })
		.from(budget)
		.where(and(eq(budget.officeAgs, viewer.office ?? ''), eq(budget.year, year)));

async function readCommitments(tx: Db, year: number): Promise<Commitment[]> {
	const { rows } = (await tx.execute(sql`SELECT * FROM own_commitments(${year})`)) as { rows: Commitment[] };
	return rows;
}

/** Inside the walls of the figures: what rests on too few cases is not in it for whoever may not see it. */
async function readOrdered(tx: Db, viewer: Viewer, year: number): Promise<Map<ServiceTypeCode, Euro>> {
	const { rows } = (await tx.execute(sql`
		SELECT service_type, sum(paid_cents)::text AS cents FROM figure_cell
		WHERE office_ags = ${viewer.office} AND service_type <> '' AND specialisation = ''
			AND month BETWEEN make_date(${year}, 1, 1) AND make_date(${year}, 12, 1) AND paid_cents IS NOT NULL
		GROUP BY 1`)) as { rows: { service_type: ServiceTypeCode; cents: string }[] };
	return new Map(rows.map(({ service_type: type, cents }) => [type, euro(new Decimal(cents).div(100))]));
}
