import { and, eq, inArray, sql } from 'drizzle-orm';
import { firstOfMonth, type Month } from '../../domain/day';
import type { Db } from '../db/client';
import { rowsOf } from '../db/rows';
import { invoice, invoiceLine } from '../db/schema/invoices';

export type OfProvider = { providerId: string; month: Month };

/** Until the end of the transaction. */
export async function lockMonth(tx: Db, { providerId, month }: OfProvider): Promise<boolean> {
	const rows = await rowsOf<{ locked: boolean }>(
		tx,
		sql`SELECT pg_try_advisory_xact_lock(hashtextextended(${`month ${providerId} ${month}`}, 0)) AS locked`
	);
	return rows[0]?.locked === true;
}

/** What "Monat abschließen" has proposed and nobody has sent yet. */
export const draftsOf = ({ providerId, month }: OfProvider) =>
	and(
		eq(invoice.providerId, providerId),
		eq(invoice.month, firstOfMonth(month)),
		eq(invoice.kind, 'invoice'),
		eq(invoice.state, 'draft')
	);

export async function removeDraftLines(tx: Db, own: OfProvider) {
	const drafts = tx.select({ id: invoice.id }).from(invoice).where(draftsOf(own));
	await tx.delete(invoiceLine).where(inArray(invoiceLine.invoiceId, drafts));
}

/** Of a run that was cancelled. */
export const removeDrafts = (tx: Db, own: OfProvider) => tx.delete(invoice).where(draftsOf(own));
