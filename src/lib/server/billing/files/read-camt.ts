import type { Day } from '../../../domain/day';
import { daySchema } from '../../../domain/day-schema';
import { runNumberOf } from '../../../domain/billing/payment-reference';
import { euro } from '../../../domain/money';
import type { PaymentFeedback } from './payment-types';
import type { FeedbackProblem, FeedbackResult } from './read-feedback';
import { attributeAt, nodesAt, textAt, type XmlNode, type XmlTree } from './xml-tree';

const known = /^urn:iso:std:iso:20022:tech:xsd:camt\.054\.001\.(02|08)$/;

/** Why a payment came back (ISO 20022, ExternalReturnReason1Code), for the codes that banks in Germany use. */
const returnReasons: Record<string, string> = {
	AC01: 'Die Kontonummer ist falsch.',
	AC04: 'Das Konto ist aufgelöst.',
	AC06: 'Das Konto ist gesperrt.',
	AG01: 'Auf dieses Konto darf nicht überwiesen werden.',
	BE04: 'Die Adresse des Empfängers fehlt oder ist falsch.',
	MS02: 'Der Empfänger hat die Zahlung abgelehnt.',
	MS03: 'Die Bank hat keinen Grund genannt.',
	RC01: 'Die Bankleitzahl (BIC) ist falsch.'
};

/** A notification of the bank. Entries that are only announced, or money from others, are no feedback. */
export function readCamt({ namespace, name, root }: XmlTree): FeedbackResult {
	const problems: FeedbackProblem[] = [];
	if (name !== 'Document' || !known.test(namespace))
		return {
			feedback: [],
			problems: [{ place: 'Datei', text: 'Das ist keine Rückmeldung nach camt.054 (02 oder 08).' }]
		};
	const entries = nodesAt(root, 'BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry');
	const feedback = entries.flatMap((entry, index) =>
		isBooked(entry) ? partsOf(entry).flatMap((part) => feedbackOf(part, { entry, index, problems })) : []
	);
	return { feedback, problems };
}

/** Version 08 has the code one level deeper. */
const isBooked = (entry: XmlNode) => (textAt(entry, 'Sts/Cd') ?? textAt(entry, 'Sts')) === 'BOOK';

/** The single payments of a collective booking; without details the booking itself. */
function partsOf(entry: XmlNode): XmlNode[] {
	const details = nodesAt(entry, 'NtryDtls/TxDtls');
	return details.length > 0 ? details : [entry];
}

type Around = { entry: XmlNode; index: number; problems: FeedbackProblem[] };

function feedbackOf(part: XmlNode, { entry, index, problems }: Around): PaymentFeedback[] {
	const reason = returnReasonOf(part) ?? returnReasonOf(entry);
	if (reason === null && isIncoming(part, entry)) return [];
	const amount = amountOf(part, entry);
	const day = dayOf(entry);
	const names = { endToEndId: textAt(part, 'Refs/EndToEndId'), reference: referenceOf(part, entry) };
	if (isOurs(names)) {
		const missing = [
			amount === null && `„${shownAmount(part, entry)}“ ist kein Betrag in Euro.`,
			day === null && `„${dayText(entry) ?? ''}“ ist kein Buchungstag.`
		].filter((text) => text !== false);
		problems.push(...missing.map((text) => ({ place: `Buchung ${index + 1}`, text })));
	}
	if (amount === null || day === null) return [];
	return [{ ...names, amount: euro(amount), day, booked: reason === null, reason }];
}

/** Fees of the bank and payments of others stand in the same file: however they are written, they hold back none of ours. */
const isOurs = ({ endToEndId, reference }: Pick<PaymentFeedback, 'endToEndId' | 'reference'>) =>
	runNumberOf(endToEndId ?? reference ?? '') !== null;

const isIncoming = (part: XmlNode, entry: XmlNode) =>
	(textAt(part, 'CdtDbtInd') ?? textAt(entry, 'CdtDbtInd')) === 'CRDT';

/** What names a booking: its purpose, else what the bank says of it. */
const referenceOf = (part: XmlNode, entry: XmlNode) =>
	textAt(part, 'RmtInf/Ustrd') ?? textAt(part, 'AddtlTxInf') ?? textAt(entry, 'AddtlNtryInf');

function returnReasonOf(part: XmlNode): string | null {
	if (nodesAt(part, 'RtrInf').length === 0) return null;
	const code = textAt(part, 'RtrInf/Rsn/Cd') ?? textAt(part, 'RtrInf/Rsn/Prtry');
	const said = code === null ? null : (returnReasons[code] ?? `Grund der Bank: ${code}.`);
	return [said, textAt(part, 'RtrInf/AddtlInf')].filter(Boolean).join(' ') || 'Die Bank hat keinen Grund genannt.';
}

const AMOUNTS = ['AmtDtls/TxAmt/Amt', 'Amt'];

function placeOfAmount(part: XmlNode, entry: XmlNode): [XmlNode, string] {
	const path = AMOUNTS.find((at) => textAt(part, at) !== null);
	return path === undefined ? [entry, 'Amt'] : [part, path];
}

function amountOf(part: XmlNode, entry: XmlNode): string | null {
	const [node, path] = placeOfAmount(part, entry);
	const amount = textAt(node, path) ?? '';
	return /^\d{1,12}(\.\d{1,2})?$/.test(amount) && attributeAt(node, path, 'Ccy') === 'EUR' ? amount : null;
}

function shownAmount(part: XmlNode, entry: XmlNode): string {
	const [node, path] = placeOfAmount(part, entry);
	return `${textAt(node, path) ?? ''} ${attributeAt(node, path, 'Ccy') ?? ''}`.trim().slice(0, 40);
}

const dayText = (entry: XmlNode) => textAt(entry, 'BookgDt/Dt') ?? textAt(entry, 'BookgDt/DtTm')?.slice(0, 10) ?? null;

function dayOf(entry: XmlNode): Day | null {
	const day = daySchema.safeParse(dayText(entry));
	return day.success ? day.data : null;
}
