import { FormatFactoryService } from '@e-invoice-eu/core';
import type { InvoiceDocument } from './invoice-document';
import { precedingOf, xrechnungData, XRECHNUNG } from './xrechnung-data';
import { idsOf } from './xrechnung-parties';
import { xmlText } from './xml-text';

export type InvoiceSyntax = 'UBL' | 'CII';

/**
 * The writers themselves, without the schema that stands before them for data typed by hand: compiling it takes longer
 * than a hundred invoices. Ours is typed, and tests check what comes out.
 */
const formats = new FormatFactoryService();

/** The invoice as XRechnung 3.0. The same invoice gives the same text. */
export const writeXRechnung = (invoice: InvoiceDocument, syntax: InvoiceSyntax): Promise<string> =>
	written(invoice, syntax, XRECHNUNG);

/** The same for the inside of a PDF: plain EN 16931 is the profile whose file is called factur-x.xml. */
export const writeFacturX = (invoice: InvoiceDocument): Promise<string> =>
	written(invoice, 'CII', 'urn:cen.eu:en16931:2017');

async function written(invoice: InvoiceDocument, syntax: InvoiceSyntax, customization: string): Promise<string> {
	const format = formats.createFormatService(syntax, console);
	const text = await format.generate(xrechnungData(invoice, customization), { format: syntax, lang: 'de' });
	if (typeof text !== 'string') throw new Error('an invoice that is no text');
	if (syntax === 'UBL') return text;
	return repairedCii(text, invoice, customization === XRECHNUNG ? MOST_PRECEDING : Infinity);
}

/** XRechnung in CII is bound to schema D16B, which takes one invoice spoken of (BG-3); Factur-X and UBL take many. */
export const MOST_PRECEDING = 1;

const SETTLEMENT_OF_LINE =
	/(\s*<\/ram:SpecifiedLineTradeSettlement>)(\s*<ram:AdditionalReferencedDocument>.*?<\/ram:AdditionalReferencedDocument>)/gs;
const END_OF_TOTALS = '</ram:SpecifiedTradeSettlementHeaderMonetarySummation>';

/**
 * In CII the library sets what a line refers to behind the place the schema has for it, and leaves out the seller's own
 * id and the invoices that this one speaks of. It names a place of its own for the schema, which exists nowhere else.
 */
const repairedCii = (xml: string, invoice: InvoiceDocument, mostPreceding: number) =>
	xml
		.replace(/ xmlns:xsi="[^"]*" xsi:schemaLocation="[^"]*"/, '')
		.replace(SETTLEMENT_OF_LINE, '$2$1')
		.replace('<ram:SellerTradeParty>', (start) => start + idsOf(invoice.seller).map(inCii).join(''))
		.replace(END_OF_TOTALS, (end) => end + precedingOf(invoice).slice(0, mostPreceding).map(precedingInCii).join(''));

const inCii = (id: string) => `<ram:ID>${escaped(id)}</ram:ID>`;

const precedingInCii = ({ number, issuedOn }: { number: string; issuedOn: string }) =>
	`<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>${escaped(number)}</ram:IssuerAssignedID>` +
	`<ram:FormattedIssueDateTime><qdt:DateTimeString format="102">${issuedOn.replaceAll('-', '')}</qdt:DateTimeString>` +
	'</ram:FormattedIssueDateTime></ram:InvoiceReferencedDocument>';

const escaped = (text: string) =>
	xmlText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
