import type { RawInvoice, RawLine } from './raw-invoice';
import { attributeAt, nodesAt, textAt, type XmlNode } from './xml-tree';

const texts = (node: XmlNode, path: string) => nodesAt(node, path).flatMap((found) => textAt(found, '') ?? []);

/** An Invoice or a CreditNote of UBL 2.1: they differ in the names of the line, its quantity and the type. */
export const readUbl =
	(document: 'Invoice' | 'CreditNote') =>
	(root: XmlNode): RawInvoice => ({
		customization: textAt(root, 'CustomizationID'),
		number: textAt(root, 'ID'),
		issuedOn: textAt(root, 'IssueDate'),
		typeCode: textAt(root, `${document}TypeCode`),
		currency: textAt(root, 'DocumentCurrencyCode'),
		refersTo: texts(root, 'BillingReference/InvoiceDocumentReference/ID'),
		seller: sellerOf(root),
		buyer: {
			name: textAt(root, 'AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName'),
			leitwegId: textAt(root, 'BuyerReference')
		},
		ibans: texts(root, 'PaymentMeans/PayeeFinancialAccount/ID'),
		from: textAt(root, 'InvoicePeriod/StartDate'),
		to: textAt(root, 'InvoicePeriod/EndDate'),
		dueOn: textAt(root, 'DueDate') ?? textAt(root, 'PaymentMeans/PaymentDueDate'),
		attachments: nodesAt(root, 'AdditionalDocumentReference/Attachment/EmbeddedDocumentBinaryObject').map(
			(file) => attributeAt(file, '', 'mimeCode') ?? ''
		),
		lines: nodesAt(root, `${document}Line`).map((line) => lineOf(line, document)),
		charges: chargesOf(root),
		taxes: nodesAt(root, 'TaxTotal/TaxSubtotal').map((tax) => ({
			base: textAt(tax, 'TaxableAmount'),
			rate: textAt(tax, 'TaxCategory/Percent'),
			amount: textAt(tax, 'TaxAmount')
		})),
		totals: totalsOf(root),
		currencies: currenciesOf(root, document)
	});

/** The second tax registration, or the only one, is the Steuernummer; a VAT id stands for it where there is no other. */
function sellerOf(root: XmlNode): RawInvoice['seller'] {
	const [party = {}] = nodesAt(root, 'AccountingSupplierParty/Party');
	const registrations = nodesAt(party, 'PartyTaxScheme');
	const national = registrations.find((scheme) => textAt(scheme, 'TaxScheme/ID') !== 'VAT') ?? registrations[0] ?? {};
	return {
		name: textAt(party, 'PartyLegalEntity/RegistrationName'),
		taxNumber: textAt(national, 'CompanyID'),
		email: textAt(party, 'Contact/ElectronicMail')
	};
}

const lineOf = (line: XmlNode, document: 'Invoice' | 'CreditNote'): RawLine => {
	const quantity = document === 'Invoice' ? 'InvoicedQuantity' : 'CreditedQuantity';
	return {
		id: textAt(line, 'ID'),
		name: textAt(line, 'Item/Name'),
		description: textAt(line, 'Item/Description'),
		note: textAt(line, 'Note'),
		from: textAt(line, 'InvoicePeriod/StartDate'),
		to: textAt(line, 'InvoicePeriod/EndDate'),
		quantity: textAt(line, quantity),
		unitCode: attributeAt(line, quantity, 'unitCode'),
		price: textAt(line, 'Price/PriceAmount'),
		priceFor: textAt(line, 'Price/BaseQuantity'),
		amount: textAt(line, 'LineExtensionAmount'),
		reference: textAt(line, 'DocumentReference/ID'),
		charges: chargesOf(line)
	};
};

const chargesOf = (node: XmlNode) =>
	nodesAt(node, 'AllowanceCharge').map((charge) => ({
		charge: textAt(charge, 'ChargeIndicator') === 'true',
		amount: textAt(charge, 'Amount')
	}));

const TOTALS = 'LegalMonetaryTotal';

const totalsOf = (root: XmlNode): RawInvoice['totals'] => ({
	lines: textAt(root, `${TOTALS}/LineExtensionAmount`),
	allowances: textAt(root, `${TOTALS}/AllowanceTotalAmount`),
	charges: textAt(root, `${TOTALS}/ChargeTotalAmount`),
	exclusive: textAt(root, `${TOTALS}/TaxExclusiveAmount`),
	tax: textAt(root, 'TaxTotal/TaxAmount'),
	inclusive: textAt(root, `${TOTALS}/TaxInclusiveAmount`),
	prepaid: textAt(root, `${TOTALS}/PrepaidAmount`),
	rounding: textAt(root, `${TOTALS}/PayableRoundingAmount`),
	payable: textAt(root, `${TOTALS}/PayableAmount`)
});

function currenciesOf(root: XmlNode, document: 'Invoice' | 'CreditNote'): string[] {
	const amounts = [
		...Object.values(nodesAt(root, TOTALS)[0] ?? {}).flatMap((value) => (typeof value === 'string' ? [] : value)),
		...nodesAt(root, `${document}Line/LineExtensionAmount`),
		...nodesAt(root, `${document}Line/Price/PriceAmount`)
	];
	return amounts.flatMap((amount) => attributeAt(amount, '', 'currencyID') ?? []);
}
