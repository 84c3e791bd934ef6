import { and, eq, isNull, sql } from 'drizzle-orm';
import { DomainError } from '../../domain/errors';
import { readBudgets, type BudgetEntry } from '../../domain/figures/budget-file';
import { recordAudit } from '../access/audit';
import { runCommand } from '../access/run-command';
import type { Database, Db } from '../db/client';
import { budget } from '../db/schema/cases';
import type { Actor } from '../trpc/context';

type Asked = { db: Database; actor: Actor };
type Keyed = { idempotencyKey: string };

/** Sets one budget of the own office; no amount takes it away. */
export function saveBudget(
	asked: Asked,
	input: Omit<BudgetEntry, 'amount'> & { amount: BudgetEntry['amount'] | null } & Keyed
) {
	const { actor } = asked;
	return runCommand(asked, { name: 'budgets.save', input }, async (tx) => {
		const { year, serviceType, amount } = input;
		if (amount === null) await tx.delete(budget).where(sameBudget(actor, input));
		else await writeBudgets(tx, actor, [{ year, serviceType, amount }]);
		await recordAudit(tx, actor, { action: 'budgets/saved', details: { year, serviceType, amount } });
		return { year, serviceType, amount };
	});
}

const sameBudget = ({ viewer }: Actor, { year, serviceType }: Pick<BudgetEntry, 'year' | 'serviceType'>) =>
	and(
		eq(budget.officeAgs, viewer.office ?? ''),
		eq(budget.year, year),
		serviceType === null ? isNull(budget.serviceType) : eq(budget.serviceType, serviceType)
	);

/** What a list would change, without changing anything. */
export function previewBudgets(csv: string) {
	const { entries, problems } = readBudgets(csv);
	return { entries, problems };
}

/** All of a list or nothing of it. @throws DomainError 'import/has-errors' */
export function importBudgets(asked: Asked, input: { csv: string } & Keyed) {
	const { actor } = asked;
	return runCommand(asked, { name: 'budgets.import', input }, async (tx) => {
		const { entries, problems } = readBudgets(input.csv);
		if (problems.length > 0) throw new DomainError('import/has-errors', { problems: problems.length });
		await writeBudgets(tx, actor, entries);
		await recordAudit(tx, actor, { action: 'budgets/imported', details: { rows: entries.length } });
		return { saved: entries.length };
	});
}

async function writeBudgets(tx: Db, { viewer }: Actor, entries: readonly BudgetEntry[]) {
	const officeAgs = viewer.office ?? '';
	await tx
		.insert(budget)
		.values(entries.map((entry) => ({ ...entry, officeAgs })))
		.onConflictDoUpdate({
			target: [budget.officeAgs, budget.year, budget.serviceType],
			set: { amount: sql`excluded.amount` }
		});
}
