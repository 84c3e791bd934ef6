import type { FileCell } from '../../domain/figures/figure-file';

const WIDTH = 18;

/** One sheet with a heading; text is text whatever it begins with, so nothing in it is ever run as a formula. */
export async function workbookOf(name: string, lines: readonly (readonly FileCell[])[]): Promise<Buffer> {
	// Large, and hardly any process ever needs it.
	const { default: library } = await import('exceljs');
	const workbook = new library.Workbook();
	const sheet = workbook.addWorksheet(name.slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] });
	for (const line of lines) sheet.addRow(line.map(valueOf));
	sheet.getRow(1).font = { bold: true };
	for (const column of sheet.columns) column.width = WIDTH;
	return Buffer.from(await workbook.xlsx.writeBuffer());
}

const valueOf = (cell: FileCell) => (cell === null ? null : 'number' in cell ? Number(cell.number) : cell.text);
