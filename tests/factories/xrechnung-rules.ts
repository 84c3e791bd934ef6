import { lineRules } from './xrechnung-line-rules';
import { partyRules } from './xrechnung-party-rules';
import { agreement, delivery, digits, item, itemAmount, line, settlement, type Rule } from './xrechnung-paths';

/**
 * The rules of EN 16931 (BR), of XRechnung 3.0 (BR-DE) and those it takes over from PEPPOL that an invoice of ours can
 * meet, each once for UBL and once for CII, as XPath 1.0. Written after the standard's text, apart from the product.
 */
const cents = (path: string) => `round(number(${path}) * 100)`;
const centsOfSum = (path: string) => `round(sum(${path}) * 100)`;

const oneOf = (path: string, codes: string) =>
	codes
		.split(' ')
		.map((code) => `${path} = '${code}'`)
		.join(' or ');

const totals = '/*/cac:LegalMonetaryTotal';
const subtotal = '/*/cac:TaxTotal/cac:TaxSubtotal';

const sums = `${settlement}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`;
const tax = `${settlement}/ram:ApplicableTradeTax`;
const means = `${settlement}/ram:SpecifiedTradeSettlementPaymentMeans`;

const customization = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0';
const typeCodes = '326 380 384 389 381 875 876 877';

const head: Rule[] = [
	[
		'BR-1, BR-DE-21',
		`/*/cbc:CustomizationID = '${customization}'`,
		`/*/rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID = '${customization}'`
	],
	['BR-2', "string(/*/cbc:ID) != ''", "string(/*/rsm:ExchangedDocument/ram:ID) != ''"],
	['BR-3', 'boolean(/*/cbc:IssueDate)', 'boolean(/*/rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString)'],
	[
		'BR-4, BR-DE-17',
		oneOf('/*/*[self::cbc:InvoiceTypeCode or self::cbc:CreditNoteTypeCode]', typeCodes),
		oneOf('/*/rsm:ExchangedDocument/ram:TypeCode', typeCodes)
	],
	['BR-5', "/*/cbc:DocumentCurrencyCode = 'EUR'", `${settlement}/ram:InvoiceCurrencyCode = 'EUR'`],
	[
		'BR-29',
		`${digits('/*/cac:InvoicePeriod/cbc:EndDate')} >= ${digits('/*/cac:InvoicePeriod/cbc:StartDate')}`,
		`number(${settlement}/ram:BillingSpecifiedPeriod/ram:EndDateTime) >= number(${settlement}/ram:BillingSpecifiedPeriod/ram:StartDateTime)`
	],
	['BR-DE-15', "string(/*/cbc:BuyerReference) != ''", `string(${agreement}/ram:BuyerReference) != ''`],
	[
		'BR-DE-26, BR-55',
		"not(/*/cbc:InvoiceTypeCode = '384') or string(/*/cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID) != ''",
		`not(/*/rsm:ExchangedDocument/ram:TypeCode = '384') or string(${settlement}/ram:InvoiceReferencedDocument/ram:IssuerAssignedID) != ''`
	],
	[
		'BR-DE-TMP-32',
		'boolean(/*/cac:Delivery/cbc:ActualDeliveryDate)',
		`boolean(${delivery}/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime)`
	],
	[
		'PEPPOL-EN16931-R001',
		"starts-with(/*/cbc:ProfileID, 'urn:fdc:peppol.eu:2017:poacc:billing:')",
		"starts-with(/*/rsm:ExchangedDocumentContext/ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID, 'urn:fdc:peppol.eu:2017:poacc:billing:')"
	],
	['PEPPOL-EN16931-R008', "not(//*[not(*) and normalize-space() = ''])", "not(//*[not(*) and normalize-space() = ''])"]
];

const payment: Rule[] = [
	['BR-49, BR-DE-1', "/*/cac:PaymentMeans/cbc:PaymentMeansCode = '58'", `${means}/ram:TypeCode = '58'`],
	[
		'BR-50, BR-61, BR-DE-19, BR-DE-23-a',
		"starts-with(/*/cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID, 'DE') and string-length(/*/cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID) = 22",
		`starts-with(${means}/ram:PayeePartyCreditorFinancialAccount/ram:IBANID, 'DE') and string-length(${means}/ram:PayeePartyCreditorFinancialAccount/ram:IBANID) = 22`
	],
	[
		'BR-DE-23-b',
		'not(//cac:CardAccount | //cac:PaymentMandate)',
		'not(//ram:ApplicableTradeSettlementFinancialCard | //ram:DirectDebitMandateID)'
	],
	[
		'BR-CO-25',
		`${totals}/cbc:PayableAmount <= 0 or boolean(/*/cbc:DueDate | /*/cac:PaymentTerms/cbc:Note)`,
		`${sums}/ram:DuePayableAmount <= 0 or boolean(${settlement}/ram:SpecifiedTradePaymentTerms/*)`
	],
	[
		'BR-DE-18',
		"not(contains(/*/cac:PaymentTerms/cbc:Note, '#'))",
		`not(contains(${settlement}/ram:SpecifiedTradePaymentTerms/ram:Description, '#'))`
	]
];

const amounts: Rule[] = [
	['BR-12', `boolean(${totals}/cbc:LineExtensionAmount)`, `boolean(${sums}/ram:LineTotalAmount)`],
	['BR-13', `boolean(${totals}/cbc:TaxExclusiveAmount)`, `boolean(${sums}/ram:TaxBasisTotalAmount)`],
	['BR-14', `boolean(${totals}/cbc:TaxInclusiveAmount)`, `boolean(${sums}/ram:GrandTotalAmount)`],
	['BR-15', `boolean(${totals}/cbc:PayableAmount)`, `boolean(${sums}/ram:DuePayableAmount)`],
	[
		'BR-DEC',
		"not(//*[@currencyID][string-length(substring-after(., '.')) != 2])",
		"not(//*[self::ram:LineTotalAmount or self::ram:TaxBasisTotalAmount or self::ram:GrandTotalAmount or self::ram:DuePayableAmount or self::ram:BasisAmount][string-length(substring-after(., '.')) != 2])"
	],
	[
		'BR-CO-10',
		`${cents(`${totals}/cbc:LineExtensionAmount`)} = ${centsOfSum(`${line}/cbc:LineExtensionAmount`)}`,
		`${cents(`${sums}/ram:LineTotalAmount`)} = ${centsOfSum(`${item}/${itemAmount}`)}`
	],
	[
		'BR-CO-13',
		`${cents(`${totals}/cbc:TaxExclusiveAmount`)} = ${cents(`${totals}/cbc:LineExtensionAmount`)}`,
		`${cents(`${sums}/ram:TaxBasisTotalAmount`)} = ${cents(`${sums}/ram:LineTotalAmount`)}`
	],
	[
		'BR-CO-14',
		`${cents('/*/cac:TaxTotal/cbc:TaxAmount')} = ${centsOfSum(`${subtotal}/cbc:TaxAmount`)}`,
		`${cents(`${sums}/ram:TaxTotalAmount`)} = ${centsOfSum(`${tax}/ram:CalculatedAmount`)}`
	],
	[
		'BR-CO-15',
		`${cents(`${totals}/cbc:TaxInclusiveAmount`)} = ${cents(`${totals}/cbc:TaxExclusiveAmount`)} + ${cents('/*/cac:TaxTotal/cbc:TaxAmount')}`,
		`${cents(`${sums}/ram:GrandTotalAmount`)} = ${cents(`${sums}/ram:TaxBasisTotalAmount`)} + ${cents(`${sums}/ram:TaxTotalAmount`)}`
	],
	[
		'BR-CO-16',
		`${cents(`${totals}/cbc:PayableAmount`)} = ${cents(`${totals}/cbc:TaxInclusiveAmount`)} - ${centsOfSum(`${totals}/cbc:PrepaidAmount`)}`,
		`${cents(`${sums}/ram:DuePayableAmount`)} = ${cents(`${sums}/ram:GrandTotalAmount`)} - ${centsOfSum(`${sums}/ram:TotalPrepaidAmount`)}`
	]
];

const exemption: Rule[] = [
	[
		'BR-CO-18, BR-E-1',
		`count(${subtotal}[cac:TaxCategory/cbc:ID = 'E']) = 1`,
		`count(${tax}[ram:CategoryCode = 'E']) = 1`
	],
	[
		'BR-45, BR-E-8',
		`${cents(`${subtotal}/cbc:TaxableAmount`)} = ${centsOfSum(`${line}/cbc:LineExtensionAmount`)}`,
		`${cents(`${tax}/ram:BasisAmount`)} = ${centsOfSum(`${item}/${itemAmount}`)}`
	],
	[
		'BR-46, BR-CO-17, BR-E-9',
		`${cents(`${subtotal}/cbc:TaxAmount`)} = 0`,
		`${cents(`${tax}/ram:CalculatedAmount`)} = 0`
	],
	[
		'BR-48, BR-DE-14',
		`number(${subtotal}/cac:TaxCategory/cbc:Percent) = 0`,
		`number(${tax}/ram:RateApplicablePercent) = 0`
	],
	[
		'BR-E-10',
		`contains(${subtotal}/cac:TaxCategory/cbc:TaxExemptionReason, 'VATEX-EU-132-1')`,
		`contains(${tax}/ram:ExemptionReason, 'VATEX-EU-132-1')`
	]
];

const all = [...head, ...partyRules, ...payment, ...amounts, ...exemption, ...lineRules];

export const xrechnungRules = {
	UBL: all.map(([name, ubl]): [string, string] => [name, ubl]),
	CII: all.map(([name, , cii]): [string, string] => [name, cii])
};

export const xrechnungNamespaces = {
	UBL: {
		cac: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
		cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2'
	},
	CII: {
		rsm: 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
		ram: 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
		udt: 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100'
	}
};
