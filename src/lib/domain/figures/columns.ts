import { Decimal } from 'decimal.js';
import type { Month } from '../day';
import type { FigureDefinition } from './definitions';
import { addMonths, wholeYear, yearOfMonth, yearUntil } from './months';
import { changePercent } from './statistics';
import { meanOfCells, type Cell } from './values';

export const columnKeys = ['current', 'previous', 'meanThisYear', 'meanLastYear'] as const;
export type ColumnKey = (typeof columnKeys)[number];
export type Columns = Record<ColumnKey, Cell>;

/** As an answer carries it: decimal text or null, and which columns are null because they are kept back. */
export type ShownColumns = Record<ColumnKey | 'changePercent', string | null> & {
	suppressed: (ColumnKey | 'changePercent')[];
};

export const columnLabels: Record<ColumnKey | 'changePercent', string> = {
	current: 'Monat',
	previous: 'Vormonat',
	meanThisYear: 'Ø Jahr bisher',
	meanLastYear: 'Ø Vorjahr',
	changePercent: 'Änderung'
};

/** All months a table of the given month looks at. */
export const monthsOfTable = (month: Month): Month[] => [...wholeYear(yearOfMonth(month) - 1), ...yearUntil(month)];

/** The year whose inhabitants count in a column. */
export const yearOfColumn = (column: ColumnKey, month: Month): number =>
	({
		current: yearOfMonth(month),
		previous: yearOfMonth(addMonths(month, -1)),
		meanThisYear: yearOfMonth(month),
		meanLastYear: yearOfMonth(month) - 1
	})[column];

/** The columns of one row, from its cell in any month. */
export const columnsOf = (month: Month, cellIn: (month: Month) => Cell): Columns => ({
	current: cellIn(month),
	previous: cellIn(addMonths(month, -1)),
	meanThisYear: meanOfCells(yearUntil(month).map(cellIn)),
	meanLastYear: meanOfCells(wholeYear(yearOfMonth(month) - 1).map(cellIn))
});

/** Mean of this year against mean of last year, in percent. */
function changeOf({ meanThisYear, meanLastYear }: Columns): Cell {
	if (meanThisYear === 'suppressed' || meanLastYear === 'suppressed') return 'suppressed';
	return changePercent(meanThisYear, meanLastYear);
}

const CHANGE_PLACES = 1;

/** Commercial rounding, once, at the very end. */
export function shown(cell: Cell, places: number): string | null {
	if (cell === null || cell === 'suppressed') return null;
	const rounded = cell.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
	// What rounds to nothing has no sign.
	return (rounded.isZero() ? rounded.abs() : rounded).toFixed(places);
}

export function showColumns(columns: Columns, { places: [ofMonth, ofMean] }: FigureDefinition): ShownColumns {
	const all = { ...columns, changePercent: changeOf(columns) };
	const keys = [...columnKeys, 'changePercent'] as const;
	return {
		current: shown(all.current, ofMonth),
		previous: shown(all.previous, ofMonth),
		meanThisYear: shown(all.meanThisYear, ofMean),
		meanLastYear: shown(all.meanLastYear, ofMean),
		changePercent: shown(all.changePercent, CHANGE_PLACES),
		suppressed: keys.filter((key) => all[key] === 'suppressed')
	};
}
