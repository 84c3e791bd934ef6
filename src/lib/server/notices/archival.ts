import { PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';

const METADATA = PDFName.of('Metadata');
const PREFERENCES = PDFName.of('ViewerPreferences');

/** What a file says of itself beyond its standard. */
export type Claim = {
	/** PDF/A allows only properties it knows or that are described in the file itself (ISO 19005-2, 6.6.2.3). */
	description: string;
	/** The properties, each with its namespace. */
	properties: string;
};

const DESCRIPTION =
	'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>' +
	'<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>' +
	'<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">' +
	'<pdfaProperty:category>internal</pdfaProperty:category>' +
	'<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>' +
	'<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>' +
	'</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>';
const PROPERTIES = '<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>';
const accessible: Claim = { description: DESCRIPTION, properties: PROPERTIES };

const END_OF_DESCRIPTIONS = '</rdf:Bag></pdfaExtension:schemas>';
const ARCHIVAL_CLAIM = '<pdfaid:part>';

/**
 * Typst claims one standard per file. Its tagged PDF/A also has what PDF/UA-1 asks for (ISO 14289-1): here it says so,
 * and a window shows the title instead of the file's name (7.1).
 */
export async function archival(file: Uint8Array, further: readonly Claim[] = []): Promise<Uint8Array> {
	const pdf = await PDFDocument.load(file, { updateMetadata: false });
	const place = pdf.catalog.get(METADATA);
	const stream = pdf.catalog.lookup(METADATA);
	if (!(place instanceof PDFRef) || !(stream instanceof PDFRawStream)) throw new Error('a PDF without metadata');
	const xmp = new TextEncoder().encode(
		[accessible, ...further].reduce(claiming, new TextDecoder().decode(stream.getContents()))
	);
	stream.dict.set(PDFName.of('Length'), pdf.context.obj(xmp.length));
	pdf.context.assign(place, PDFRawStream.of(stream.dict, xmp));
	const preferences = pdf.catalog.lookupMaybe(PREFERENCES, PDFDict) ?? pdf.context.obj({});
	preferences.set(PDFName.of('DisplayDocTitle'), pdf.context.obj(true));
	pdf.catalog.set(PREFERENCES, preferences);
	return pdf.save({ useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false });
}

function claiming(xmp: string, { description, properties }: Claim): string {
	if (!xmp.includes(END_OF_DESCRIPTIONS) || !xmp.includes(ARCHIVAL_CLAIM)) throw new Error('unknown shape of metadata');
	return xmp
		.replace(END_OF_DESCRIPTIONS, () => description + END_OF_DESCRIPTIONS)
		.replace(ARCHIVAL_CLAIM, () => properties + ARCHIVAL_CLAIM);
}
