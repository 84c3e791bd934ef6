import { Decimal } from 'decimal.js';
import { eq, inArray, max, sql } from 'drizzle-orm';
import { paymentPurpose, paymentReference } from '../../domain/billing/payment-reference';
import type { Day } from '../../domain/day';
import { DomainError, InvalidInput } from '../../domain/errors';
import { euro } from '../../domain/money';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { officeAccount, providerAccount } from '../db/schema/billing';
import { provider } from '../db/schema/directory';
import { invoice, paymentRun } from '../db/schema/invoices';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import type { Payment } from './files/payment-types';
import { writePain001 } from './files/write-pain';
import { lockInvoices, type InvoiceRow } from './invoice-row';

type PayInput = { invoiceIds: readonly string[]; executionDay: Day };

/** A payment run: one payment per provider, invoices less credit notes, in one file for the bank. */
export async function payInvoices(tx: Db, actor: Actor, { invoiceIds, executionDay }: PayInput) {
	if (executionDay < actor.today)
		throw new InvalidInput({ executionDay: 'Der Ausführungstag liegt in der Vergangenheit.' });
	const rows = await lockInvoices(tx, invoiceIds);
	for (const { state, paymentRunId } of rows) {
		if (state !== 'ordered' || paymentRunId !== null) throw new DomainError('invoice/wrong-state', { state });
	}
	const officeAgs = found(actor.viewer.office);
	const number = await nextNumber(tx, officeAgs);
	const payments = await paymentsOf(tx, rows, number);
	const total = euro(payments.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0)));
	const file = writePain001({
		...{ messageId: `${officeAgs}-ZL${number}`, createdAt: actor.now, executionDay, payments },
		debtor: await debtorOf(tx, officeAgs)
	});
	const [run] = await tx
		.insert(paymentRun)
		.values({
			...{ officeAgs, number, executionDay, count: payments.length, total, file },
			...{ createdBy: actor.viewer.id, createdAt: actor.now }
		})
		.returning({ runId: paymentRun.id });
	const { runId } = found(run);
	await tx
		.update(invoice)
		.set({ paymentRunId: runId })
		.where(
			inArray(
				invoice.id,
				rows.map(({ id }) => id)
			)
		);
	await recordAudit(tx, actor, {
		...{ action: 'billing/payment-run', subjectKind: 'payment-run', subjectId: runId },
		details: { number, payments: payments.length, total }
	});
	return { runId, number, count: payments.length, total };
}

/** Two runs at once wait for each other, so that each has a number of its own. */
async function nextNumber(tx: Db, officeAgs: string) {
	await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`payment ${officeAgs}`}, 0))`);
	const [row] = await tx
		.select({ last: max(paymentRun.number) })
		.from(paymentRun)
		.where(eq(paymentRun.officeAgs, officeAgs));
	return (row?.last ?? 0) + 1;
}

async function debtorOf(tx: Db, officeAgs: string) {
	const [own] = await tx
		.select({ name: officeAccount.accountHolder, iban: officeAccount.iban, bic: officeAccount.bic })
		.from(officeAccount)
		.where(eq(officeAccount.officeAgs, officeAgs));
	if (!own) throw new DomainError('invoice/incomplete', { missing: 'die Bankverbindung Ihres Jugendamts' });
	return own;
}

async function paymentsOf(tx: Db, rows: readonly InvoiceRow[], runNumber: number): Promise<Payment[]> {
	const providerIds = [...new Set(rows.map(({ providerId }) => providerId))];
	const creditors = await tx
		.select({
			...{ providerId: provider.id, provider: provider.name, name: providerAccount.accountHolder },
			...{ iban: providerAccount.iban, bic: providerAccount.bic }
		})
		.from(provider)
		.leftJoin(providerAccount, eq(providerAccount.providerId, provider.id))
		.where(inArray(provider.id, providerIds));
	return creditors.map(({ providerId, provider: title, name, iban, bic }) => {
		if (name === null || iban === null)
			throw new DomainError('invoice/incomplete', { missing: `die Bankverbindung von ${title}` });
		const own = rows.filter((row) => row.providerId === providerId);
		const amount = euro(own.reduce((sum, { total }) => sum.plus(total), new Decimal(0)));
		if (new Decimal(amount).lte(0)) {
			throw new InvalidInput({
				invoiceIds: `Die Gutschriften von ${title} sind nicht kleiner als die Rechnungen. Bitte zahlen Sie sie mit der nächsten Rechnung.`
			});
		}
		const endToEndId = paymentReference(runNumber, providerId);
		return {
			endToEndId,
			amount,
			creditor: { name, iban, bic },
			purpose: paymentPurpose(own.map((row) => found(row.number)))
		};
	});
}
