import type { Invoice } from '@e-invoice-eu/core';
import { sum } from '../../../domain/money';
import { exemptionOf } from './exemption';
import { documentKinds, type InvoiceDocument } from './invoice-document';
import { payableOf, prepaidOf } from './payable';
import { isToBePaid, paymentTerms } from './payment-terms';
import { xmlText } from './xml-text';
import { exempt, lineOf } from './xrechnung-lines';
import { buyerParty, paymentMeans, sellerParty } from './xrechnung-parties';

type Ubl = Invoice['ubl:Invoice'];

export const XRECHNUNG = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0';
const PROCESS = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';

/** Invoices that this one speaks of (BG-3): the one it corrects, and the advances it sets off. */
export const precedingOf = ({ refersTo, setOff }: InvoiceDocument) => [
	...(refersTo === null ? [] : [refersTo]),
	...setOff.map(({ number, issuedOn }) => ({ number, issuedOn }))
];

/** The invoice in the one shape from which both syntaxes are written. @throws Error when its lines do not add up */
export function xrechnungData(invoice: InvoiceDocument, customization: string): Invoice {
	if (sum(invoice.lines.map(({ amount }) => amount)) !== invoice.total)
		throw new Error(`the lines of invoice ${invoice.number} do not add up to its total`);
	return { 'ubl:Invoice': { ...headOf(invoice, customization), ...bodyOf(invoice) } };
}

const headOf = (invoice: InvoiceDocument, customization: string) => ({
	'cbc:CustomizationID': customization,
	'cbc:ProfileID': PROCESS,
	'cbc:ID': xmlText(invoice.number),
	'cbc:IssueDate': invoice.issuedOn,
	...(isToBePaid(invoice) && { 'cbc:DueDate': invoice.dueOn }),
	'cbc:InvoiceTypeCode': documentKinds[invoice.kind],
	'cbc:DocumentCurrencyCode': 'EUR' as const,
	'cbc:BuyerReference': invoice.buyer.leitwegId,
	'cac:InvoicePeriod': { 'cbc:StartDate': invoice.period.from, 'cbc:EndDate': invoice.period.to },
	...(precedingOf(invoice).length > 0 && {
		'cac:BillingReference': precedingOf(invoice).map(({ number, issuedOn }) => ({
			'cac:InvoiceDocumentReference': { 'cbc:ID': xmlText(number), 'cbc:IssueDate': issuedOn }
		}))
	})
});

function bodyOf(invoice: InvoiceDocument) {
	const [first, ...others] = invoice.lines.map(lineOf);
	if (first === undefined) throw new Error(`invoice ${invoice.number} has no line`);
	return {
		'cac:AccountingSupplierParty': sellerParty(invoice.seller),
		'cac:AccountingCustomerParty': buyerParty(invoice.buyer),
		'cac:Delivery': { 'cbc:ActualDeliveryDate': invoice.lastServiceDay },
		'cac:PaymentMeans': paymentMeans(invoice),
		'cac:PaymentTerms': { 'cbc:Note': paymentTerms(invoice) },
		'cac:TaxTotal': [taxOf(invoice)] as Ubl['cac:TaxTotal'],
		'cac:LegalMonetaryTotal': totalsOf(invoice),
		'cac:InvoiceLine': [first, ...others] as Ubl['cac:InvoiceLine']
	};
}

const nothing = { 'cbc:TaxAmount': '0.00', 'cbc:TaxAmount@currencyID': 'EUR' as const };

function taxOf({ lines, total }: InvoiceDocument): Ubl['cac:TaxTotal'][0] {
	const { code, text } = exemptionOf(lines);
	const category = {
		...exempt,
		...(code !== null && { 'cbc:TaxExemptionReasonCode': code }),
		'cbc:TaxExemptionReason': text
	};
	return {
		...nothing,
		'cac:TaxSubtotal': [
			{
				'cbc:TaxableAmount': total,
				'cbc:TaxableAmount@currencyID': 'EUR',
				...nothing,
				'cac:TaxCategory': category
			}
		]
	};
}

function totalsOf(invoice: InvoiceDocument): Ubl['cac:LegalMonetaryTotal'] {
	const { total } = invoice;
	const prepaid = prepaidOf(invoice);
	return {
		...{ 'cbc:LineExtensionAmount': total, 'cbc:LineExtensionAmount@currencyID': 'EUR' },
		...{ 'cbc:TaxExclusiveAmount': total, 'cbc:TaxExclusiveAmount@currencyID': 'EUR' },
		...{ 'cbc:TaxInclusiveAmount': total, 'cbc:TaxInclusiveAmount@currencyID': 'EUR' },
		...(prepaid !== '0.00' && { 'cbc:PrepaidAmount': prepaid, 'cbc:PrepaidAmount@currencyID': 'EUR' }),
		...{ 'cbc:PayableAmount': payableOf(invoice), 'cbc:PayableAmount@currencyID': 'EUR' }
	};
}
