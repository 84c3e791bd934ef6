import { doubles, problemsOf, readRows, type CsvRow, type RowProblem } from '../csv-rows';
import type { Day } from '../day';
import { euro, type Euro } from '../money';
import { parseTypedDay, parseTypedDecimal } from '../typed-input';
import { allowanceKinds, allowanceLabels, type AllowanceKind } from './allowances';

export const allowanceColumns = ['Land', 'Art', 'Gilt ab', 'Alter von', 'Alter bis', 'Betrag', 'Quelle'] as const;

export type AllowanceEntry = {
	landCode: string;
	kind: AllowanceKind;
	from: Day;
	/** Completed years, both included. */
	ageFrom: number;
	ageTo: number;
	/** Per month. */
	amount: Euro;
	source: string;
};

type Row = { row: number; entry: AllowanceEntry | null; problems: RowProblem[] };

/** The table of a Land by age and day, with its source: understood as a whole, or not at all. */
export function readAllowances(
	text: string,
	{ lands, today }: { lands: ReadonlySet<string>; today: Day }
): { entries: AllowanceEntry[]; problems: RowProblem[] } {
	const { rows, problems } = readRows(text, allowanceColumns);
	const read = rows.map((row) => readEntry(row, { lands, today }));
	const all = [...problems, ...read.flatMap((one) => one.problems), ...twice(read)];
	return { entries: all.length === 0 ? read.flatMap(({ entry }) => entry ?? []) : [], problems: all };
}

/** An age with two amounts would leave open which one counts. */
const twice = (rows: readonly Row[]) =>
	doubles(
		rows.flatMap(({ row, entry }) =>
			entry === null ? [] : agesOf(entry).map((age) => ({ row, key: keyOf(entry, age) }))
		),
		'Alter von'
	);

const agesOf = ({ ageFrom, ageTo }: AllowanceEntry) =>
	Array.from({ length: ageTo - ageFrom + 1 }, (_, index) => ageFrom + index);
const keyOf = ({ landCode, kind, from }: AllowanceEntry, age: number) =>
	`${landCode} ${allowanceLabels[kind]} ${from}, ${age} Jahre`;

function readEntry({ row, cells }: CsvRow, { lands, today }: { lands: ReadonlySet<string>; today: Day }): Row {
	const { Land: land = '', Art: art = '', Betrag: betrag = '', Quelle: source = '' } = cells;
	const { 'Gilt ab': since = '', 'Alter von': youngest = '', 'Alter bis': oldest = '' } = cells;
	const landCode = land.toUpperCase();
	const [kind, from, amount] = [kindOf(art), parseTypedDay(since, today), amountOf(betrag)];
	const [ageFrom, ageTo] = [ageOf(youngest), ageOf(oldest)];
	const problems = problemsOf(row, [
		[!lands.has(landCode), 'Land', land, 'das Kürzel eines Landes, für das Sie Tabellen pflegen'],
		[kind === null, 'Art', art, Object.values(allowanceLabels).join(', ')],
		[from === null, 'Gilt ab', since, 'ein Tag wie 01.01.2026'],
		[ageFrom === null, 'Alter von', youngest, 'ganze Jahre von 0 bis 27'],
		[ageTo === null || ageTo < (ageFrom ?? 0), 'Alter bis', oldest, 'ganze Jahre bis 27, nicht unter „Alter von“'],
		[amount === null, 'Betrag', betrag, 'ein Betrag je Monat wie 34,50'],
		[source === '' || source.length > 200, 'Quelle', source, 'woher der Betrag stammt, z. B. Erlass und Datum']
	]);
	const isRead = kind !== null && from !== null && ageFrom !== null && ageTo !== null && amount !== null;
	if (problems.length > 0 || !isRead) return { row, entry: null, problems };
	return { row, entry: { landCode, kind, from, ageFrom, ageTo, amount, source }, problems };
}

const kindOf = (text: string) =>
	allowanceKinds.find((kind) => kind === text || allowanceLabels[kind].toLowerCase() === text.toLowerCase()) ?? null;

const OLDEST = 27;
const ageOf = (text: string) => (/^\d{1,2}$/.test(text) && Number(text) <= OLDEST ? Number(text) : null);

const MOST_EUROS = 99_999;
function amountOf(text: string): Euro | null {
	const number = parseTypedDecimal(text);
	return number !== null && Number(number) <= MOST_EUROS ? euro(number) : null;
}
