import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { firstOfMonth, type Month } from '../../domain/day';
import type { Db } from '../db/client';
import { rowsOf } from '../db/rows';
import { invoice, invoiceLine } from '../db/schema/invoices';

export type OfProvider = { providerId: string; month: Month };

const keyOf = ({ providerId, month }: OfProvider) => sql`hashtextextended(${`month ${providerId} ${month}`}, 0)`;

async function locked(tx: Db, attempt: SQL): Promise<boolean> {
	const rows = await rowsOf<{ locked: boolean }>(tx, sql`SELECT ${attempt} AS locked`);
	return rows[0]?.locked === true;
}

/** Until the end of the transaction: nobody else closes the month or sends what was proposed for it. */
export const lockMonth = (tx: Db, own: OfProvider) => locked(tx, sql`pg_try_advisory_xact_lock(${keyOf(own)})`);

/** Until the end of the transaction: others may send, too, but nobody closes the month meanwhile. */
export const lockMonthForSending = (tx: Db, own: OfProvider) =>
	locked(tx, sql`pg_try_advisory_xact_lock_shared(${keyOf(own)})`);

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
