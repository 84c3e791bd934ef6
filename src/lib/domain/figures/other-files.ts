import type { Month } from '../day';
import { serviceTypeOf, type ServiceTypeCode } from '../directory/service-types';
import type { BudgetRow } from './budget-plan';
import { causeLabels, type SearchCause } from './causes';
import { figures, type FigureCode } from './definitions';
import { columnHeads, numberCells, unitWords, valueCell, type FileCell, type FileStyle } from './figure-file';
import { partLevelNames, type PartLevel, type PartRow } from './parts';

/** The other tables of figures as lines of a file, the heading first. */
type Lines = FileCell[][];

const texts = (words: readonly string[]): FileCell[] => words.map((text) => ({ text }));
const nameIn = (style: FileStyle, figure: FigureCode) =>
	style === 'german' ? `${figures[figure].name} (${unitWords[figures[figure].unit]})` : figure;

type Parts = { level: PartLevel; figure: FigureCode; month: Month; lines: readonly PartRow[] };

export const partLines = ({ level, figure, month, lines }: Parts, style: FileStyle): Lines => [
	texts(
		style === 'german'
			? [partLevelNames[level], 'Kennzahl', 'Monat', ...columnHeads.german]
			: ['part', 'figure', 'month', ...columnHeads.machine]
	),
	...lines.map((line) => [...texts([line.name, nameIn(style, figure), month]), ...numberCells(line, style)])
];

type Course = {
	figure: FigureCode;
	/** Of whom it is. */
	name: string;
	/** What kind of name that is. */
	of?: string;
	points: readonly { month: Month; value: string | null; suppressed: boolean }[];
};

export const courseLines = ({ figure, name, of = 'Örtlicher Träger', points }: Course, style: FileStyle): Lines => [
	texts(style === 'german' ? [of, 'Kennzahl', 'Monat', 'Wert'] : ['name', 'figure', 'month', 'value']),
	...points.map(({ month, value, suppressed }) => [
		...texts([name, nameIn(style, figure), month]),
		valueCell(value, suppressed, style)
	])
];

const typeName = (code: ServiceTypeCode | null) =>
	code === null ? 'Alle Hilfen' : `${serviceTypeOf(code).section} ${serviceTypeOf(code).name}`;
const typeIn = (style: FileStyle, code: ServiceTypeCode | null) => (style === 'german' ? typeName(code) : (code ?? ''));

export const budgetLines = (year: number, rows: readonly BudgetRow[], style: FileStyle): Lines => [
	texts(
		style === 'german'
			? ['Jahr', 'Hilfeart', 'Ansatz', 'Gebunden', 'Angeordnet', 'Prognose', 'Bleibt']
			: ['year', 'serviceType', 'budget', 'committed', 'ordered', 'forecast', 'remaining']
	),
	...rows.map(({ serviceType, budget, committed, ordered, forecast, remaining, suppressed, orderedSuppressed }) => [
		...texts([String(year), typeIn(style, serviceType)]),
		valueCell(budget, false, style),
		valueCell(committed, suppressed, style),
		valueCell(ordered, orderedSuppressed, style),
		valueCell(forecast, suppressed, style),
		valueCell(remaining, suppressed, style)
	])
];

type Searches = {
	searches: number;
	causes: readonly { cause: SearchCause; searches: number; offers: number }[];
	kinds: readonly { serviceType: ServiceTypeCode; searches: number }[];
};

const searchWords: Record<FileStyle, readonly [all: string, cause: string, kind: string]> = {
	german: ['Alle Suchen', 'Was im Weg stand', 'Hilfeart'],
	machine: ['all', 'cause', 'serviceType']
};

export function searchLines(year: number, { searches, causes, kinds }: Searches, style: FileStyle): Lines {
	const [all, cause, kind] = searchWords[style];
	const line = (words: readonly string[], found: number, offers: number | null): FileCell[] => [
		...texts([String(year), ...words]),
		{ number: String(found) },
		offers === null ? null : { number: String(offers) }
	];
	return [
		texts(
			style === 'german'
				? ['Jahr', 'Gliederung', 'Merkmal', 'Suchen', 'Angebote aussortiert']
				: ['year', 'by', 'of', 'searches', 'offers']
		),
		line([all, ''], searches, null),
		...causes.map((row) =>
			line([cause, style === 'german' ? causeLabels[row.cause] : row.cause], row.searches, row.offers)
		),
		...kinds.map((row) => line([kind, typeIn(style, row.serviceType)], row.searches, null))
	];
}
