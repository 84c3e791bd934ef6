import Papa from 'papaparse';

/** What is wrong with a row: shown beside it, all at once. */
export type RowProblem = { row: number; column: string; value: string; expected: string };

export type CsvRow = { row: number; cells: Record<string, string> };

export type ReadCsv = { rows: CsvRow[]; problems: RowProblem[] };

const MOST_ROWS = 10_000;

/** Rows of a small file with known columns, in any order; what is missing or too much is a problem of the whole file. */
export function readRows(text: string, columns: readonly string[]): ReadCsv {
	const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), {
		delimiter: delimiterOf(text)
	});
	// Blank lines say nothing, but they are counted where somebody looks a row up.
	const filled = data
		.map((cells, index) => ({ row: index + 1, cells: cells.map((cell) => cell.trim()) }))
		.filter(({ cells }) => cells.some((cell) => cell !== ''));
	const [{ cells: heading } = { cells: [] as string[] }, ...lines] = filled;
	const missing = columns.filter((column) => !heading.includes(column));
	if (missing.length > 0) {
		return { rows: [], problems: missing.map((column) => fileProblem(column, `die Spalte „${column}“`)) };
	}
	if (lines.length === 0) return { rows: [], problems: [fileProblem('', 'mindestens eine Zeile')] };
	if (lines.length > MOST_ROWS) return { rows: [], problems: [fileProblem('', `höchstens ${MOST_ROWS} Zeilen`)] };
	const rows = lines.map(({ row, cells }) => ({
		row,
		cells: Object.fromEntries(columns.map((column) => [column, cells[heading.indexOf(column)] ?? '']))
	}));
	return { rows, problems: [] };
}

const fileProblem = (column: string, expected: string): RowProblem => ({ row: 1, column, value: '', expected });

const delimiters = [';', ',', '\t'];

/** No heading has a delimiter in it, so the most frequent one of the first line is it. */
function delimiterOf(text: string): string {
	const [heading = ''] = text.split(/\r\n|\r|\n/u, 1);
	const count = (delimiter: string) => heading.split(delimiter).length;
	return delimiters.toSorted((a, b) => count(b) - count(a))[0] ?? ';';
}

/** Of the cells of a row those that are wrong: [is it, column, value, what is expected]. */
export const problemsOf = (row: number, wrong: readonly [boolean, string, string, string][]): RowProblem[] =>
	wrong.flatMap(([is, column, value, expected]) => (is ? [{ row, column, value, expected }] : []));

/** The same twice would leave open which one counts. */
export function doubles(rows: readonly { row: number; key: string }[], column: string): RowProblem[] {
	const seen = new Map<string, number>();
	return rows.flatMap(({ row, key }) => {
		const first = seen.get(key);
		if (first !== undefined) return [{ row, column, value: key, expected: `nur einmal; schon in Zeile ${first}` }];
		seen.set(key, row);
		return [];
	});
}
