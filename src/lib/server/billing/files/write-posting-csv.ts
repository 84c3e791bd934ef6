import Papa from 'papaparse';
import { formatDay } from '../../../domain/day';
import type { Posting } from './payment-types';
import { xmlText } from './xml-text';

const BYTE_ORDER_MARK = '\u{FEFF}';

const HEADINGS = ['Produkt', 'Konto', 'Kreditor', 'Betrag', 'Fällig am', 'Belegnummer'];

/**
 * Postings for the treasury's program and for a spreadsheet: UTF-8 with a byte order mark, semicolons, German amounts
 * without thousands separators.
 */
export const writePostingCsv = (rows: readonly Posting[]): string =>
	BYTE_ORDER_MARK + Papa.unparse({ fields: HEADINGS, data: rows.map(cellsOf) }, { delimiter: ';', newline: '\r\n' });

const cellsOf = ({ product, account, creditor, amount, dueOn, documentNumber }: Posting) => [
	...[product, account, creditor].map(harmless),
	...[amount.replace('.', ','), formatDay(dueOn), harmless(documentNumber)]
];

/** A spreadsheet runs what begins like a formula; with an apostrophe before it, it is text. */
function harmless(text: string): string {
	const line = xmlText(text);
	return /^[=+\-@|%]/.test(line) ? `'${line}` : line;
}
