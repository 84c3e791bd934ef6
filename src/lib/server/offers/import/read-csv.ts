import Papa from 'papaparse';
import type { ImportProblem } from '../../../domain/offers/import/columns';
import type { ImportTable } from '../../../domain/offers/import/table';
import type { ImportCell } from '../../../domain/offers/import/values';
import { UnreadableFile } from './file-problem';

/** Every cell is text, whatever it begins with. Rows count as records, as a spreadsheet shows them. */
export function readCsv(content: Uint8Array): ImportTable {
	const text = decode(content);
	const { data, errors } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text), skipEmptyLines: false });
	const [headings = [], ...rows] = data;
	return {
		headings: headings.map((heading) => heading.trim()),
		rows: rows
			.map((cells, index) => ({ row: index + 2, cells: cells.map(asText) }))
			.filter(({ cells }) => cells.some((cell) => cell.text !== '')),
		problems: errors.map((error) => quoteProblem(error, data))
	};
}

const asText = (text: string): ImportCell => ({ kind: 'text', text });

/** Excel writes CSV in Windows-1252 unless told otherwise; bytes that are valid UTF-8 are hardly ever anything else. */
function decode(content: Uint8Array): string {
	if (content.includes(0)) throw new UnreadableFile('eine Textdatei in UTF-8 oder Windows-1252, ohne NUL-Zeichen');
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(content);
	} catch {
		return new TextDecoder('windows-1252').decode(content);
	}
}

const delimiters = [';', ',', '\t'];

/** No heading has a delimiter in it, so the most frequent one of the first line is it. */
function delimiterOf(text: string): string {
	const [heading = ''] = text.split(/\r\n|\r|\n/u, 1);
	const count = (delimiter: string) => heading.split(delimiter).length;
	return delimiters.toSorted((a, b) => count(b) - count(a))[0] ?? ';';
}

const quoteProblem = ({ row = 0 }: Papa.ParseError, data: readonly string[][]): ImportProblem => ({
	row: row + 1,
	column: '',
	value: (data[row] ?? []).join(';').slice(0, 100),
	expected: 'Anführungszeichen paarweise um den ganzen Wert, im Wert verdoppelt'
});
