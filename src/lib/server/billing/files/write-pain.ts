import { isValidBIC } from 'ibantools';
import { ibanProblem, plainIban } from '../../../domain/billing/iban';
import { fromHundredths, toHundredths } from '../../../domain/hundredths';
import type { BankParty, Payment, PaymentOrder } from './payment-types';
import { isSepaReference, sepaText } from './sepa-text';

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';

const NAME_LENGTH = 70;
const PURPOSE_LENGTH = 140;
const LARGEST = 99_999_999_999;

/**
 * A payment run as pain.001.001.09 (SEPA credit transfer). Amounts are added as whole cents; the same run gives the same
 * text. @throws Error for a run that no bank would take: it was to be checked before
 */
export function writePain001(run: PaymentOrder): string {
	if (run.payments.length === 0) throw new Error('a payment run without a payment');
	const total = run.payments.reduce((sum, payment) => sum + centsOf(payment), 0);
	const sums = tag('NbOfTxs', String(run.payments.length)) + tag('CtrlSum', fromHundredths(total));
	const messageId = reference(run.messageId);
	const header = [
		tag('MsgId', messageId),
		tag('CreDtTm', toSecond(run.createdAt)),
		sums,
		tag('InitgPty', nameOf(run.debtor))
	];
	const information = [
		...[tag('PmtInfId', messageId), tag('PmtMtd', 'TRF'), sums, tag('PmtTpInf', tag('SvcLvl', tag('Cd', 'SEPA')))],
		...[tag('ReqdExctnDt', tag('Dt', run.executionDay)), ...debtorOf(run.debtor), tag('ChrgBr', 'SLEV')],
		...run.payments.map(transferOf)
	];
	const initiation = tag('GrpHdr', header.join('')) + tag('PmtInf', information.join(''));
	return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${NAMESPACE}">${tag('CstmrCdtTrfInitn', initiation)}</Document>\n`;
}

/** Everything in the file is of the character set of SEPA, in which nothing needs to be escaped. */
const tag = (name: string, content: string) => `<${name}>${content}</${name}>`;

function centsOf({ amount, endToEndId }: Payment): number {
	const cents = toHundredths(amount);
	if (cents <= 0 || cents > LARGEST) throw new Error(`payment ${endToEndId} has an amount that cannot be transferred`);
	return cents;
}

function reference(text: string): string {
	if (!isSepaReference(text)) throw new Error(`a bank would not give back the reference ${JSON.stringify(text)}`);
	return text;
}

/** '2026-11-22T09:00:00Z' */
const toSecond = (moment: string) => moment.replace(/\.\d+Z$/, 'Z');

const nameOf = ({ name }: BankParty) => tag('Nm', sepaText(name, NAME_LENGTH));

function accountOf({ iban }: BankParty): string {
	const problem = ibanProblem(iban);
	if (problem !== null) throw new Error(`account ${iban}: ${problem}`);
	return tag('Id', tag('IBAN', plainIban(iban)));
}

function bankOf(bic: string): string {
	if (!isValidBIC(bic)) throw new Error(`no bank has the BIC ${bic}`);
	return tag('FinInstnId', tag('BICFI', bic));
}

/** The bank of the debtor must be named; where its BIC is not known, the IBAN tells it. */
const debtorOf = (debtor: BankParty) => [
	...[tag('Dbtr', nameOf(debtor)), tag('DbtrAcct', accountOf(debtor))],
	tag('DbtrAgt', debtor.bic === null ? tag('FinInstnId', tag('Othr', tag('Id', 'NOTPROVIDED'))) : bankOf(debtor.bic))
];

function transferOf(payment: Payment): string {
	const { creditor, endToEndId, purpose } = payment;
	const amount = `<InstdAmt Ccy="EUR">${fromHundredths(centsOf(payment))}</InstdAmt>`;
	const parts = [
		...[tag('PmtId', tag('EndToEndId', reference(endToEndId))), tag('Amt', amount)],
		creditor.bic === null ? '' : tag('CdtrAgt', bankOf(creditor.bic)),
		...[tag('Cdtr', nameOf(creditor)), tag('CdtrAcct', accountOf(creditor))],
		tag('RmtInf', tag('Ustrd', sepaText(purpose, PURPOSE_LENGTH)))
	];
	return tag('CdtTrfTxInf', parts.join(''));
}
