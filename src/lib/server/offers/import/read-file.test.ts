import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { IMPORT_BYTE_LIMIT } from '../../../domain/offers/import/table';
import { readOfferFile } from './read-file';

const csv = (text: string) => readOfferFile({ fileName: 'liste.csv', content: new TextEncoder().encode(text) });
const texts = ({ headings, rows }: Awaited<ReturnType<typeof readOfferFile>>) => [
	headings,
	...rows.map(({ row, cells }) => [row, ...cells.map((cell) => cell.text)])
];
const expectedOf = async (content: Uint8Array) =>
	(await readOfferFile({ fileName: 'x', content })).problems.map(({ row, expected }) => [row, expected]);

async function workbook(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void) {
	const book = new ExcelJS.Workbook();
	fill(book.addWorksheet('Angebote'), book);
	return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('CSV', () => {
	it.each([
		['semicolon', 'PLZ;Ort\r\n17489;Greifswald\r\n'],
		['comma', 'PLZ,Ort\n17489,Greifswald'],
		['tab', 'PLZ\tOrt\r17489\tGreifswald\r'],
		['byte order mark', '\ufeffPLZ;Ort\n17489;Greifswald\n']
	])('with %s', async (_name, text) => {
		expect(texts(await csv(text))).toEqual([
			['PLZ', 'Ort'],
			[2, '17489', 'Greifswald']
		]);
	});

	it('in Windows-1252 is recognised by its bytes', async () => {
		const content = Buffer.from('Straße', 'latin1');
		expect((await readOfferFile({ fileName: 'x', content })).headings).toEqual(['Straße']);
	});

	it('keeps delimiters, quotes and lines inside quotes; blank rows count', async () => {
		expect(texts(await csv('PLZ;Ort\n\n17489;"Am ""Hafen""; links\noben"\n17438;=1+1'))).toEqual([
			['PLZ', 'Ort'],
			[3, '17489', 'Am "Hafen"; links\noben'],
			[4, '17438', '=1+1']
		]);
	});

	it('with an open quote is a problem of its row', async () => {
		expect((await csv('PLZ;Ort\n17489;"Greifswald\n')).problems).toMatchObject([
			{ row: 2, expected: expect.stringContaining('Anführungszeichen') as string }
		]);
	});
});

describe('Excel', () => {
	it('gives values with their kind', async () => {
		const content = await workbook((sheet) => {
			sheet.addRow(['PLZ', ' Gültig ab ', 'Entgelt', 'Hinweis', 'E-Mail', 'Belegt', 'Ort', 'Träger']);
			sheet.addRow([]);
			sheet.addRow([
				17489,
				new Date(Date.UTC(2017, 5, 1)),
				90.42,
				{ richText: [{ text: 'am ' }, { text: 'Wasser' }] },
				{ text: 'haus@beispiel.de', hyperlink: 'mailto:haus@beispiel.de' },
				{ formula: 'C3+1', result: 4 },
				{ error: '#N/A' },
				'=nur Text'
			]);
		});
		const { headings, rows, problems } = await readOfferFile({ fileName: 'x.xlsx', content });
		expect(problems).toEqual([]);
		expect(headings.slice(0, 2)).toEqual(['PLZ', 'Gültig ab']);
		expect(rows).toEqual([
			{
				row: 3,
				cells: [
					{ kind: 'number', text: '17489' },
					{ kind: 'day', text: '2017-06-01' },
					{ kind: 'number', text: '90.42' },
					{ kind: 'text', text: 'am Wasser' },
					{ kind: 'text', text: 'haus@beispiel.de' },
					{ kind: 'formula', text: '=C3+1' },
					{ kind: 'fault', text: '#N/A' },
					{ kind: 'text', text: '=nur Text' }
				]
			}
		]);
	});

	it('takes the first sheet only', async () => {
		const content = await workbook((sheet, book) => {
			sheet.addRow(['PLZ']);
			book.addWorksheet('Andere').addRow(['Farbe']);
		});
		expect((await readOfferFile({ fileName: 'x.xlsx', content })).headings).toEqual(['PLZ']);
	});

	it('is not held up by rules for a million rows', async () => {
		const content = await workbook((sheet) => {
			sheet.addRow(['PLZ', 'Ort']);
			sheet.addRow(['17489', 'Greifswald']);
			sheet.getCell('A2').dataValidation = { type: 'list', allowBlank: true, formulae: ['"a,b"'] };
			sheet.mergeCells('D5:E9');
		});
		const widened = replaceInSheet(content, [
			[/sqref="A2"/u, 'sqref="A1:XFD1048576"'],
			[/ref="D5:E9"/u, 'ref="D5:XFD1048576"']
		]);
		expect(texts(await readOfferFile({ fileName: 'x.xlsx', content: widened }))).toEqual([
			['PLZ', 'Ort'],
			[2, '17489', 'Greifswald']
		]);
	});
});

function replaceInSheet(content: Uint8Array, changes: readonly [RegExp, string][]) {
	const files = unzipSync(content);
	const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
	const changed = changes.reduce((xml, [from, to]) => {
		expect(xml).toMatch(from);
		return xml.replace(from, to);
	}, sheet);
	return zipSync({ ...files, 'xl/worksheets/sheet1.xml': strToU8(changed) });
}

describe('what cannot be read', () => {
	it('more than 10 MB', async () => {
		expect(await expectedOf(new Uint8Array(IMPORT_BYTE_LIMIT + 1))).toEqual([[0, 'eine Datei mit höchstens 10 MB']]);
	});

	it('NUL bytes, UTF-16', async () => {
		expect(await expectedOf(new Uint8Array([0x50, 0, 0x4c, 0]))).toMatchObject([
			[0, expect.stringContaining('ohne NUL-Zeichen')]
		]);
	});

	it('old or protected workbooks', async () => {
		expect(await expectedOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toMatchObject([
			[0, expect.stringContaining('ohne Kennwort')]
		]);
	});

	it('archives that are no workbook', async () => {
		expect(await expectedOf(zipSync({ 'readme.txt': new Uint8Array(3) }))).toEqual([[0, 'eine CSV- oder .xlsx-Datei']]);
	});

	it.each([
		['cut off', (content: Uint8Array) => content.slice(0, content.length / 2)],
		['overwritten', (content: Uint8Array) => content.fill(7, 60, 400)]
	])('a workbook %s', async (_name, damage) => {
		const content = await workbook((sheet) => sheet.addRow(['PLZ']));
		expect(await expectedOf(damage(content))).toMatchObject([[0, expect.stringContaining('beschädigt')]]);
	});

	it('what unpacks to far more than it is', async () => {
		expect(await expectedOf(zipSync({ 'xl/workbook.xml': new Uint8Array(30_000_000) }))).toMatchObject([
			[0, expect.stringContaining('entpackt')]
		]);
	});

	it('an archive that lies about its size', async () => {
		const honest = zipSync({ 'xl/workbook.xml': new Uint8Array(2_000_000) });
		const packed = deflateRawSync(new Uint8Array(2_000_000)).length;
		const lying = Buffer.from(honest);
		const claim = lying.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 24;
		lying.writeUInt32LE(packed, claim);
		expect(await expectedOf(lying)).toMatchObject([[0, expect.stringContaining('beschädigt')]]);
	});

	it('more than 20.000 rows', async () => {
		const { rows, problems } = await csv(`PLZ\n${'17489\n'.repeat(20_001)}`);
		expect(rows).toHaveLength(20_000);
		expect(problems).toMatchObject([{ row: 0, expected: expect.stringContaining('20.000') as string }]);
	});
});
