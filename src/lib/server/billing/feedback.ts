import { Decimal } from 'decimal.js';
import { and, eq, inArray } from 'drizzle-orm';
import { paymentReference, runNumberOf } from '../../domain/billing/payment-reference';
import { compareEuro, euro, type Euro } from '../../domain/money';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { invoice, paymentRun } from '../db/schema/invoices';
import { tellProvider } from '../inbox/commands';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import type { PaymentFeedback } from './files/payment-types';
import { readPaymentFeedback } from './files/read-feedback';
import { takeInvoiceStep, type InvoiceRow } from './invoice-row';

/** The invoices behind one payment of a run. */
type Paid = { rows: InvoiceRow[]; total: Euro };
export type Unmatched = { reference: string | null; amount: Euro; reason: string };

/**
 * What the bank says of payments: what it booked is paid, what came back can be paid again. What belongs to no payment,
 * or has another amount, is told and changes nothing; all in one transaction.
 */
export async function takeFeedback(tx: Db, actor: Actor, text: string) {
	const entries = readPaymentFeedback(text);
	const payments = await findPayments(
		tx,
		entries.flatMap((entry) => runNumberOf(referenceOf(entry)) ?? [])
	);
	const answer = { paid: 0, returned: 0, unmatched: [] as Unmatched[] };
	for (const entry of entries) {
		const key = referenceOf(entry);
		const payment = payments.get(key);
		const problem = problemOf(entry, payment);
		if (problem !== null || !payment) {
			answer.unmatched.push({
				reference: entry.endToEndId ?? entry.reference,
				amount: entry.amount,
				reason: problem ?? ''
			});
			continue;
		}
		const done = await (entry.booked ? markPaid : markReturned)(tx, actor, { payment, entry });
		answer[entry.booked ? 'paid' : 'returned'] += done.length;
		if (entry.booked) payments.set(key, { ...payment, rows: done });
		else payments.delete(key);
	}
	const details = { paid: answer.paid, returned: answer.returned, unmatched: answer.unmatched.length };
	await recordAudit(tx, actor, { action: 'billing/feedback', details });
	return answer;
}

function problemOf({ amount, booked }: PaymentFeedback, payment: Paid | undefined): string | null {
	if (!payment) return 'Dazu gibt es keine Zahlung eines Zahllaufs.';
	if (compareEuro(euro(new Decimal(amount).abs()), payment.total) !== 0)
		return 'Der Betrag ist ein anderer als der des Zahllaufs.';
	if (booked && payment.rows.every(({ state }) => state === 'paid')) return 'Schon als bezahlt eingetragen.';
	return null;
}

const referenceOf = ({ endToEndId, reference }: PaymentFeedback) => endToEndId ?? reference ?? '';

async function findPayments(tx: Db, runNumbers: readonly number[]): Promise<Map<string, Paid>> {
	const found = await tx
		.select({ row: invoice, number: paymentRun.number })
		.from(invoice)
		.innerJoin(paymentRun, eq(paymentRun.id, invoice.paymentRunId))
		.where(and(inArray(invoice.state, ['ordered', 'paid']), inArray(paymentRun.number, [...new Set(runNumbers)])))
		.orderBy(invoice.id)
		.for('update', { of: invoice });
	const payments = new Map<string, Paid>();
	for (const { row, number } of found) {
		const key = paymentReference(number, row.providerId);
		const known = payments.get(key) ?? { rows: [], total: euro(0) };
		payments.set(key, { rows: [...known.rows, row], total: euro(new Decimal(known.total).plus(row.total)) });
	}
	return payments;
}

type Told = { payment: Paid; entry: PaymentFeedback };

async function markPaid(tx: Db, actor: Actor, { payment, entry: { day } }: Told) {
	const rows: InvoiceRow[] = [];
	for (const row of payment.rows) {
		if (row.state === 'paid') rows.push(row);
		else {
			const step = { row, step: 'pay', set: { paidOn: day }, kind: 'paid' } as const;
			const paid = await takeInvoiceStep(tx, actor, step);
			await tellPaid(tx, actor, paid);
			rows.push(paid);
		}
	}
	return rows;
}

async function markReturned(tx: Db, actor: Actor, { payment, entry: { reason } }: Told) {
	const rows: InvoiceRow[] = [];
	for (const row of payment.rows) {
		const set = { paymentRunId: null, paidOn: null };
		rows.push(
			await takeInvoiceStep(tx, actor, { row, step: 'return-payment', set, kind: 'payment-returned', text: reason })
		);
	}
	return rows;
}

const tellPaid = (tx: Db, { now: at }: Actor, { id, providerId, number }: InvoiceRow) =>
	tellProvider(
		tx,
		{ providerId, facilityId: null },
		{
			...{ kind: 'invoice-paid', at },
			details: { invoiceId: id, number: found(number) }
		}
	);
