import { columnOf, importColumns, readHeading, type ImportProblem } from './columns';
import { groupRows } from './doubles';
import { rowReader, type ImportRow, type RowContext } from './row';
import { statementsOf, type ImportStatements } from './statement';
import { shownCell, type ImportCell } from './values';

/** A file taken apart into cells, of either kind; headings trimmed; `problems` are what already went wrong. */
export type ImportTable = { headings: string[]; rows: ImportTableRow[]; problems: ImportProblem[] };
export type ImportTableRow = { row: number; cells: readonly ImportCell[] };

export const IMPORT_ROW_LIMIT = 20_000;
export const IMPORT_BYTE_LIMIT = 10 * 1024 * 1024;

/** The row of a problem that concerns the file as a whole. */
export const WHOLE_FILE = 0;

export type TableReading = {
	statements: ImportStatements;
	rows: number;
	/** With any of these nothing may be written. */
	problems: ImportProblem[];
	warnings: ImportProblem[];
};

type TableContext = Omit<RowContext, 'positions'>;

/** Reads all rows and collects every problem, so that a list is put right in one go. */
export function readImportTable(table: ImportTable, context: TableContext): TableReading {
	const heading = readHeading(table.headings);
	const read = rowReader({ ...context, positions: heading.positions });
	const filled = table.rows.filter(({ cells }) => cells.some((cell) => shownCell(cell) !== ''));
	const rows: ImportRow[] = [];
	const problems = [...table.problems, ...heading.problems, ...emptiness(table, filled)];
	for (const { row, cells } of filled) {
		const result = read(row, cells);
		rows.push(result.row);
		problems.push(...result.problems, ...straying(row, cells, table.headings));
	}
	const grouped = groupRows(rows);
	problems.push(...grouped.problems);
	return {
		statements: problems.length === 0 ? statementsOf(grouped.offers) : { facilities: [], offers: [] },
		rows: filled.length,
		problems: inFileOrder(problems),
		warnings: inFileOrder([...grouped.warnings, ...orphanedDays(rows)])
	};
}

function emptiness({ problems, headings }: ImportTable, filled: readonly ImportTableRow[]): ImportProblem[] {
	if (problems.length > 0 || filled.length > 0) return [];
	const expected = 'mindestens eine Zeile mit einem Angebot unter der Kopfzeile';
	return [{ row: WHOLE_FILE, column: '', value: headings.join(';').slice(0, 200), expected }];
}

/** A value beside the columns is a comma that was meant as a decimal sign, or a note nobody would find again. */
function straying(row: number, cells: readonly ImportCell[], headings: readonly string[]): ImportProblem[] {
	return cells.flatMap((cell, position) =>
		(headings[position] ?? '') !== '' || shownCell(cell) === ''
			? []
			: [
					{
						...{ row, column: `Spalte ${String(position + 1)} ohne Überschrift`, value: shownCell(cell) },
						expected: 'kein Wert; Werte mit Trennzeichen gehören in Anführungszeichen'
					}
				]
	);
}

/** Without a rate the day has no effect; the list may still be meant well. */
const orphanedDays = (rows: readonly ImportRow[]): ImportProblem[] =>
	rows
		.filter(({ values, faulty }) => values.rateFrom && !values.rate && !faulty.has('rate'))
		.map(({ row, shown }) => ({
			row,
			column: columnOf('rateFrom').heading,
			value: shown.rateFrom ?? '',
			expected: 'ein Entgelt dazu; ohne Entgelt bleibt „Gültig ab“ ohne Wirkung'
		}));

const columnOrder = new Map(importColumns.map(({ heading }, position) => [heading, position]));

export const inFileOrder = (problems: readonly ImportProblem[]) =>
	problems.toSorted(
		(a, b) => a.row - b.row || (columnOrder.get(a.column) ?? Infinity) - (columnOrder.get(b.column) ?? Infinity) || 0
	);
