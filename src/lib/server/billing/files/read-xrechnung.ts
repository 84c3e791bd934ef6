import { ibanProblem, plainIban } from '../../../domain/billing/iban';
import { lineUnits, type LineUnit } from '../../../domain/billing/result';
import type { Day } from '../../../domain/day';
import { daySchema } from '../../../domain/day-schema';
import { euro } from '../../../domain/money';
import type { ReadInvoice, ReadLine } from './invoice-document';
import type { RawInvoice, RawLine, RawReader } from './raw-invoice';
import { readCii } from './read-cii';
import { checkSums, numberOf } from './read-sums';
import { readUbl } from './read-ubl';
import { unreadable } from './unreadable';
import { unitCodes } from './xrechnung-lines';
import { readXml, type XmlTree } from './xml-tree';

/** UNTDID 1001. */
const CREDIT_NOTE = '381';

type Known = { syntax: ReadInvoice['syntax']; read: RawReader };

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';

const known: Record<string, Known> = {
	[`${UBL}Invoice-2 Invoice`]: { syntax: 'UBL', read: readUbl('Invoice') },
	[`${UBL}CreditNote-2 CreditNote`]: { syntax: 'UBL', read: readUbl('CreditNote') },
	'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100 CrossIndustryInvoice': { syntax: 'CII', read: readCii }
};

/**
 * An XRechnung of anybody's software, in UBL or CII, with sums that are right and an account that can be.
 * @throws invoice/unreadable with a reason in German for each thing that speaks against it
 */
export function readXRechnung(file: string | Uint8Array): ReadInvoice {
	const tree = readXml(file);
	const { syntax, read } = syntaxOf(tree);
	const raw = read(tree.root);
	checkProfile(raw);
	if (tree.name === 'CreditNote' && raw.typeCode !== CREDIT_NOTE)
		throw unreadable('Die Rechnungsart passt nicht zu einer Gutschrift (381).');
	checkMoney(raw);
	checkSums(raw);
	return { syntax, ...headOf(raw), lines: raw.lines.map(lineOf), ...totalsOf(raw) };
}

function syntaxOf({ namespace, name }: XmlTree): Known {
	const found = known[`${namespace} ${name}`];
	if (found === undefined) throw unreadable('Die Datei ist keine Rechnung in UBL oder CII.');
	return found;
}

/** Attachments that EN 16931 allows (BT-125). */
const attachable = new Set([
	'application/pdf',
	'image/png',
	'image/jpeg',
	'text/csv',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	'application/vnd.oasis.opendocument.spreadsheet'
]);

function checkProfile({ customization, lines, attachments }: RawInvoice) {
	if (!/:xrechnung_[23]\.\d/.test(customization ?? ''))
		throw unreadable('Die Datei ist eine elektronische Rechnung, aber keine XRechnung (Kennung in BT-24).');
	if (lines.length === 0) throw unreadable('Die Rechnung hat keine Position.');
	if (attachments.some((type) => !attachable.has(type)))
		throw unreadable('Die Rechnung enthält eine Anlage, die nicht erlaubt ist.');
}

function checkMoney({ currency, currencies, ibans }: RawInvoice) {
	const foreign = [currency ?? 'keine', ...currencies].find((code) => code !== 'EUR');
	if (foreign !== undefined)
		throw unreadable(`Nur Rechnungen in Euro werden angenommen (hier: ${foreign.slice(0, 10)}).`);
	for (const iban of ibans) {
		const problem = ibanProblem(iban);
		if (problem !== null) throw unreadable(`${problem} (${iban.slice(0, 40)})`);
	}
}

const headOf = (raw: RawInvoice) => ({
	number: required(raw.number, 'Rechnungsnummer'),
	issuedOn: requiredDay(raw.issuedOn, 'Rechnungsdatum'),
	typeCode: required(raw.typeCode, 'Rechnungsart'),
	refersTo: raw.refersTo,
	currency: 'EUR' as const,
	seller: { ...raw.seller, name: required(raw.seller.name, 'Name des Trägers') },
	buyer: {
		name: required(raw.buyer.name, 'Name des Empfängers'),
		leitwegId: required(raw.buyer.leitwegId, 'Leitweg-ID (BT-10)')
	},
	iban: raw.ibans[0] === undefined ? null : plainIban(raw.ibans[0]),
	period: periodOf(raw),
	dueOn: dayOf(raw.dueOn, 'Fälligkeit')
});

function required(text: string | null, place: string): string {
	if (text === null) throw unreadable(`Es fehlt: ${place}.`);
	return text;
}

function dayOf(text: string | null, place: string): Day | null {
	if (text === null) return null;
	const day = daySchema.safeParse(text);
	if (!day.success) throw unreadable(`${place} ist kein gültiges Datum: „${text.slice(0, 40)}“.`);
	return day.data;
}

const requiredDay = (text: string | null, place: string): Day => {
	const day = dayOf(text, place);
	if (day === null) throw unreadable(`Es fehlt: ${place}.`);
	return day;
};

function periodOf({ from: first, to: last }: RawInvoice): ReadInvoice['period'] {
	const from = dayOf(first, 'Beginn des Zeitraums');
	const to = dayOf(last, 'Ende des Zeitraums');
	if (from === null || to === null) return null;
	if (to < from) throw unreadable('Der Abrechnungszeitraum endet vor seinem Beginn.');
	return { from, to };
}

function lineOf(raw: RawLine): ReadLine {
	const place = `Position ${raw.id ?? '?'}`;
	return {
		id: required(raw.id, 'Nummer einer Position'),
		name: required(raw.name, `${place}, Bezeichnung`),
		description: raw.description,
		note: raw.note,
		from: dayOf(raw.from, `${place}, Beginn`),
		to: dayOf(raw.to, `${place}, Ende`),
		quantity: numberOf(raw.quantity, `${place}, Menge`).toFixed(),
		unit: unitOf(raw.unitCode),
		price: priceOf(raw, place),
		amount: euro(numberOf(raw.amount, `${place}, Betrag`)),
		reference: raw.reference ?? onlyIdIn(raw.note)
	};
}

/** Codes of the same units that other software uses. */
const otherCodes: Record<string, LineUnit> = { C62: 'piece', EA: 'piece', XPP: 'piece' };

const unitOf = (code: string | null): LineUnit | null =>
	lineUnits.find((unit) => unitCodes[unit] === code) ?? otherCodes[code ?? ''] ?? null;

/** Per unit, also where it is given for several. */
function priceOf({ price, priceFor }: RawLine, place: string): string {
	const perUnit = numberOf(price, `${place}, Preis`).dividedBy(priceFor ?? '1');
	return perUnit.decimalPlaces() <= 2 ? perUnit.toFixed(2) : perUnit.toDecimalPlaces(6).toFixed();
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** Software without a field for it writes our id into the note of the line. */
function onlyIdIn(note: string | null): string | null {
	const [id, ...others] = new Set(note?.toLowerCase().match(ID));
	return others.length === 0 ? (id ?? null) : null;
}

const totalsOf = ({ totals }: RawInvoice) => ({
	lineTotal: euro(totals.lines ?? '0'),
	charges: euro(totals.charges ?? '0'),
	allowances: euro(totals.allowances ?? '0'),
	tax: euro(totals.tax ?? '0'),
	prepaid: euro(totals.prepaid ?? '0'),
	payable: euro(totals.payable ?? '0')
});
