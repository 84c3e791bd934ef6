import { and, eq, sql } from 'drizzle-orm';
import { remainingBudget } from '../../domain/billing/remaining-budget';
import type { Euro } from '../../domain/money';
import type { Db } from '../db/client';
import { budget } from '../db/schema/cases';
import { budgetCharge } from '../db/schema/invoices';

/** What is planned, ordered and left in a year, per kind of help. */
export async function getBudget(tx: Db, { officeAgs, year }: { officeAgs: string; year: number }) {
	const planned = await tx
		.select({ serviceType: budget.serviceType, amount: budget.amount })
		.from(budget)
		.where(and(eq(budget.officeAgs, officeAgs), eq(budget.year, year)));
	const charged = await tx
		.select({ serviceType: budgetCharge.serviceType, amount: sql<Euro>`sum(${budgetCharge.amount})::numeric(14, 2)` })
		.from(budgetCharge)
		.where(and(eq(budgetCharge.officeAgs, officeAgs), sql`extract(year FROM ${budgetCharge.month}) = ${year}`))
		.groupBy(budgetCharge.serviceType);
	const asMap = (rows: readonly { serviceType: string | null; amount: Euro }[]) =>
		new Map(rows.map((row) => [row.serviceType, row.amount]));
	return { year, lines: remainingBudget(asMap(planned), asMap(charged)) };
}
