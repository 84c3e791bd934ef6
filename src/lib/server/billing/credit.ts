import { Decimal } from 'decimal.js';
import { and, eq, sql } from 'drizzle-orm';
import { canStep } from '../../domain/billing/invoice-steps';
import { yearOf, type Day } from '../../domain/day';
import { DomainError } from '../../domain/errors';
import { euro } from '../../domain/money';
import type { Db } from '../db/client';
import { invoice } from '../db/schema/invoices';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { keepDocument } from './invoice-document';
import { takeInvoiceStep, type InvoiceRow } from './invoice-row';
import { lockLaterDifferences } from './later-differences';
import { takeNumbers } from './numbering';

type Asked = { original: InvoiceRow; reason: string };

/**
 * A credit note over the whole invoice. What no payment run has taken yet is cancelled by it, and both are settled: what
 * was ordered goes back to the budget. What was paid, or is on its way, stays; the credit note is then checked, ordered
 * and set against other payments like an invoice of its own. Differences that rest on the invoice are taken back first.
 */
export async function creditInvoice(tx: Db, actor: Actor, { original, reason }: Asked) {
	await refuseSecond(tx, original);
	for (const difference of await lockLaterDifferences(tx, original)) {
		await creditInvoice(tx, actor, { original: difference, reason: `Mit ${found(original.number)}: ${reason}` });
	}
	const draft = await draftOf(tx, actor, { original, reason });
	const [number] = await takeNumbers(tx, { providerId: original.providerId, year: yearOf(actor.today), count: 1 });
	const set = { number: found(number), sentAt: actor.now };
	await keepDocument(tx, { ...draft, ...set, dueOn: actor.today });
	const credit = await concludeCredit(tx, actor, { draft, original, reason, set: { ...set, dueOn: actor.today } });
	return { creditId: credit.id, number: found(number), state: credit.state };
}

type Concluded = Asked & { draft: InvoiceRow; set: { number: string; sentAt: string; dueOn: Day } };

/** Sends a credit note, or settles it at once with the invoice that nobody has paid yet. */
export async function concludeCredit(tx: Db, actor: Actor, { draft, original, reason, set }: Concluded) {
	const cancels = original.paymentRunId === null && canStep(original.state, 'cancel');
	if (!cancels && original.paymentRunId === null && original.state !== 'paid') {
		throw new DomainError('invoice/wrong-state', { state: original.state });
	}
	const { number, sentAt, dueOn } = set;
	const credit = await takeInvoiceStep(tx, actor, {
		...{ row: draft, step: cancels ? 'settle' : 'send', kind: 'sent', text: reason },
		set: { number, sentAt, ...(cancels ? {} : { dueOn }) }
	});
	if (cancels) {
		const text = `Gutschrift ${number}: ${reason}`;
		await takeInvoiceStep(tx, actor, { row: original, step: 'cancel', kind: 'cancelled', text });
	}
	return credit;
}

async function refuseSecond(tx: Db, { id, state, kind }: InvoiceRow) {
	const [known] = await tx
		.select({ id: invoice.id })
		.from(invoice)
		.where(and(eq(invoice.refersToId, id), eq(invoice.kind, 'credit-note')));
	if (known || kind === 'credit-note' || state === 'draft') throw new DomainError('invoice/wrong-state', { state });
}

async function draftOf(tx: Db, { viewer, now }: Actor, { original, reason }: Asked): Promise<InvoiceRow> {
	const { officeAgs, providerId, month, id, total, placeKept } = original;
	const [draft] = await tx
		.insert(invoice)
		.values({
			...{ officeAgs, providerId, month, kind: 'credit-note', refersToId: id, placeKept, note: reason },
			...{ total: euro(new Decimal(total).negated()), createdBy: viewer.id, createdAt: now }
		})
		.returning();
	const row = found(draft);
	await tx.execute(sql`
		INSERT INTO invoice_line (invoice_id, office_ags, provider_id, position, placement_id, person, service_type,
			from_day, to_day, quantity, unit, price, amount, rule, days)
		SELECT ${row.id}, office_ags, provider_id, position, placement_id, person, service_type, from_day, to_day,
			CASE WHEN quantity LIKE '-%' THEN substr(quantity, 2) ELSE '-' || quantity END, unit, price, -amount, rule, days
		FROM invoice_line WHERE invoice_id = ${id}`);
	return row;
}
