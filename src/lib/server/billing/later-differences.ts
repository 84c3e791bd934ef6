import { sql } from 'drizzle-orm';
import type { Db } from '../db/client';
import { rowsOf } from '../db/rows';
import { countsAsBilled, lockInvoices, type InvoiceRow } from './invoice-row';

/**
 * Differences that were sent after an invoice for the same stays and month, newest first. They take lines of it back, so
 * that without it they would bill what was never billed.
 */
export async function lockLaterDifferences(tx: Db, original: InvoiceRow): Promise<InvoiceRow[]> {
	const { id, officeAgs, providerId, month, sentAt, number } = original;
	const rows = await rowsOf<{ id: string }>(
		tx,
		sql`
		SELECT later.id FROM invoice later
		WHERE later.kind = 'difference' AND later.provider_id = ${providerId} AND later.office_ags = ${officeAgs}
			AND later.month = ${month} AND (later.sent_at, later.number) > (${sentAt}::timestamptz, ${number})
			AND ${countsAsBilled('later')}
			AND EXISTS (SELECT FROM invoice_line l JOIN invoice_line own ON own.placement_id = l.placement_id
				WHERE l.invoice_id = later.id AND own.invoice_id = ${id})
		ORDER BY later.sent_at DESC, later.number DESC`
	);
	return lockInvoices(
		tx,
		rows.map(({ id: laterId }) => laterId)
	);
}
