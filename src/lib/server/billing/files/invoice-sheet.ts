import { formatDay, type Day } from '../../../domain/day';
import { amountText } from '../../../domain/billing/line-text';
import type { Euro } from '../../../domain/money';
import { formatEuro } from '../../../domain/money-text';
import { printableText } from '../../notices/coverage';
import { exemptionOf } from './exemption';
import type { DocumentKind, DocumentLine, InvoiceDocument, PostalAddress } from './invoice-document';
import { xmlText } from './xml-text';
import { payableOf } from './payable';
import { isToBePaid, paymentTerms } from './payment-terms';

type Pair = [label: string, value: string];

/** The invoice as its pages show it, in the order in which it is read. */
export type InvoiceSheet = {
	title: string;
	date: { year: number; month: number; day: number };
	sender: string[];
	returnLine: string;
	address: string[];
	info: Pair[];
	subject: string;
	opening: string;
	columns: string[];
	rows: { id: string; name: string; notes: string[]; quantity: string; price: string; amount: string }[];
	totals: Pair[];
	closing: string[];
	footer: string;
};

const kindLabels: Record<DocumentKind, string> = {
	invoice: 'Rechnung',
	'credit-note': 'Gutschrift',
	corrected: 'Korrigierte Rechnung',
	advance: 'Abschlagsrechnung'
};

const COLUMNS = ['Pos.', 'Leistung', 'Menge', 'Einzelpreis', 'Betrag'];

export function invoiceSheet(invoice: InvoiceDocument): InvoiceSheet {
	const { kind, number, seller, buyer, period } = invoice;
	const title = `${kindLabels[kind]} ${shown(number)}`;
	return {
		...{ title, subject: title, date: dateParts(invoice.issuedOn) },
		sender: [shown(seller.name), ...placeOf(seller.address)],
		returnLine: [shown(seller.name), ...placeOf(seller.address)].join(' · '),
		address: [shown(buyer.name), ...placeOf(buyer.address)],
		info: infoOf(invoice),
		opening: `Für den Zeitraum vom ${formatDay(period.from)} bis zum ${formatDay(period.to)} ${verb(kind)}:`,
		columns: COLUMNS,
		rows: invoice.lines.map(rowOf),
		totals: totalsOf(invoice),
		closing: closingOf(invoice),
		footer: [shown(seller.name), `IBAN ${grouped(seller.iban)}`, `Steuernummer ${shown(seller.taxNumber)}`].join(' · ')
	};
}

/** One line, of characters that the fonts can show. */
const shown = (text: string) => printableText(xmlText(text));

const dateParts = (day: Day) => {
	const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
	return { year, month, day: date };
};

const placeOf = ({ street, postalCode, place }: PostalAddress) => [shown(street), shown(`${postalCode} ${place}`)];

const verb = (kind: DocumentKind) => (kind === 'credit-note' ? 'schreiben wir gut' : 'berechnen wir');

const grouped = (iban: string) => shown(iban).replace(/(.{4})(?=.)/g, '$1 ');

function infoOf(invoice: InvoiceDocument): Pair[] {
	const { number, issuedOn, dueOn, lastServiceDay, refersTo, buyer, seller } = invoice;
	return [
		['Nummer', shown(number)],
		['Datum', formatDay(issuedOn)],
		...(refersTo === null
			? []
			: [['Zu Rechnung', `${shown(refersTo.number)} vom ${formatDay(refersTo.issuedOn)}`] satisfies Pair]),
		['Leitweg-ID', shown(buyer.leitwegId)],
		['Letzter Leistungstag', formatDay(lastServiceDay)],
		...(isToBePaid(invoice) ? [['Fällig', formatDay(dueOn)] satisfies Pair] : []),
		['Ansprechpartner', shown(seller.contact.name)],
		['Telefon', shown(seller.contact.phone)],
		['E-Mail', shown(seller.contact.email)],
		...(seller.registration === null ? [] : [['Register', shown(seller.registration)] satisfies Pair])
	];
}

function rowOf({ id, name, description, from, to, quantity, unit, price, amount, reference }: DocumentLine) {
	const period = from === to ? formatDay(from) : `${formatDay(from)} bis ${formatDay(to)}`;
	const notes = [description, reference === null ? period : `${period}, Kennzeichen ${reference}`];
	return {
		...{ id: shown(id), name: shown(name), notes: notes.filter((note) => note !== null).map(shown) },
		quantity: amountText({ quantity, unit }),
		...{ price: formatEuro(price), amount: formatEuro(amount) }
	};
}

const totalsOf = (invoice: InvoiceDocument): Pair[] => [
	['Summe', formatEuro(invoice.total)],
	...invoice.setOff.map(({ number, issuedOn, amount }): Pair => [
		`Abschlag ${shown(number)} vom ${formatDay(issuedOn)}`,
		formatEuro(`-${amount}` as Euro)
	]),
	['Umsatzsteuer', formatEuro('0.00' as Euro)],
	[invoice.kind === 'credit-note' ? 'Gutschriftsbetrag' : 'Zahlbetrag', formatEuro(payableOf(invoice))]
];

function closingOf(invoice: InvoiceDocument): string[] {
	const { seller, number, dueOn, lines } = invoice;
	const account = `IBAN ${grouped(seller.iban)}${seller.bic === null ? '' : `, BIC ${shown(seller.bic)}`}`;
	const pay = `Bitte zahlen Sie bis zum ${formatDay(dueOn)} an ${shown(seller.accountHolder)}, ${account}, mit dem Verwendungszweck ${shown(number)}.`;
	return [`${shown(exemptionOf(lines).text)}.`, isToBePaid(invoice) ? pay : paymentTerms(invoice)];
}
