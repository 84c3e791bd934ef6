import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { stateAfterStep, type InvoiceStep } from '../../domain/billing/invoice-steps';
import type { InvoiceEventKind } from '../../domain/billing/states';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { invoice, invoiceEvent } from '../db/schema/invoices';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';

export type InvoiceRow = typeof invoice.$inferSelect;

/**
 * Whether an invoice's lines count as billed, for a table that is called `name` in the statement: it was sent, it was
 * not cancelled, and no credit note takes it back. Advances and credit notes bill nothing by themselves.
 */
export const countsAsBilled = (name: string): SQL => {
	const own = sql.identifier(name);
	return sql`${own}.state NOT IN ('draft', 'cancelled') AND ${own}.kind IN ('invoice', 'corrected', 'difference')
		AND NOT EXISTS (SELECT FROM invoice credit
			WHERE credit.refers_to_id = ${own}.id AND credit.kind = 'credit-note' AND credit.state <> 'draft')`;
};

/** The invoices of a command, locked in one order so that two commands never wait for each other. */
export async function lockInvoices(tx: Db, invoiceIds: readonly string[]): Promise<InvoiceRow[]> {
	const ids = [...new Set(invoiceIds)];
	const rows = await tx.select().from(invoice).where(inArray(invoice.id, ids)).orderBy(invoice.id).for('update');
	return ids.map((id) => found(rows.find((row) => row.id === id)));
}

export async function lockInvoice(tx: Db, invoiceId: string): Promise<InvoiceRow> {
	const [row] = await lockInvoices(tx, [invoiceId]);
	return found(row);
}

type Happened = { kind: InvoiceEventKind; text?: string | null; details?: Record<string, unknown> };

/** The line in the invoice's history, and the entry in the audit log. */
export async function recordInvoiceEvent(tx: Db, actor: Actor, happened: Happened & { row: InvoiceRow }) {
	const { row, kind, text = null, details } = happened;
	const { id: invoiceId, officeAgs, providerId } = row;
	await tx
		.insert(invoiceEvent)
		.values({ ...{ invoiceId, officeAgs, providerId, kind, text }, at: actor.now, accountId: actor.viewer.id });
	await recordAudit(tx, actor, {
		...{ action: `billing/${kind}`, subjectKind: 'invoice', subjectId: invoiceId },
		...(details && { details })
	});
}

type Change = Partial<typeof invoice.$inferInsert>;

/** Takes a step: the state it leads to, whatever else it writes, its event. @throws DomainError 'invoice/wrong-state' */
export async function takeInvoiceStep(
	tx: Db,
	actor: Actor,
	{ row, step, set = {}, ...happened }: Happened & { row: InvoiceRow; step: InvoiceStep; set?: Change }
): Promise<InvoiceRow> {
	const state = stateAfterStep(row.state, step);
	const [changed] = await tx
		.update(invoice)
		.set({ ...set, state })
		.where(and(eq(invoice.id, row.id), eq(invoice.state, row.state)))
		.returning();
	await recordInvoiceEvent(tx, actor, { row, ...happened });
	return found(changed);
}
