import type { Month } from '../day';
import { columnKeys, columnsOf, showColumns, yearOfColumn, type Columns, type ShownColumns } from './columns';
import { figures, type FigureCode, type FigureDefinition } from './definitions';
import { yearOfMonth } from './months';
import { peopleNotes } from './people-notes';
import { populationFor, under18For, type Population } from './population';
import { weightedMean } from './statistics';
import { cellOf, cellOfAll, type Cell, type MonthCounts, type People } from './values';

export type OfficeFigures = {
	office: string;
	sign: string;
	name: string;
	own: boolean;
	months: ReadonlyMap<Month, MonthCounts>;
	population: readonly Population[];
};

export type FigureRow = ShownColumns & { office: string; sign: string; name: string; own: boolean };

export type FigureTable = {
	rows: FigureRow[];
	/** Of all offices; of a figure that does not add up computed from the stays of all. */
	sum: ShownColumns;
	weightedMean: ShownColumns;
	/** What whoever reads the table must know about it. */
	notes: string[];
};

/** The order in which the field is used to see the offices of Mecklenburg-Vorpommern; others follow by name. */
const usualOrder = ['VG', 'LHSN', 'LUP', 'NWM', 'HRO', 'LRO', 'VR', 'MSE'];

export const inUsualOrder = <T extends { sign: string; name: string }>(offices: readonly T[]): T[] =>
	offices.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'de'));

const rank = (office: { sign: string }) => {
	const position = usualOrder.indexOf(office.sign);
	return position === -1 ? usualOrder.length : position;
};

/** Those who live there in the year of a month. */
export const peopleIn = (population: readonly Population[], month: Month): People => ({
	total: populationFor(population, yearOfMonth(month))?.total ?? null,
	under18: under18For(population, yearOfMonth(month))?.under18 ?? null
});

export function tableOf(code: FigureCode, month: Month, offices: readonly OfficeFigures[]): FigureTable {
	const definition = figures[code];
	const ordered = inUsualOrder(offices).map((office) => ({
		office,
		columns: columnsOf(month, (each) => cellOf(code, office.months.get(each), peopleIn(office.population, each)))
	}));
	const all = columnsOf(month, (each) =>
		cellOfAll(
			code,
			offices.map(({ months, population }) => ({ month: months.get(each), people: peopleIn(population, each) }))
		)
	);
	return {
		rows: ordered.map(({ office: { office, sign, name, own }, columns }) => ({
			...{ office, sign, name, own },
			...showColumns(columns, definition)
		})),
		sum: showColumns(all, definition),
		weightedMean: showColumns(weightedColumns(month, ordered), asMean(definition)),
		notes: peopleNotes(code, month, offices)
	};
}

/** A mean of counts has a place behind the comma, also of a single month. */
const asMean = (definition: FigureDefinition): FigureDefinition => {
	const { places } = definition;
	return { ...definition, places: [places[1], places[1]] };
};

type OfficeColumns = { office: OfficeFigures; columns: Columns };

/** Over the offices with data, by all their inhabitants; of what is kept back nothing goes in, so nothing comes out. */
export const weightedCell = (year: number, offices: readonly { cell: Cell; population: readonly Population[] }[]) =>
	weightedMean(
		offices.flatMap(({ cell, population }) => {
			const weight = populationFor(population, year)?.total;
			return cell === null || cell === 'suppressed' || weight === undefined ? [] : [{ value: cell, weight }];
		})
	);

function weightedColumns(month: Month, offices: readonly OfficeColumns[]): Columns {
	const columns = columnKeys.map((column) => {
		const entries = offices.map(({ office: { population }, columns: { [column]: cell } }) => ({ population, cell }));
		return [column, weightedCell(yearOfColumn(column, month), entries)] as const;
	});
	return Object.fromEntries(columns) as Columns;
}
