import { archival, type Claim } from '../../notices/archival';
import { typeset } from '../../notices/typeset';
import type { InvoiceDocument } from './invoice-document';
import { invoiceSheet } from './invoice-sheet';
import { writeFacturX } from './write-xrechnung';

const NAMESPACE = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';

/** What Factur-X 1.0 wants the file to say about the XML inside (6.2). */
const said: [name: string, value: string, about: string][] = [
	['DocumentType', 'INVOICE', 'Kind of the document inside'],
	['DocumentFileName', 'factur-x.xml', 'Name of the embedded XML file'],
	['Version', '1.0', 'Version of the standard of the XML'],
	['ConformanceLevel', 'EN 16931', 'Profile of the XML']
];

const facturX: Claim = {
	description:
		'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>' +
		`<pdfaSchema:namespaceURI>${NAMESPACE}</pdfaSchema:namespaceURI><pdfaSchema:prefix>fx</pdfaSchema:prefix>` +
		`<pdfaSchema:property><rdf:Seq>${said.map(propertyOf).join('')}</rdf:Seq></pdfaSchema:property></rdf:li>`,
	properties: said.map(([name, value]) => `<fx:${name} xmlns:fx="${NAMESPACE}">${value}</fx:${name}>`).join('')
};

function propertyOf([name, , about]: [string, string, string]): string {
	return (
		`<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name>` +
		'<pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>' +
		`<pdfaProperty:description>${about}</pdfaProperty:description></rdf:li>`
	);
}

/**
 * The invoice as one file for people and programs: PDF/A-3a, accessible, with its XML inside (ZUGFeRD 2, Factur-X 1.0,
 * profile EN 16931). The same invoice gives the same bytes.
 */
export async function writeZugferd(invoice: InvoiceDocument): Promise<Buffer> {
	const inputs = { sheet: JSON.stringify(invoiceSheet(invoice)), xml: await writeFacturX(invoice) };
	const file = typeset('invoice.typ', inputs, (compiler, set) => compiler.pdf(set, { pdfStandard: 'a-3a' }));
	return Buffer.from(await archival(file, [facturX]));
}
