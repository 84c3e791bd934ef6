import { sql } from 'drizzle-orm';
import { lastOfMonth, monthOf } from '../../domain/day';
import type { Db } from '../db/client';
import { tellOffice } from '../inbox/commands';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { creditInvoice } from './credit';
import { lockInvoices, type InvoiceRow } from './invoice-row';

/** Records that stand behind the lines can stand behind no second invoice. */
export async function markRecordsBilled(tx: Db, { id, month, kind }: InvoiceRow) {
	if (kind === 'advance') return;
	await tx.execute(sql`
		UPDATE service_record r SET state = 'billed'
		WHERE r.state = 'released' AND r.day BETWEEN ${month} AND ${lastOfMonth(monthOf(month))}
			AND r.placement_id IN (SELECT placement_id FROM invoice_line WHERE invoice_id = ${id})`);
}

/** A corrected invoice takes the place of the one that it refers to. */
export async function takeBackCorrected(tx: Db, actor: Actor, { kind, refersToId, number }: InvoiceRow) {
	if (kind !== 'corrected' || refersToId === null) return;
	const [original] = await lockInvoices(tx, [refersToId]);
	await creditInvoice(tx, actor, { original: found(original), reason: `Ersetzt durch ${found(number)}` });
}

export const tellReceived = (tx: Db, { now: at, viewer }: Actor, { id, officeAgs, number, month }: InvoiceRow) =>
	tellOffice(
		tx,
		{ officeAgs, accountId: null },
		{
			...{ kind: 'invoice-received', at },
			details: { invoiceId: id, number: found(number), month: monthOf(month), facility: viewer.providerName ?? '' }
		}
	);
