import { Decimal } from 'decimal.js';
import { asc, eq } from 'drizzle-orm';
import { ADVANCE_SET_OFF, takenFrom } from '../../domain/billing/advances';
import { exemptingLaw } from '../../domain/billing/exempting-law';
import type { Law } from '../../domain/billing/rule-set';
import { ruleText } from '../../domain/billing/rule-text';
import { lastOfMonth, monthOf } from '../../domain/day';
import { serviceTypes } from '../../domain/directory/service-types';
import { DomainError } from '../../domain/errors';
import { euro, type Euro } from '../../domain/money';
import { dayInGermany } from '../clock';
import type { Db } from '../db/client';
import { officeAccount, providerAccount } from '../db/schema/billing';
import { provider } from '../db/schema/directory';
import { invoice, invoiceDocument, invoiceLine } from '../db/schema/invoices';
import { found } from '../trpc/procedures';
import type { Buyer, DocumentKind, DocumentLine, InvoiceDocument, Seller, SetOff } from './files/invoice-document';
import { findPaidAdvances, findSetOff } from './advances-query';
import type { InvoiceRow } from './invoice-row';
import { findLaws } from './rule-sets-query';

type LineRow = typeof invoiceLine.$inferSelect;

/** What the files of a sent invoice say, as it was kept when it was sent. */
export async function documentOf(tx: Db, invoiceId: string): Promise<InvoiceDocument> {
	const [kept] = await tx
		.select({ document: invoiceDocument.document })
		.from(invoiceDocument)
		.where(eq(invoiceDocument.invoiceId, invoiceId));
	if (kept) return kept.document;
	const [row] = await tx.select().from(invoice).where(eq(invoice.id, invoiceId));
	return composed(tx, found(row));
}

/** Keeps it beside an invoice that gets its number: from then on nobody changes what its files say. */
export async function keepDocument(tx: Db, row: InvoiceRow) {
	const { id: invoiceId, officeAgs, providerId } = row;
	await tx.insert(invoiceDocument).values({ invoiceId, officeAgs, providerId, document: await composed(tx, row) });
}

/** Everything that the files say; who it is about stands there only as the id of the stay. */
async function composed(tx: Db, row: InvoiceRow): Promise<InvoiceDocument> {
	const { id, number, sentAt } = row;
	if (number === null || sentAt === null) throw new DomainError('invoice/wrong-state', { state: row.state });
	const lines = await tx
		.select()
		.from(invoiceLine)
		.where(eq(invoiceLine.invoiceId, id))
		.orderBy(asc(invoiceLine.position));
	const services = lines.filter(({ rule }) => rule !== ADVANCE_SET_OFF);
	const laws = await findLaws(tx, row, services);
	const days = lines.map(({ toDay }) => toDay).toSorted();
	const sign = row.kind === 'credit-note' ? -1 : 1;
	return {
		...{ number, issuedOn: dayInGermany(sentAt), kind: kindOf(row), refersTo: await refersTo(tx, row) },
		...{ seller: await sellerOf(tx, row), buyer: await buyerOf(tx, row) },
		period: { from: row.month, to: lastOfMonth(monthOf(row.month)) },
		lastServiceDay: days.at(-1) ?? row.month,
		dueOn: row.dueOn ?? dayInGermany(sentAt),
		lines: services.map((line) =>
			documentLine(line, { sign, law: exemptingLaw(line.serviceType, laws.get(line.placementId ?? '')) })
		),
		setOff: await setOffOf(tx, row, lines),
		total: times(sumOf(services), sign)
	};
}

const kindOf = ({ kind }: InvoiceRow): DocumentKind => (kind === 'difference' ? 'invoice' : kind);
const sumOf = (lines: readonly LineRow[]) => euro(lines.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0)));
const times = (amount: Euro, sign: number) => euro(new Decimal(amount).times(sign));
/** Adding zero turns -0 into 0. */
const quantityTimes = (quantity: string, sign: number) => new Decimal(quantity).times(sign).plus(0).toFixed();

function documentLine(line: LineRow, { sign, law }: { sign: number; law: Law }): DocumentLine {
	const known = serviceTypes.find(({ code }) => code === line.serviceType);
	return {
		...{
			id: String(line.position),
			name: known ? `${known.section} ${known.name}` : (ruleText(line.rule) ?? line.rule)
		},
		...{ description: known ? ruleText(line.rule) : null, from: line.fromDay, to: line.toDay, unit: line.unit },
		...{ quantity: quantityTimes(line.quantity, sign), price: line.price, amount: times(line.amount, sign) },
		...{ module: law, reference: line.placementId }
	};
}

async function refersTo(tx: Db, { refersToId }: InvoiceRow) {
	if (refersToId === null) return null;
	const [row] = await tx
		.select({ number: invoice.number, sentAt: invoice.sentAt })
		.from(invoice)
		.where(eq(invoice.id, refersToId));
	return row?.number && row.sentAt ? { number: row.number, issuedOn: dayInGermany(row.sentAt) } : null;
}

async function sellerOf(tx: Db, { providerId }: InvoiceRow): Promise<Seller> {
	const [row] = await tx
		.select({ own: provider, account: providerAccount })
		.from(provider)
		.innerJoin(providerAccount, eq(providerAccount.providerId, provider.id))
		.where(eq(provider.id, providerId));
	if (!row) throw new DomainError('invoice/incomplete', { missing: 'die Bankverbindung des Trägers' });
	const { own, account } = row;
	return {
		...{
			name: own.name,
			address: { street: own.street ?? '', postalCode: own.postalCode ?? '', place: own.place ?? '' }
		},
		contact: { name: own.contactName ?? own.name, phone: own.phone ?? '', email: own.email ?? '' },
		...{ taxNumber: account.taxNumber, registration: account.registration, accountHolder: account.accountHolder },
		...{ iban: account.iban, bic: account.bic }
	};
}

async function buyerOf(tx: Db, { officeAgs }: InvoiceRow): Promise<Buyer> {
	const [row] = await tx.select().from(officeAccount).where(eq(officeAccount.officeAgs, officeAgs));
	if (!row) throw new DomainError('invoice/incomplete', { missing: 'die Leitweg-ID des Jugendamts' });
	const { name, street, postalCode, place, email, leitwegId } = row;
	return { name, address: { street, postalCode, place }, email, leitwegId };
}

/** Which advances a set-off takes: the oldest that earlier invoices have left open. A credit note gives back the same. */
async function setOffOf(tx: Db, row: InvoiceRow, lines: readonly LineRow[]): Promise<readonly SetOff[]> {
	const amount = sumOf(lines.filter(({ rule }) => rule === ADVANCE_SET_OFF));
	if (amount === '0.00') return [];
	if (row.kind === 'credit-note' && row.refersToId !== null) return (await documentOf(tx, row.refersToId)).setOff;
	const { officeAgs, providerId, id, refersToId, number } = row;
	const before = { sentAt: found(row.sentAt), number };
	const wanted = { officeAgs, providerId, before, except: row.kind === 'corrected' ? (refersToId ?? id) : id };
	const advances = await findPaidAdvances(tx, wanted);
	const taken = takenFrom(advances, { earlier: await findSetOff(tx, wanted), amount });
	return taken.map(({ advance, amount: part }) => ({
		...{ number: advance.number, issuedOn: dayInGermany(advance.sentAt), amount: part }
	}));
}
