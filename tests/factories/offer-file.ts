import ExcelJS from 'exceljs';
import type { OfferFile } from '../../src/lib/server/offers/import/read-file';

/** Files as offices keep them. */
export type FileRow = Record<string, string | number | Date>;

export const offerRow: FileRow = {
	Träger: 'Küstenkinder gGmbH',
	Einrichtung: 'Haus am Bodden',
	Straße: 'Hafenstraße 3',
	PLZ: '17489',
	Ort: 'Greifswald',
	AGS: '13075',
	Hilfeart: 'S34',
	Spezialisierungen: 'Traumapädagogik|ADHS',
	Plätze: '8',
	Belegt: '2',
	Entgelt: '76,00',
	'Gültig ab': '01.06.2017',
	Betriebserlaubnis: '01.01.2015',
	'Alter von': '6',
	'Alter bis': '18',
	Geschlecht: 'w',
	Hinweis: 'am Wasser',
	Telefon: '03834 1234',
	'E-Mail': 'bodden@beispiel.de'
};

const headingsOf = (rows: readonly FileRow[]) => [...new Set(rows.flatMap((row) => Object.keys(row)))];

export function csvText(rows: readonly FileRow[], delimiter = ';'): string {
	const headings = headingsOf(rows);
	const quoted = (cell: string) => (/[;,"\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
	const lines = rows.map((row) => headings.map((heading) => quoted(String(row[heading] ?? ''))));
	return [headings, ...lines].map((cells) => `${cells.join(delimiter)}\r\n`).join('');
}

export const csvFile = (rows: readonly FileRow[]): OfferFile => ({
	fileName: 'liste.csv',
	content: Buffer.from(csvText(rows))
});

export async function excelFile(rows: readonly FileRow[]): Promise<OfferFile> {
	const headings = headingsOf(rows);
	const book = new ExcelJS.Workbook();
	const sheet = book.addWorksheet('Angebote');
	sheet.addRow(headings);
	for (const row of rows) sheet.addRow(headings.map((heading) => row[heading] ?? null));
	return { fileName: 'liste.xlsx', content: new Uint8Array(await book.xlsx.writeBuffer()) };
}

/** As a browser sends it. */
export const upload = ({ fileName, content }: OfferFile) => ({
	fileName,
	content: Buffer.from(content).toString('base64')
});
