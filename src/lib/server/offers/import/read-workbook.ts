import type ExcelJS from 'exceljs';
import type { ImportTable, ImportTableRow } from '../../../domain/offers/import/table';
import type { ImportCell } from '../../../domain/offers/import/values';
import { UnreadableFile } from './file-problem';
import { checkArchive } from './zip-check';

/** Parts of a sheet that say nothing about values; some of them grow without bound when read ("all of column A"). */
const ignoreNodes = [
	...['autoFilter', 'cols', 'colBreaks', 'conditionalFormatting', 'dataValidations', 'drawing', 'extLst'],
	...['headerFooter', 'hyperlinks', 'legacyDrawing', 'mergeCells', 'pageSetup', 'picture', 'rowBreaks'],
	...['sheetProtection', 'sheetViews', 'tableParts']
];

const MOST_COLUMNS = 100;

/** The first sheet of a workbook. Formulas are recognised, never evaluated, and their stored results never used. */
export async function readWorkbook(content: Uint8Array): Promise<ImportTable> {
	if (!checkArchive(content).includes('xl/workbook.xml')) throw new UnreadableFile('eine CSV- oder .xlsx-Datei');
	const sheet = (await open(content)).worksheets[0];
	if (!sheet) throw new UnreadableFile('eine Excel-Datei mit mindestens einer Tabelle');
	const rows: ImportTableRow[] = [];
	let headings: string[] = [];
	sheet.eachRow((row, number) => {
		const cells = cellsOf(row);
		if (number === 1) headings = cells.map((cell) => cell.text.trim());
		else if (cells.some((cell) => cell.text !== '')) rows.push({ row: number, cells });
	});
	return { headings, rows, problems: [] };
}

async function open(content: Uint8Array) {
	// Large, and hardly any process ever needs it.
	const { default: library } = await import('exceljs');
	const workbook = new library.Workbook();
	try {
		// The library's types know another Buffer than Node's.
		const buffer = Buffer.from(content) as unknown as Parameters<typeof workbook.xlsx.load>[0];
		return await workbook.xlsx.load(buffer, { ignoreNodes });
	} catch {
		throw new UnreadableFile('eine lesbare .xlsx-Datei; diese ist beschädigt oder keine Excel-Datei');
	}
}

function cellsOf(row: ExcelJS.Row): ImportCell[] {
	const cells: ImportCell[] = [];
	row.eachCell({ includeEmpty: false }, (cell, column) => {
		if (column > MOST_COLUMNS) return;
		while (cells.length < column - 1) cells.push({ kind: 'text', text: '' });
		cells.push(cellOf(cell.value));
	});
	return cells;
}

function cellOf(value: ExcelJS.CellValue): ImportCell {
	if (value instanceof Date) return { kind: 'day', text: dayOf(value) };
	if (typeof value === 'number') return { kind: 'number', text: String(value) };
	if (typeof value === 'boolean') return { kind: 'text', text: value ? 'WAHR' : 'FALSCH' };
	if (typeof value === 'object' && value !== null) return structuredCell(value);
	return { kind: 'text', text: value ?? '' };
}

function structuredCell(
	value: Exclude<ExcelJS.CellValue, Date | string | number | boolean | null | undefined>
): ImportCell {
	if ('formula' in value || 'sharedFormula' in value) return { kind: 'formula', text: formulaOf(value) };
	if ('error' in value) return { kind: 'fault', text: value.error };
	if ('richText' in value) return { kind: 'text', text: value.richText.map(({ text }) => text).join('') };
	// A hyperlink shows its text; with rich text inside, the library's type does not say so.
	const shown: unknown = value.text;
	return typeof shown === 'string' ? { kind: 'text', text: shown } : cellOf(shown as ExcelJS.CellRichTextValue);
}

const formulaOf = (value: ExcelJS.CellFormulaValue | ExcelJS.CellSharedFormulaValue) =>
	`=${'formula' in value ? value.formula : value.sharedFormula}`;

const HALF_A_SECOND = 500;

/** Spreadsheets count days in fractions, so midnight may arrive a moment too early. */
function dayOf(value: Date): string {
	const moment = value.getTime() + HALF_A_SECOND;
	return Number.isNaN(moment) ? '' : new Date(moment).toISOString().slice(0, 10);
}
