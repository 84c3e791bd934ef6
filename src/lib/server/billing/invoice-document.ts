import { Decimal } from 'decimal.js';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { ADVANCE_SET_OFF } from '../../domain/billing/advances';
import { ruleText } from '../../domain/billing/rule-text';
import { lastOfMonth, monthOf } from '../../domain/day';
import { serviceTypes } from '../../domain/directory/service-types';
import { DomainError } from '../../domain/errors';
import { euro, type Euro } from '../../domain/money';
import { dayInGermany } from '../clock';
import type { Db } from '../db/client';
import { officeAccount, providerAccount } from '../db/schema/billing';
import { provider } from '../db/schema/directory';
import { invoice, invoiceLine } from '../db/schema/invoices';
import { found } from '../trpc/procedures';
import type { Buyer, DocumentKind, DocumentLine, InvoiceDocument, Seller, SetOff } from './files/invoice-document';
import type { InvoiceRow } from './invoice-row';

type LineRow = typeof invoiceLine.$inferSelect;

/** Everything that the files of a sent invoice say; who it is about stands there only as the id of the stay. */
export async function documentOf(tx: Db, invoiceId: string): Promise<InvoiceDocument> {
	const [stored] = await tx.select().from(invoice).where(eq(invoice.id, invoiceId));
	const row = found(stored);
	if (row.number === null || row.sentAt === null) throw new DomainError('invoice/wrong-state', { state: row.state });
	const lines = await tx
		.select()
		.from(invoiceLine)
		.where(eq(invoiceLine.invoiceId, invoiceId))
		.orderBy(asc(invoiceLine.position));
	const services = lines.filter(({ rule }) => rule !== ADVANCE_SET_OFF);
	const days = lines.map(({ toDay }) => toDay).toSorted();
	const sign = row.kind === 'credit-note' ? -1 : 1;
	return {
		...{ number: row.number, issuedOn: dayInGermany(row.sentAt), kind: kindOf(row), refersTo: await refersTo(tx, row) },
		...{ seller: await sellerOf(tx, row), buyer: await buyerOf(tx, row) },
		period: { from: row.month, to: lastOfMonth(monthOf(row.month)) },
		lastServiceDay: days.at(-1) ?? row.month,
		dueOn: row.dueOn ?? dayInGermany(row.sentAt),
		lines: services.map((line) => documentLine(line, sign)),
		setOff: await setOffOf(tx, row, lines),
		total: times(sumOf(services), sign)
	};
}

const kindOf = ({ kind }: InvoiceRow): DocumentKind => (kind === 'difference' ? 'invoice' : kind);
const sumOf = (lines: readonly LineRow[]) => euro(lines.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0)));
const times = (amount: Euro, sign: number) => euro(new Decimal(amount).times(sign));
/** Adding zero turns -0 into 0. */
const quantityTimes = (quantity: string, sign: number) => new Decimal(quantity).times(sign).plus(0).toFixed();

function documentLine(line: LineRow, sign: number): DocumentLine {
	const known = serviceTypes.find(({ code }) => code === line.serviceType);
	return {
		...{
			id: String(line.position),
			name: known ? `${known.section} ${known.name}` : (ruleText(line.rule) ?? line.rule)
		},
		...{ description: known ? ruleText(line.rule) : null, from: line.fromDay, to: line.toDay, unit: line.unit },
		...{ quantity: quantityTimes(line.quantity, sign), price: line.price, amount: times(line.amount, sign) },
		...{ module: 'SGB VIII', reference: line.placementId }
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

/** Which advances a set-off takes is not kept with it: it is told of the latest ones that were paid before. */
async function setOffOf(tx: Db, row: InvoiceRow, lines: readonly LineRow[]): Promise<SetOff[]> {
	let open = sumOf(lines.filter(({ rule }) => rule === ADVANCE_SET_OFF));
	if (open === '0.00') return [];
	const advances = await tx
		.select({ number: sql<string>`${invoice.number}`, sentAt: sql<string>`${invoice.sentAt}`, total: invoice.total })
		.from(invoice)
		.where(
			and(
				...[eq(invoice.kind, 'advance'), inArray(invoice.state, ['ordered', 'paid'])],
				...[eq(invoice.officeAgs, row.officeAgs), eq(invoice.providerId, row.providerId)]
			)
		)
		.orderBy(sql`${invoice.sentAt} DESC`);
	const taken: SetOff[] = [];
	for (const { number, sentAt, total } of advances) {
		const amount = euro(Decimal.min(total, new Decimal(open).abs()));
		if (amount === '0.00') break;
		taken.push({ number, issuedOn: dayInGermany(sentAt), amount });
		open = euro(new Decimal(open).plus(amount));
	}
	return taken;
}
