import { Decimal } from 'decimal.js';
import { and, eq, sql } from 'drizzle-orm';
import { ADVANCE_SET_OFF, setOffAmount } from '../../domain/billing/advances';
import { lastOfMonth, monthOf } from '../../domain/day';
import { euro, type Euro } from '../../domain/money';
import type { Db } from '../db/client';
import { invoice, invoiceLine } from '../db/schema/invoices';
import { found } from '../trpc/procedures';
import { findOpenAdvance } from './advances-query';
import { insertLines } from './bulk-lines';
import type { InvoiceRow } from './invoice-row';

type Draft = Pick<InvoiceRow, 'id' | 'officeAgs' | 'providerId' | 'month' | 'refersToId'>;

/**
 * Writes anew what a draft sets off of advances, and its total, which is the answer. What the invoice that it takes the
 * place of had set off is free again.
 */
export async function writeSetOff(tx: Db, draft: Draft): Promise<Euro> {
	const { id: invoiceId, officeAgs, providerId, month, refersToId } = draft;
	const ofDraft = eq(invoiceLine.invoiceId, invoiceId);
	await tx.delete(invoiceLine).where(and(ofDraft, eq(invoiceLine.rule, ADVANCE_SET_OFF)));
	const [sums] = await tx
		.select({
			claimed: sql<Euro>`coalesce(sum(${invoiceLine.amount}), 0)::numeric(12, 2)`,
			last: sql<number>`coalesce(max(${invoiceLine.position}), 0)::int`
		})
		.from(invoiceLine)
		.where(ofDraft);
	const { claimed, last } = found(sums);
	const open = await findOpenAdvance(tx, { officeAgs, providerId, before: null, except: refersToId ?? invoiceId });
	const amount = setOffAmount(open, claimed);
	if (amount !== null) {
		const span = { fromDay: month, toDay: lastOfMonth(monthOf(month)) };
		const price = euro(new Decimal(amount).negated());
		const line = { ...span, quantity: '-1', unit: 'piece' as const, price, amount, rule: ADVANCE_SET_OFF };
		await insertLines(tx, [{ invoiceId, officeAgs, providerId, position: last + 1, ...line }]);
	}
	const total = euro(new Decimal(claimed).plus(amount ?? 0));
	await tx.update(invoice).set({ total }).where(eq(invoice.id, invoiceId));
	return total;
}
