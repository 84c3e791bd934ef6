import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test as base } from 'vitest';
import { anyInvoiceDocument, documentLine, invoiceDocument } from '../factories/invoice-documents';
import type { Day } from '../../src/lib/domain/day';
import type { Euro } from '../../src/lib/domain/money';
import { writeFacturX } from '../../src/lib/server/billing/files/write-xrechnung';
import { writeZugferd } from '../../src/lib/server/billing/files/write-zugferd';

const open = (file: Uint8Array) => PDFDocument.load(file, { updateMetadata: false });

const textOf = async (file: Uint8Array) => {
	const { text } = await extractText(await getDocumentProxy(new Uint8Array(file)), { mergePages: true });
	return text.replaceAll('\u{A0}', ' ');
};

const attached = async (file: Uint8Array) =>
	(await open(file)).getAttachments().map(({ name, data }) => ({ name, xml: new TextDecoder().decode(data) }));

const invoice = invoiceDocument();
/** Typesetting takes longer than all looks at the file. */
const test = base.extend('file', { scope: 'file' }, () => writeZugferd(invoice));

describe('an invoice as PDF', () => {
	test('carries the same invoice as XML, named and marked as Factur-X wants it', async ({ file }) => {
		expect(await attached(file)).toEqual([{ name: 'factur-x.xml', xml: await writeFacturX(invoice) }]);
		const pdf = await open(file);
		const [specification] = pdf.catalog.lookup(PDFName.of('AF'), PDFArray).asArray();
		const entry = pdf.context.lookup(specification, PDFDict);
		expect(String(entry.get(PDFName.of('AFRelationship')))).toBe('/Alternative');
		const metadata = pdf.catalog.lookup(PDFName.of('Metadata'));
		const xmp = metadata instanceof PDFRawStream ? new TextDecoder().decode(metadata.getContents()) : '';
		expect(xmp).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
		expect(xmp).toMatch(/<pdfuaid:part [^>]*>1</);
		expect(xmp).toMatch(/<fx:ConformanceLevel [^>]*>EN 16931</);
		expect(xmp).toMatch(/<fx:DocumentFileName [^>]*>factur-x\.xml</);
		expect(xmp).toMatch(/<fx:DocumentType [^>]*>INVOICE</);
		expect(xmp).toContain('<pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#<');
	});

	test('says everything that the XML says, in words', async () => {
		const setOff = [{ number: '2026-00009', issuedOn: '2026-09-15' as Day, amount: '5000.00' as Euro }];
		const text = await textOf(await writeZugferd(invoiceDocument({ setOff })));
		for (const said of [
			...['Rechnung 2026-00017', 'Boddenhaus Jugendhilfe gGmbH', 'Landkreis Vorpommern-Greifswald, Jugendamt'],
			...['Leitweg-ID 04011000-12345-03', 'Steuernummer 079/133/01234', '01.10.2026 bis 31.10.2026', '31 Tage'],
			...['187,30 €', '5.806,30 €', 'Abschlag 2026-00009 vom 15.09.2026 -5.000,00 €', 'Zahlbetrag 806,30 €'],
			...['Steuerfrei nach § 4 Nr. 25 UStG (VATEX-EU-132-1H).', 'DE89 3704 0044 0532 0130 00', 'bis zum 16.11.2026']
		])
			expect(text).toContain(said);
	});

	test('asks nobody to pay a credit note', async () => {
		const refersTo = { number: '2026-00004', issuedOn: '2026-10-05' as Day };
		const text = await textOf(await writeZugferd(invoiceDocument({ kind: 'credit-note', refersTo })));
		expect(text).toContain('Gutschrift 2026-00017');
		expect(text).toMatch(/Zu Rechnung 2026-00004 vom\s05\.10\.2026/);
		expect(text).toContain('Nichts zu zahlen.');
		expect(text).not.toMatch(/Bitte zahlen Sie|Fällig/);
	});

	test('repeats the headings wherever lines stand, and counts the pages', async () => {
		const lines = Array.from({ length: 40 }, (_, at) => documentLine({ id: String(at + 1) }));
		const file = await writeZugferd(invoiceDocument({ lines }));
		const { text: pages } = await extractText(await getDocumentProxy(new Uint8Array(file)), { mergePages: false });
		expect(pages.length).toBeGreaterThan(2);
		const withLines = pages.filter((page) => page.includes('Heimerziehung'));
		expect(withLines.every((page) => page.includes('Einzelpreis'))).toBe(true);
		expect(pages.map((page) => /Seite \d+ von \d+/.exec(page)?.[0])).toEqual(
			pages.map((_, at) => `Seite ${at + 1} von ${pages.length}`)
		);
	});

	test('has the same bytes for the same invoice', async ({ file }) => {
		expect((await writeZugferd(invoiceDocument())).equals(file)).toBe(true);
	});

	test('can be made of whatever an invoice says', async () => {
		await fc.assert(
			fc.asyncProperty(anyInvoiceDocument, async (any) => {
				expect(await attached(await writeZugferd(any))).toEqual([
					{ name: 'factur-x.xml', xml: await writeFacturX(any) }
				]);
			}),
			{ numRuns: 5 }
		);
	});

	test('is sound for other programs, where they are installed', ({ file }) => {
		const folder = mkdtempSync(join(tmpdir(), 'ankerplatz-invoice-'));
		const path = join(folder, 'invoice.pdf');
		writeFileSync(path, file);
		const answers = [
			['qpdf', ['--check', path], 'No syntax or stream encoding errors found'],
			['qpdf', ['--list-attachments', path], 'factur-x.xml'],
			['pdfinfo', [path], 'Tagged:          yes']
		] as const;
		const installed = answers.filter(([program]) =>
			(process.env['PATH'] ?? '').split(delimiter).some((place) => existsSync(join(place, program)))
		);
		const said = installed.map(([program, args]) => execFileSync(program, args, { encoding: 'utf8', stdio: 'pipe' }));
		rmSync(folder, { recursive: true });
		expect(said).toEqual(installed.map(([, , answer]) => expect.stringContaining(answer) as string));
	});
});
