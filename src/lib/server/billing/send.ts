import { and, eq, inArray, notExists, sql } from 'drizzle-orm';
import { invoiceDueDay } from '../../domain/billing/due';
import { missingOfSeller } from '../../domain/billing/seller-problems';
import { monthOf, yearOf, type Day } from '../../domain/day';
import { DomainError } from '../../domain/errors';
import { recordAudit } from '../access/audit';
import type { Db } from '../db/client';
import { officeAccount, providerAccount } from '../db/schema/billing';
import { office, provider } from '../db/schema/directory';
import { invoice, invoiceLine } from '../db/schema/invoices';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { keepDocument } from './invoice-document';
import { lockInvoices, takeInvoiceStep, type InvoiceRow } from './invoice-row';
import { refuseWhileRunning } from './month-run';
import { takeNumbers } from './numbering';
import { markRecordsBilled, takeBackCorrected, tellReceived } from './received';
import { findDueRules } from './rule-sets-query';
import { writeSetOff } from './set-off';
import { refuseStale } from './stale-draft';

type SendInput = { invoiceIds: readonly string[]; placeKept?: boolean | undefined };

/** Sends drafts: number, due day, and from now on nobody changes them. */
export async function sendInvoices(tx: Db, actor: Actor, { invoiceIds, placeKept }: SendInput) {
	const drafts = await lockInvoices(tx, invoiceIds);
	for (const { state } of drafts) if (state !== 'draft') throw new DomainError('invoice/wrong-state', { state });
	const providerId = found(actor.viewer.providerId);
	await refuseWhileRunning(
		tx,
		providerId,
		drafts.filter(({ kind }) => kind === 'invoice').map(({ month }) => monthOf(month))
	);
	await refuseEmpty(tx, drafts);
	await refuseIncomplete(tx, providerId, drafts);
	const numbers = await takeNumbers(tx, { providerId, year: yearOf(actor.today), count: drafts.length });
	const rules = await findDueRules(
		tx,
		drafts.map(({ id }) => id)
	);
	const sent: { invoiceId: string; number: string; dueOn: string }[] = [];
	for (const [index, draft] of drafts.entries()) {
		const number = found(numbers[index]);
		const dueOn = invoiceDueDay(rules.get(draft.id) ?? [], { month: monthOf(draft.month), receivedOn: actor.today });
		const row = await sendDraft(tx, actor, { draft, number, dueOn, placeKept: placeKept ?? draft.placeKept });
		sent.push({ invoiceId: row.id, number, dueOn });
	}
	return { sent };
}

/** What only tells of open decisions bills nothing yet. @throws DomainError 'invoice/incomplete' */
async function refuseEmpty(tx: Db, drafts: readonly InvoiceRow[]) {
	const ids = drafts.filter(({ kind }) => kind === 'invoice').map(({ id }) => id);
	const empty = await tx
		.select({ to: office.name })
		.from(invoice)
		.innerJoin(office, eq(office.ags, invoice.officeAgs))
		.where(
			and(
				inArray(invoice.id, ids),
				notExists(
					tx
						.select({ one: sql`1` })
						.from(invoiceLine)
						.where(eq(invoiceLine.invoiceId, invoice.id))
				)
			)
		)
		.orderBy(office.name);
	if (empty.length === 0) return;
	const missing = `mindestens eine Position im Entwurf an ${empty.map(({ to }) => to).join(', ')}`;
	throw new DomainError('invoice/incomplete', { missing });
}

type Sending = { draft: InvoiceRow; number: string; dueOn: Day; placeKept: boolean };

/** Draft after draft: the next one sees what the one before has billed and set off. */
async function sendDraft(tx: Db, actor: Actor, { draft, number, dueOn, placeKept }: Sending): Promise<InvoiceRow> {
	await refuseStale(tx, draft);
	const setsOff = draft.kind === 'invoice' || draft.kind === 'corrected';
	const total = setsOff ? await writeSetOff(tx, draft) : draft.total;
	const set = { number, dueOn, sentAt: actor.now, placeKept };
	await keepDocument(tx, { ...draft, ...set, total });
	const row = await takeInvoiceStep(tx, actor, { row: draft, step: 'send', set, kind: 'sent', details: { number } });
	await markRecordsBilled(tx, row);
	await takeBackCorrected(tx, actor, row);
	await tellReceived(tx, actor, row);
	return row;
}

/** What the invoice has to say of both sides: without it it cannot be paid. @throws DomainError 'invoice/incomplete' */
async function refuseIncomplete(tx: Db, providerId: string, drafts: readonly InvoiceRow[]) {
	await refuseUnknownSeller(tx, providerId);
	const wanted = [...new Set(drafts.map(({ officeAgs }) => officeAgs))];
	const ready = await tx
		.select({ ags: officeAccount.officeAgs })
		.from(officeAccount)
		.where(inArray(officeAccount.officeAgs, wanted));
	const without = wanted.filter((ags) => !ready.some((row) => row.ags === ags));
	if (without.length === 0) return;
	const names = await tx.select({ name: office.name }).from(office).where(inArray(office.ags, without));
	const missing = `Leitweg-ID und Bankverbindung von ${names.map(({ name }) => name).join(', ')}`;
	throw new DomainError('invoice/incomplete', { missing });
}

async function refuseUnknownSeller(tx: Db, providerId: string) {
	const { street, postalCode, place, phone, email } = provider;
	const [own] = await tx
		.select({ street, postalCode, place, phone, email, account: providerAccount.providerId })
		.from(provider)
		.leftJoin(providerAccount, eq(providerAccount.providerId, provider.id))
		.where(eq(provider.id, providerId));
	const { account, ...seller } = found(own);
	if (account === null)
		throw new DomainError('invoice/incomplete', { missing: 'Ihre Bankverbindung und Steuernummer', where: 'account' });
	const missing = missingOfSeller(seller);
	if (missing.length === 0) return;
	const named = `${missing.join(', ')} (Angaben zum Träger)`;
	throw new DomainError('invoice/incomplete', { missing: named, where: 'provider' });
}

/** Throws a draft away; the month can be closed again. */
export async function discardDraft(tx: Db, actor: Actor, invoiceId: string) {
	const [draft] = await lockInvoices(tx, [invoiceId]);
	const { state, kind } = found(draft);
	if (state !== 'draft') throw new DomainError('invoice/wrong-state', { state });
	await tx.delete(invoice).where(eq(invoice.id, invoiceId));
	await recordAudit(tx, actor, { action: 'billing/discarded', subjectKind: 'invoice', subjectId: invoiceId });
	return { invoiceId, kind };
}
