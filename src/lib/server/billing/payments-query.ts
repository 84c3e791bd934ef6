import { asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { firstOfMonth, type Month } from '../../domain/day';
import type { Euro } from '../../domain/money';
import type { Day } from '../../domain/day';
import type { Db } from '../db/client';
import { invoice, invoiceLine, paymentRun } from '../db/schema/invoices';
import { provider } from '../db/schema/directory';
import { found } from '../trpc/procedures';
import type { Posting } from './files/payment-types';

type Page = { page: number; pageSize: number };

/** Payment runs, newest first, with how far the bank has confirmed them. */
export async function findPaymentRuns(tx: Db, { page, pageSize }: Page) {
	const invoices = (condition: ReturnType<typeof sql>) =>
		sql<number>`(SELECT count(*)::int FROM ${invoice} WHERE ${invoice.paymentRunId} = ${paymentRun.id} AND ${condition})`;
	const rows = await tx
		.select({
			...{ runId: paymentRun.id, number: paymentRun.number, executionDay: paymentRun.executionDay },
			...{ count: paymentRun.count, amount: paymentRun.total, createdAt: paymentRun.createdAt },
			...{ invoices: invoices(sql`true`), paid: invoices(sql`${invoice.state} = 'paid'`) },
			total: sql<number>`count(*) OVER ()::int`
		})
		.from(paymentRun)
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

/** Ordered and paid invoices of a month for the treasury: one posting per kind of help. */
export async function findPostings(tx: Db, month: Month): Promise<Posting[]> {
	const rows = await tx
		.select({
			...{ product: sql<string>`coalesce(${invoiceLine.serviceType}, '')`, creditor: provider.name },
			...{ amount: sql<Euro>`sum(${invoiceLine.amount})::numeric(12, 2)`, dueOn: sql<Day>`${invoice.dueOn}` },
			documentNumber: sql<string>`${invoice.number}`
		})
		.from(invoice)
		.innerJoin(invoiceLine, eq(invoiceLine.invoiceId, invoice.id))
		.innerJoin(provider, eq(provider.id, invoice.providerId))
		.where(sql`${invoice.month} = ${firstOfMonth(month)} AND ${inArray(invoice.state, ['ordered', 'paid'])}`)
		.groupBy(invoice.id, provider.name, invoiceLine.serviceType)
		.orderBy(asc(provider.name), asc(invoice.number), asc(invoiceLine.serviceType));
	// Accounts are chosen by each treasury; until it says which, its program asks.
	return rows.map((row) => ({ ...row, account: '' }));
}
