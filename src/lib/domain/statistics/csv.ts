import Papa from 'papaparse';

/** A table as text cells under its headings. */
export type TextTable = { columns: readonly string[]; rows: readonly (readonly string[])[] };

/** What a spreadsheet would compute; an amount below zero is no formula. */
const formula = /^(?!-[\d.]+(,\d+)?\s?€?$)[=+\-@\t\r]/;

/** For German Excel: semicolons, CRLF, a mark that says UTF-8; a cell that looks like a formula is told as text. */
export const toCsv = ({ columns, rows }: TextTable) =>
	`\ufeff${Papa.unparse([[...columns], ...rows.map((row) => [...row])], { delimiter: ';', newline: '\r\n', escapeFormulae: formula })}\r\n`;
