import { desc, eq, sql } from 'drizzle-orm';
import type { Db } from '../db/client';
import { invoice, paymentRun } from '../db/schema/invoices';
import { found } from '../trpc/procedures';

type Page = { page: number; pageSize: number };

/** Payment runs, newest first, with how far the bank has confirmed them. */
export async function findPaymentRuns(tx: Db, { page, pageSize }: Page) {
	const rows = await tx
		.select({
			...{ runId: paymentRun.id, number: paymentRun.number, executionDay: paymentRun.executionDay },
			...{ count: paymentRun.count, amount: paymentRun.total, createdAt: paymentRun.createdAt },
			invoices: sql<number>`count(${invoice.id})::int`,
			paid: sql<number>`count(${invoice.id}) FILTER (WHERE ${invoice.state} = 'paid')::int`,
			total: sql<number>`count(*) OVER ()::int`
		})
		.from(paymentRun)
		.leftJoin(invoice, eq(invoice.paymentRunId, paymentRun.id))
		.groupBy(paymentRun.id)
		.orderBy(desc(paymentRun.number))
		.limit(pageSize)
		.offset((page - 1) * pageSize);
	return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _total, ...row }) => row) };
}

export async function getPaymentFile(tx: Db, runId: string) {
	const [run] = await tx
		.select({ number: paymentRun.number, file: paymentRun.file })
		.from(paymentRun)
		.where(eq(paymentRun.id, runId));
	return found(run);
}
