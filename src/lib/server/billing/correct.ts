import { Decimal } from 'decimal.js';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { ADVANCE_SET_OFF, setOffAmount } from '../../domain/billing/advances';
import { firstWarnings } from '../../domain/billing/draft-warnings';
import { lastOfMonth, monthOf } from '../../domain/day';
import { DomainError } from '../../domain/errors';
import { euro } from '../../domain/money';
import type { Db } from '../db/client';
import { invoice, invoiceLine } from '../db/schema/invoices';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { findOpenAdvance } from './advances-query';
import { insertLines, type NewLine } from './bulk-lines';
import { lockInvoice, recordInvoiceEvent, type InvoiceRow } from './invoice-row';
import { proposeLines } from './propose-lines';
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
	const total = euro(lines.rows.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0)));
	await tx.update(invoice).set({ total, warnings: lines.warnings }).where(eq(invoice.id, draft.id));
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
	const claimed = euro(billed.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0)));
	const setOff = await setOffLine(tx, original, claimed);
	const rows: NewLine[] = [...billed, ...setOff].map((line, index) => ({ ...line, invoiceId, position: index + 1 }));
	return { rows, warnings: firstWarnings(proposals.flatMap(({ warnings }) => warnings)) };
}

async function placementsOf(tx: Db, invoiceId: string) {
	const rows = await tx
		.selectDistinct({ placementId: sql<string>`${invoiceLine.placementId}` })
		.from(invoiceLine)
		.where(and(eq(invoiceLine.invoiceId, invoiceId), isNotNull(invoiceLine.placementId)));
	return rows.map(({ placementId }) => placementId);
}

/** The original's own set-off is free again, because the corrected invoice takes its place. */
async function setOffLine(tx: Db, { officeAgs, providerId, month, id }: InvoiceRow, claimed: ReturnType<typeof euro>) {
	const open = await findOpenAdvance(tx, { officeAgs, providerId, before: null, except: id });
	const amount = setOffAmount(open, claimed);
	if (amount === null) return [];
	const price = euro(new Decimal(amount).negated());
	const span = { fromDay: month, toDay: lastOfMonth(monthOf(month)) };
	return [
		{ officeAgs, providerId, ...span, quantity: '-1', unit: 'piece' as const, price, amount, rule: ADVANCE_SET_OFF }
	];
}
