import { and, asc, eq, sql } from 'drizzle-orm';
import { firstOfMonth, monthOf, type Month } from '../../domain/day';
import { DomainError } from '../../domain/errors';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { office } from '../db/schema/directory';
import { invoice, invoiceLine, monthRun } from '../db/schema/invoices';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { draftsOf, lockMonth, lockMonthForSending, removeDrafts, type OfProvider } from './month-drafts';

type RunRow = typeof monthRun.$inferSelect;

const ofMonth = ({ providerId, month }: OfProvider) =>
	and(eq(monthRun.providerId, providerId), eq(monthRun.month, firstOfMonth(month)));

/** How far a run is, and the drafts it has written. */
export async function runAnswer(tx: Db, { id, providerId, month, total, done, state }: RunRow) {
	return { runId: id, total, done, state, invoices: await findDrafts(tx, { providerId, month: monthOf(month) }) };
}

/** Null when the month was never closed. */
export async function getMonthRun(tx: Db, own: OfProvider) {
	const [run] = await tx.select().from(monthRun).where(ofMonth(own));
	return run ? runAnswer(tx, run) : null;
}

const findDrafts = (tx: Db, own: OfProvider) =>
	tx
		.select({
			...{ invoiceId: invoice.id, officeAgs: invoice.officeAgs, office: office.name, total: invoice.total },
			lines: sql<number>`(SELECT count(*)::int FROM ${invoiceLine} WHERE ${invoiceLine.invoiceId} = ${invoice.id})`,
			warnings: invoice.warnings
		})
		.from(invoice)
		.innerJoin(office, eq(office.ags, invoice.officeAgs))
		.where(draftsOf(own))
		.orderBy(asc(office.name));

/** Stops a run between two chunks; one that nobody works on any more (its process was killed) is tidied up at once. */
export async function cancelRun(tx: Db, actor: Actor, month: Month) {
	const own = { providerId: found(actor.viewer.providerId), month };
	const [run] = await tx
		.update(monthRun)
		.set({ state: 'cancelled' })
		.where(and(ofMonth(own), eq(monthRun.state, 'running')))
		.returning();
	const cancelled = found(run);
	if (await lockMonth(tx, own)) await removeDrafts(tx, own);
	await recordAudit(tx, actor, { action: 'billing/run-cancelled', subjectKind: 'month', subjectId: month });
	return runAnswer(tx, cancelled);
}

/**
 * While a run works, its drafts are not complete; one that begins later waits until the drafts are sent.
 * @throws DomainError 'month/running'
 */
export async function refuseWhileRunning(tx: Db, providerId: string, months: readonly Month[]) {
	for (const month of new Set(months)) {
		const own = { providerId, month };
		const free = await lockMonthForSending(tx, own);
		const [run] = await tx.select({ state: monthRun.state }).from(monthRun).where(ofMonth(own));
		if (!free || run?.state === 'running') throw new DomainError('month/running', { month });
	}
}
