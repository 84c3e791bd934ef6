import { sql } from 'drizzle-orm';
import type { Db } from '../db/client';
import type { Actor } from '../trpc/context';
import { lockInvoices, takeInvoiceStep, type InvoiceRow } from './invoice-row';

/** Orders the payment of checked invoices: what each kind of help costs is taken from the budget of its month. */
export async function orderInvoices(tx: Db, actor: Actor, invoiceIds: readonly string[]) {
	const rows = await lockInvoices(tx, invoiceIds);
	const ordered: string[] = [];
	for (const row of rows) {
		const set = { orderedBy: actor.viewer.id, orderedAt: actor.now };
		await takeInvoiceStep(tx, actor, { row, step: 'order', set, kind: 'ordered' });
		await charge(tx, actor, row);
		ordered.push(row.id);
	}
	return { ordered };
}

/** What belongs to no kind of help (an advance, and what is set off of it) is charged to the office's whole. */
const charge = (tx: Db, { now }: Actor, { id, officeAgs, month }: InvoiceRow) =>
	tx.execute(sql`
		INSERT INTO budget_charge (office_ags, invoice_id, month, service_type, amount, at)
		SELECT ${officeAgs}, ${id}, ${month}, service_type, sum(amount), ${now}
		FROM invoice_line WHERE invoice_id = ${id} GROUP BY service_type`);
