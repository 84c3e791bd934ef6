import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { dueKindOf, dueUntil } from '../../domain/billing/due';
import { openStates, waitsFor } from '../../domain/billing/invoice-steps';
import { addDays, firstOfMonth, type Day } from '../../domain/day';
import type { Db } from '../db/client';
import { office, provider } from '../db/schema/directory';
import { invoice } from '../db/schema/invoices';
import type { Actor } from '../trpc/context';
import type { InvoiceListInput, InvoiceSortKey } from './invoice-input';

const inGerman = (expression: PgColumn | SQL) => sql`${expression} COLLATE "de-x-icu"`;

/** The other side: the provider sees offices, the office sees providers. */
const partner = ({ viewer }: Actor) => (viewer.providerId === null ? provider.name : office.name);

const sortedBy = (actor: Actor): Record<InvoiceSortKey, SQL> => ({
	...{ month: sql`${invoice.month}`, number: sql`${invoice.number}`, total: sql`${invoice.total}` },
	...{ dueOn: sql`${invoice.dueOn}`, state: sql`${invoice.state}`, sentAt: sql`${invoice.sentAt}` },
	partner: inGerman(partner(actor))
});

const stillOpen = inArray(invoice.state, [...openStates]);

const isDue = (today: Day): Record<'due' | 'overdue', SQL | undefined> => ({
	due: and(stillOpen, sql`${invoice.dueOn} BETWEEN ${today} AND ${dueUntil(today)}`),
	overdue: and(stillOpen, sql`${invoice.dueOn} <= ${addDays(today, -1)}`)
});

const haystack = sql`lower(concat_ws(' ', ${invoice.number}, ${provider.name}, ${office.name}, ${office.sign}))`;

const filters = ({ state, month, due, text }: InvoiceListInput, today: Day) =>
	and(
		state.length === 0 ? undefined : inArray(invoice.state, state),
		month === null ? undefined : eq(invoice.month, firstOfMonth(month)),
		due === null ? undefined : isDue(today)[due],
		...text
			.toLowerCase()
			.split(/\s+/)
			.filter(Boolean)
			.map((word) => sql`strpos(${haystack}, ${word}) > 0`)
	);

/** One page of the invoices of the viewer's side; row level security leaves no others. */
export async function findInvoices(tx: Db, actor: Actor, input: InvoiceListInput) {
	const direction = input.sort.descending ? sql`DESC NULLS LAST` : sql`ASC NULLS LAST`;
	const rows = await tx
		.select({
			...{ invoiceId: invoice.id, officeAgs: invoice.officeAgs, office: office.name, providerId: invoice.providerId },
			...{ provider: provider.name, month: invoice.month, kind: invoice.kind, state: invoice.state },
			...{ number: invoice.number, total: invoice.total, dueOn: invoice.dueOn, sentAt: invoice.sentAt },
			...{ source: invoice.source, paymentRunId: invoice.paymentRunId, paidOn: invoice.paidOn },
			...{ factualBy: invoice.factualBy, placeKept: invoice.placeKept },
			warnings: sql<number>`jsonb_array_length(${invoice.warnings})`,
			all: sql<number>`count(*) OVER ()::int`
		})
		.from(invoice)
		.innerJoin(office, eq(office.ags, invoice.officeAgs))
		.innerJoin(provider, eq(provider.id, invoice.providerId))
		.where(filters(input, actor.today))
		.orderBy(sql`${sortedBy(actor)[input.sort.key]} ${direction}`, sql`${invoice.sentAt} ${direction}`, invoice.id)
		.limit(input.pageSize)
		.offset((input.page - 1) * input.pageSize);
	return {
		total: rows[0]?.all ?? 0,
		rows: rows.map(({ all: _all, factualBy, ...row }) => ({
			...{ ...row, month: row.month.slice(0, 7), waitsFor: waitsFor[row.state], due: dueKindOf(row, actor.today) },
			/** Who approved factually may not approve arithmetically. */
			ownFactual: factualBy === actor.viewer.id
		}))
	};
}

/** How much waits where: the work list above the invoices. */
export async function countInvoices(tx: Db, { today }: Actor) {
	const count = (condition: SQL | undefined) => sql<number>`(count(*) FILTER (WHERE ${condition ?? sql`false`}))::int`;
	const [row] = await tx
		.select({
			draft: count(eq(invoice.state, 'draft')),
			sent: count(eq(invoice.state, 'sent')),
			inCheck: count(eq(invoice.state, 'in-check')),
			objected: count(eq(invoice.state, 'objected')),
			factual: count(eq(invoice.state, 'approved-factually')),
			arithmetical: count(eq(invoice.state, 'approved-arithmetically')),
			ordered: count(and(eq(invoice.state, 'ordered'), sql`${invoice.paymentRunId} IS NULL`)),
			due: count(isDue(today).due),
			overdue: count(isDue(today).overdue)
		})
		.from(invoice)
		.where(sql`${invoice.state} NOT IN ('paid', 'cancelled')`);
	return (
		row ?? { draft: 0, sent: 0, inCheck: 0, objected: 0, factual: 0, arithmetical: 0, ordered: 0, due: 0, overdue: 0 }
	);
}
