import type { ImportProblem } from './columns';

/** A spreadsheet runs what begins like this; an apostrophe makes it text. */
const startsFormula = /^[=+\-@\t\r]/u;

function csvCell(value: string): string {
	const safe = startsFormula.test(value) ? `'${value}` : value;
	return /[";\n\r]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const BYTE_ORDER_MARK = '\ufeff';

/** For a spreadsheet in German: semicolons, the mark that says UTF-8, no cell that would run as a formula. */
export const asCsv = (rows: readonly (readonly string[])[]) =>
	BYTE_ORDER_MARK + rows.map((cells) => `${cells.map(csvCell).join(';')}\r\n`).join('');

export const problemsAsCsv = (problems: readonly ImportProblem[]) =>
	asCsv([
		['Zeile', 'Spalte', 'Wert', 'Erwartet'],
		...problems.map(({ row, column, value, expected }) => [String(row), column, value, expected])
	]);
