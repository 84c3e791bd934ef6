import type { RawInvoice, RawLine } from './raw-invoice';
import { attributeAt, nodesAt, textAt, type XmlNode } from './xml-tree';

const TRADE = 'SupplyChainTradeTransaction';
const AGREEMENT = `${TRADE}/ApplicableHeaderTradeAgreement`;
const SETTLEMENT = `${TRADE}/ApplicableHeaderTradeSettlement`;
const TOTALS = `${SETTLEMENT}/SpecifiedTradeSettlementHeaderMonetarySummation`;

/** '20261031' of format 102 as the other syntax has it; what is no such day stays as it is. */
const dayAt = (node: XmlNode, path: string) =>
	textAt(node, `${path}/DateTimeString`)?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') ?? null;

/** A CrossIndustryInvoice of UN/CEFACT (D16B). */
export const readCii = (root: XmlNode): RawInvoice => ({
	customization: textAt(root, 'ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID'),
	number: textAt(root, 'ExchangedDocument/ID'),
	issuedOn: dayAt(root, 'ExchangedDocument/IssueDateTime'),
	typeCode: textAt(root, 'ExchangedDocument/TypeCode'),
	currency: textAt(root, `${SETTLEMENT}/InvoiceCurrencyCode`),
	refersTo: texts(root, `${SETTLEMENT}/InvoiceReferencedDocument/IssuerAssignedID`),
	seller: sellerOf(root),
	buyer: {
		name: textAt(root, `${AGREEMENT}/BuyerTradeParty/Name`),
		leitwegId: textAt(root, `${AGREEMENT}/BuyerReference`)
	},
	ibans: texts(root, `${SETTLEMENT}/SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/IBANID`),
	from: dayAt(root, `${SETTLEMENT}/BillingSpecifiedPeriod/StartDateTime`),
	to: dayAt(root, `${SETTLEMENT}/BillingSpecifiedPeriod/EndDateTime`),
	dueOn: dayAt(root, `${SETTLEMENT}/SpecifiedTradePaymentTerms/DueDateDateTime`),
	attachments: nodesAt(root, `${AGREEMENT}/AdditionalReferencedDocument/AttachmentBinaryObject`).map(
		(file) => attributeAt(file, '', 'mimeCode') ?? ''
	),
	lines: nodesAt(root, `${TRADE}/IncludedSupplyChainTradeLineItem`).map(lineOf),
	charges: chargesOf(root, `${SETTLEMENT}/SpecifiedTradeAllowanceCharge`),
	taxes: nodesAt(root, `${SETTLEMENT}/ApplicableTradeTax`).map((tax) => ({
		base: textAt(tax, 'BasisAmount'),
		rate: textAt(tax, 'RateApplicablePercent'),
		amount: textAt(tax, 'CalculatedAmount')
	})),
	totals: totalsOf(root),
	currencies: nodesAt(root, `${TOTALS}/TaxTotalAmount`).flatMap((amount) => attributeAt(amount, '', 'currencyID') ?? [])
});

const texts = (node: XmlNode, path: string) => nodesAt(node, path).flatMap((found) => textAt(found, '') ?? []);

function sellerOf(root: XmlNode): RawInvoice['seller'] {
	const [party = {}] = nodesAt(root, `${AGREEMENT}/SellerTradeParty`);
	const registrations = nodesAt(party, 'SpecifiedTaxRegistration');
	const national = registrations.find((scheme) => attributeAt(scheme, 'ID', 'schemeID') === 'FC') ?? registrations[0];
	return {
		name: textAt(party, 'Name'),
		taxNumber: textAt(national ?? {}, 'ID'),
		email: textAt(party, 'DefinedTradeContact/EmailURIUniversalCommunication/URIID')
	};
}

const LINE = 'SpecifiedLineTradeSettlement';
const PRICE = 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice';

const lineOf = (line: XmlNode): RawLine => ({
	id: textAt(line, 'AssociatedDocumentLineDocument/LineID'),
	name: textAt(line, 'SpecifiedTradeProduct/Name'),
	description: textAt(line, 'SpecifiedTradeProduct/Description'),
	note: textAt(line, 'AssociatedDocumentLineDocument/IncludedNote/Content'),
	from: dayAt(line, `${LINE}/BillingSpecifiedPeriod/StartDateTime`),
	to: dayAt(line, `${LINE}/BillingSpecifiedPeriod/EndDateTime`),
	quantity: textAt(line, 'SpecifiedLineTradeDelivery/BilledQuantity'),
	unitCode: attributeAt(line, 'SpecifiedLineTradeDelivery/BilledQuantity', 'unitCode'),
	price: textAt(line, `${PRICE}/ChargeAmount`),
	priceFor: textAt(line, `${PRICE}/BasisQuantity`),
	amount: textAt(line, `${LINE}/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount`),
	reference: textAt(line, `${LINE}/AdditionalReferencedDocument/IssuerAssignedID`),
	charges: chargesOf(line, `${LINE}/SpecifiedTradeAllowanceCharge`)
});

const chargesOf = (node: XmlNode, path: string) =>
	nodesAt(node, path).map((charge) => ({
		charge: textAt(charge, 'ChargeIndicator/Indicator') === 'true',
		amount: textAt(charge, 'ActualAmount')
	}));

const totalsOf = (root: XmlNode): RawInvoice['totals'] => ({
	lines: textAt(root, `${TOTALS}/LineTotalAmount`),
	allowances: textAt(root, `${TOTALS}/AllowanceTotalAmount`),
	charges: textAt(root, `${TOTALS}/ChargeTotalAmount`),
	exclusive: textAt(root, `${TOTALS}/TaxBasisTotalAmount`),
	tax: textAt(root, `${TOTALS}/TaxTotalAmount`),
	inclusive: textAt(root, `${TOTALS}/GrandTotalAmount`),
	prepaid: textAt(root, `${TOTALS}/TotalPrepaidAmount`),
	rounding: textAt(root, `${TOTALS}/RoundingAmount`),
	payable: textAt(root, `${TOTALS}/DuePayableAmount`)
});
