import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { firstWarnings } from '../../domain/billing/draft-warnings';
import { monthOf } from '../../domain/day';
import { DomainError } from '../../domain/errors';
import { euro } from '../../domain/money';
import type { Db } from '../db/client';
import { invoice, invoiceLine } from '../db/schema/invoices';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { insertLines, type NewLine } from './bulk-lines';
import { lockInvoice, recordInvoiceEvent, type InvoiceRow } from './invoice-row';
import { proposeLines } from './propose-lines';
import { writeSetOff } from './set-off';
import { findMonthStays } from './stays-query';

/**
 * A new draft for the stays of an invoice, computed from what is on record today. The old one stays until the new one is
 * sent and takes its place. Asked again, it is computed again.
 */
export async function correctInvoice(tx: Db, actor: Actor, invoiceId: string) {
	const original = await lockInvoice(tx, invoiceId);
	await refuseUncorrectable(tx, original);
	const draft = await draftOf(tx, actor, original);
	const lines = await correctedLines(tx, original, draft);
	await insertLines(tx, lines.rows);
	const total = await writeSetOff(tx, draft);
	await tx.update(invoice).set({ warnings: lines.warnings }).where(eq(invoice.id, draft.id));
	await recordInvoiceEvent(tx, actor, {
		row: draft,
		kind: 'proposed',
		text: `Korrektur von ${found(original.number)}`
	});
	return { invoiceId: draft.id, total };
}

async function refuseUncorrectable(tx: Db, { id, state, kind, source }: InvoiceRow) {
	const billing = kind === 'invoice' || kind === 'corrected';
	const [credited] = await tx
		.select({ id: invoice.id })
		.from(invoice)
		.where(and(eq(invoice.refersToId, id), eq(invoice.kind, 'credit-note'), isNotNull(invoice.number)));
	if (!billing || state === 'draft' || state === 'cancelled' || credited || source === 'upload') {
		throw new DomainError('invoice/wrong-state', { state });
	}
}

async function draftOf(tx: Db, { viewer, now }: Actor, original: InvoiceRow): Promise<InvoiceRow> {
	const { officeAgs, providerId, month, placeKept, id: refersToId } = original;
	const [earlier] = await tx
		.select()
		.from(invoice)
		.where(and(eq(invoice.refersToId, refersToId), eq(invoice.kind, 'corrected'), eq(invoice.state, 'draft')));
	if (earlier) {
		await tx.delete(invoiceLine).where(eq(invoiceLine.invoiceId, earlier.id));
		return earlier;
	}
	const [made] = await tx
		.insert(invoice)
		.values({
			...{ officeAgs, providerId, month, kind: 'corrected', refersToId, placeKept, total: euro(0) },
			...{ createdBy: viewer.id, createdAt: now }
		})
		.returning();
	return found(made);
}

async function correctedLines(tx: Db, original: InvoiceRow, { id: invoiceId }: InvoiceRow) {
	const month = monthOf(original.month);
	const stays = await findMonthStays(tx, { month, placementIds: await placementsOf(tx, original.id) });
	const proposals = await proposeLines(tx, stays, month);
	const billed = proposals.flatMap(({ lines }) => lines);
	const rows: NewLine[] = billed.map((line, index) => ({ ...line, invoiceId, position: index + 1 }));
	return { rows, warnings: firstWarnings(proposals.flatMap(({ warnings }) => warnings)) };
}

async function placementsOf(tx: Db, invoiceId: string) {
	const rows = await tx
		.selectDistinct({ placementId: sql<string>`${invoiceLine.placementId}` })
		.from(invoiceLine)
		.where(and(eq(invoiceLine.invoiceId, invoiceId), isNotNull(invoiceLine.placementId)));
	return rows.map(({ placementId }) => placementId);
}
