import { deflateSync, crc32 } from 'node:zlib';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { heicPhoto } from './heic';

/** Real files for the eAkte, honest and hostile ones. */

type PdfWishes = { text?: string; pages?: number; change?: (pdf: PDFDocument) => void | Promise<void> };

export async function pdfFile({ text = 'Zeugnis', pages = 1, change }: PdfWishes = {}): Promise<Buffer> {
	const pdf = await PDFDocument.create();
	for (let number = 1; number <= pages; number += 1) {
		pdf.addPage([595, 842]).drawText(pages === 1 ? text : `${text} Seite ${number}`, { x: 60, y: 760, size: 14 });
	}
	await change?.(pdf);
	return Buffer.from(await pdf.save({ useObjectStreams: false }));
}

/** A photo as a phone takes it: turned by its EXIF, with the place where it was taken. */
export const photo = ({ width = 900, height = 600 } = {}) =>
	sharp({ create: { width, height, channels: 3, background: '#3a7ca5' } })
		.withExif({
			IFD0: { Make: 'Kamera', Software: 'Geheimnis' },
			IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '54/1 5/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '13/1 22/1 0/1' }
		})
		.withMetadata({ orientation: 6 })
		.jpeg()
		.toBuffer();

export const picture = (width = 640, height = 480) =>
	sharp({ create: { width, height, channels: 4, background: { r: 200, g: 30, b: 30, alpha: 0.5 } } })
		.png()
		.toBuffer();

/** A PNG that says it has this many pixels; nobody should find out whether it does. */
export function hugePng(width = 10_000, height = 10_000): Buffer {
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([8, 2, 0, 0, 0], 8);
	// One colour compresses to next to nothing, whatever its size.
	const rows = deflateSync(Buffer.alloc(Math.min(height * (width * 3 + 1), 310_000_000)));
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer) {
	const body = Buffer.concat([Buffer.from(name), data]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const sum = Buffer.alloc(4);
	sum.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, sum]);
}

const rawPdf = (dictionary: string, data: Buffer) =>
	Buffer.concat([
		Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n'),
		Buffer.from('2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n'),
		Buffer.from('3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj\n'),
		Buffer.from(`4 0 obj\n<< ${dictionary} /Length ${data.length} >>\nstream\n`),
		data,
		Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n')
	]);

/** 600 MB of nothing in 600 KB. */
export const pdfBomb = () => rawPdf('/Filter /FlateDecode', deflateSync(Buffer.alloc(600 * 1_024 * 1_024)));

/** Packed twice: the outer layer looks small. */
export const doublePdfBomb = () =>
	rawPdf('/Filter [/FlateDecode /FlateDecode]', deflateSync(deflateSync(Buffer.alloc(600 * 1_024 * 1_024))));

/** A page whose drawing never ends: cheap to store, long to read. */
export const endlessPdf = () =>
	rawPdf('/Filter /FlateDecode', deflateSync(Buffer.from('q 1 0 0 1 0 0 cm (a) Tj Q\n'.repeat(4_000_000))));

/** The windows program every virus scanner knows by its first bytes. */
export const program = () => Buffer.concat([Buffer.from('MZ\u0090\u0000', 'latin1'), Buffer.alloc(2_048, 7)]);

const emptyZipEnd = Buffer.concat([Buffer.from('PK\u0005\u0006', 'latin1'), Buffer.alloc(18)]);

export const zipFile = () => Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(64, 1), emptyZipEnd]);

export const hostile: Record<string, { make: () => Promise<Buffer> | Buffer; name: string; reason: string }> = {
	'a program named .pdf': { make: program, name: 'Zeugnis.pdf', reason: 'type' },
	'text named .pdf': { make: () => Buffer.from('Liebes Jugendamt'), name: 'Brief.pdf', reason: 'type' },
	'a ZIP named .pdf': { make: zipFile, name: 'Akte.pdf', reason: 'type' },
	'HTML in front of a PDF': {
		make: async () => Buffer.concat([Buffer.from('<html><script>1</script>'), await pdfFile()]),
		...{ name: 'a.pdf', reason: 'polyglot' }
	},
	'a ZIP in front of a PDF': {
		make: async () => Buffer.concat([zipFile(), await pdfFile()]),
		...{ name: 'a.pdf', reason: 'polyglot' }
	},
	'a program in front of a PDF': {
		make: async () => Buffer.concat([program(), await pdfFile()]),
		...{ name: 'a.pdf', reason: 'polyglot' }
	},
	'a ZIP behind a PDF': {
		make: async () => Buffer.concat([await pdfFile(), zipFile()]),
		...{ name: 'a.pdf', reason: 'polyglot' }
	},
	'a PDF with JavaScript': {
		make: () => pdfFile({ change: (pdf) => pdf.addJavaScript('x', 'app.alert(1)') }),
		...{ name: 'a.pdf', reason: 'script' }
	},
	'a PDF that starts a program': {
		make: () => pdfFile({ change: (pdf) => opening(pdf, { Type: 'Action', S: 'Launch', F: 'calc.exe' }) }),
		...{ name: 'a.pdf', reason: 'action' }
	},
	'a PDF that opens an address by itself': {
		make: () => pdfFile({ change: (pdf) => opening(pdf, { S: 'URI', URI: 'https://example.org' }) }),
		...{ name: 'a.pdf', reason: 'action' }
	},
	'a PDF with a file inside': {
		make: () =>
			pdfFile({ change: (pdf) => pdf.attach(Buffer.from('MZ'), 'x.exe', { mimeType: 'application/octet-stream' }) }),
		...{ name: 'a.pdf', reason: 'attachment' }
	},
	'a PDF with a password': {
		make: () => pdfFile({ change: (pdf) => pdf.encrypt({ userPassword: 'geheim', ownerPassword: 'geheimer' }) }),
		...{ name: 'a.pdf', reason: 'encrypted' }
	},
	'half a PDF': {
		make: async () => (await pdfFile({ pages: 3 })).subarray(0, 400),
		...{ name: 'a.pdf', reason: 'broken-pdf' }
	},
	'a PDF that unpacks to 600 MB': { make: pdfBomb, name: 'a.pdf', reason: 'bomb' },
	'a PDF packed twice': { make: doublePdfBomb, name: 'a.pdf', reason: 'bomb' },
	'a HEIC photo that says it has 100 megapixels': {
		...{ make: () => heicPhoto({ claimed: { width: 10_000, height: 10_000 } }), name: 'a.heic' },
		reason: 'too-many-pixels'
	},
	'a HEIC photo that is cut off': {
		...{ make: () => heicPhoto().subarray(0, 900), name: 'a.heic', reason: 'broken-image' }
	},
	'a picture of 100 megapixels': { make: () => hugePng(), name: 'a.png', reason: 'too-many-pixels' },
	'half a photo': {
		make: async () => (await photo()).subarray(0, 700),
		...{ name: 'a.jpg', reason: 'broken-image' }
	},
	'an SVG': {
		make: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
		...{ name: 'a.png', reason: 'type' }
	},
	'nothing at all': { make: () => Buffer.alloc(0), name: 'a.pdf', reason: 'empty' }
};

function opening(pdf: PDFDocument, action: Record<string, string>) {
	pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.obj(action));
}
