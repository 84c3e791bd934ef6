import { ADVANCE } from '../../domain/billing/advances';
import { firstOfMonth, lastOfMonth, type Month } from '../../domain/day';
import { InvalidInput } from '../../domain/errors';
import type { Euro } from '../../domain/money';
import { eq } from 'drizzle-orm';
import type { Db } from '../db/client';
import { office } from '../db/schema/directory';
import { invoice } from '../db/schema/invoices';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { insertLines } from './bulk-lines';
import { sendInvoices } from './send';

export type AdvanceInput = { officeAgs: string; month: Month; amount: Euro; reason: string };

/** Asks an office for money before the month is billed; it is checked and paid like an invoice, and set off in the next. */
export async function requestAdvance(tx: Db, actor: Actor, { officeAgs, month, amount, reason }: AdvanceInput) {
	const [asked] = await tx.select({ active: office.active }).from(office).where(eq(office.ags, officeAgs));
	if (!asked?.active) throw new InvalidInput({ officeAgs: 'Dieses Jugendamt nimmt nicht am Portal teil.' });
	const providerId = found(actor.viewer.providerId);
	const [draft] = await tx
		.insert(invoice)
		.values({
			...{ officeAgs, providerId, month: firstOfMonth(month), kind: 'advance', total: amount, note: reason },
			...{ createdBy: actor.viewer.id, createdAt: actor.now }
		})
		.returning({ invoiceId: invoice.id });
	const { invoiceId } = found(draft);
	await insertLines(tx, [
		{
			...{ invoiceId, officeAgs, providerId, position: 1, fromDay: firstOfMonth(month), toDay: lastOfMonth(month) },
			...{ quantity: '1', unit: 'piece', price: amount, amount, rule: ADVANCE }
		}
	]);
	const { sent } = await sendInvoices(tx, actor, { invoiceIds: [invoiceId] });
	return found(sent[0]);
}
