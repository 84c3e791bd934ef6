import { NOT_SHOWN } from './words';
import { columnKeys, columnLabels, type ColumnKey } from './columns';
import { figures } from './definitions';
import type { FigureSelection } from './selection';
import type { FigureRow, FigureTable } from './table';

/** A number keeps its exact decimal text; null is an empty cell. */
export type FileCell = { text: string } | { number: string } | null;
export type FileStyle = 'german' | 'machine';

const keys = [...columnKeys, 'changePercent'] as const;
type Key = ColumnKey | 'changePercent';

/** Headings of the columns of a row. */
export const columnHeads: Record<FileStyle, readonly string[]> = {
	german: keys.map((key) => columnLabels[key]),
	machine: keys
};

/** A table of a figure as lines of a file, the heading first. */
export function linesOf(
	{ figure, month }: FigureSelection,
	{ rows, sum, weightedMean }: FigureTable,
	style: FileStyle
): FileCell[][] {
	const { name, unit } = figures[figure];
	const heading: Record<FileStyle, string[]> = {
		german: ['AGS', 'Kürzel', 'Örtlicher Träger', 'Kennzahl', 'Monat', ...columnHeads.german],
		machine: ['office', 'sign', 'name', 'figure', 'month', ...columnHeads.machine]
	};
	const about: FileCell[] = [{ text: style === 'german' ? `${name} (${unitWords[unit]})` : figure }, { text: month }];
	const [all, weighted] = summaries[style];
	return [
		heading[style].map((text) => ({ text })),
		...rows.map((row): FileCell[] => [
			...[row.office, row.sign, row.name].map((text) => ({ text })),
			...about,
			...numberCells(row, style)
		]),
		[null, null, { text: all }, ...about, ...numberCells(sum, style)],
		[null, null, { text: weighted }, ...about, ...numberCells(weightedMean, style)]
	];
}

const summaries: Record<FileStyle, readonly [string, string]> = {
	german: ['Summe', 'EW-gewichteter Durchschnitt'],
	machine: ['sum', 'weightedMean']
};

export const unitWords: Record<(typeof figures)[keyof typeof figures]['unit'], string> = {
	euro: 'Euro',
	count: 'Anzahl',
	percent: 'Prozent',
	days: 'Tage',
	ratio: 'Verhältnis'
};

/** What is kept back says so; what is not on record is empty for a program and a dash for people. */
export function valueCell(value: string | null, suppressed: boolean, style: FileStyle): FileCell {
	if (value !== null) return { number: value };
	if (suppressed) return { text: style === 'german' ? NOT_SHOWN : 'suppressed' };
	return style === 'german' ? { text: '–' } : null;
}

/** The columns of a row. */
export const numberCells = (row: Pick<FigureRow, Key | 'suppressed'>, style: FileStyle): FileCell[] =>
	keys.map((key) => valueCell(row[key], row.suppressed.includes(key), style));

const BYTE_ORDER_MARK = '\ufeff';
/** A spreadsheet runs what begins like this; an apostrophe makes it text. A number is none, whatever its sign. */
const startsFormula = /^[=+\-@\t\r]/u;

const styles: Record<FileStyle, { delimiter: string; mark: string; comma: string }> = {
	german: { delimiter: ';', mark: BYTE_ORDER_MARK, comma: ',' },
	machine: { delimiter: ',', mark: '', comma: '.' }
};

export function csvOf(lines: readonly (readonly FileCell[])[], style: FileStyle): string {
	const { delimiter, mark, comma } = styles[style];
	const written = (cell: FileCell) => {
		if (cell === null) return '';
		if ('number' in cell) return cell.number.replace('.', comma);
		const text = startsFormula.test(cell.text) ? `'${cell.text}` : cell.text;
		return /[";,\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
	};
	return mark + lines.map((line) => `${line.map(written).join(delimiter)}\r\n`).join('');
}
