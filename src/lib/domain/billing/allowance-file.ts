import { doubles, problemsOf, readRows, type CsvRow, type RowProblem } from '../csv-rows';
import type { Day } from '../day';
import { euro, type Euro } from '../money';
import { parseTypedDay, parseTypedDecimal } from '../typed-input';
import { allowanceKinds, allowanceLabels, type AllowanceKind } from '../rates/allowance-kinds';

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
export function readAllowances(text: string, known: Known): { entries: AllowanceEntry[]; problems: RowProblem[] } {
	const { rows, problems } = readRows(text, allowanceColumns);
	const read = rows.map((row) => readEntry(row, known));
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

type Known = { lands: ReadonlySet<string>; today: Day };

function readEntry({ row, cells }: CsvRow, known: Known): Row {
	const [table, ages, amount] = [readTable(cells, known), readAges(cells), readAmount(cells)];
	const problems = problemsOf(row, [...table.wrong, ...ages.wrong, ...amount.wrong]);
	if (problems.length > 0 || !table.value || !ages.value || !amount.value) return { row, entry: null, problems };
	return { row, entry: { ...table.value, ...ages.value, ...amount.value }, problems };
}

type Table = Pick<AllowanceEntry, 'landCode' | 'kind' | 'from'>;
type Ages = Pick<AllowanceEntry, 'ageFrom' | 'ageTo'>;
type Amount = Pick<AllowanceEntry, 'amount' | 'source'>;
/** What some cells say, and which of them are wrong: [is it, column, value, what is expected]. */
type Part<T> = { value: T | null; wrong: [boolean, string, string, string][] };
type Cells = CsvRow['cells'];

function readTable({ Land: land = '', Art: art = '', 'Gilt ab': since = '' }: Cells, known: Known): Part<Table> {
	const [landCode, kind, from] = [land.toUpperCase(), kindOf(art), parseTypedDay(since, known.today)];
	return {
		value: kind === null || from === null ? null : { landCode, kind, from },
		wrong: [
			[!known.lands.has(landCode), 'Land', land, 'das Kürzel eines Landes, für das Sie Tabellen pflegen'],
			[kind === null, 'Art', art, Object.values(allowanceLabels).join(', ')],
			[from === null, 'Gilt ab', since, 'ein Tag wie 01.01.2026']
		]
	};
}

function readAges({ 'Alter von': youngest = '', 'Alter bis': oldest = '' }: Cells): Part<Ages> {
	const [ageFrom, ageTo] = [ageOf(youngest), ageOf(oldest)];
	return {
		value: ageFrom === null || ageTo === null ? null : { ageFrom, ageTo },
		wrong: [
			[ageFrom === null, 'Alter von', youngest, 'ganze Jahre von 0 bis 27'],
			[ageTo === null || ageTo < (ageFrom ?? 0), 'Alter bis', oldest, 'ganze Jahre bis 27, nicht unter „Alter von“']
		]
	};
}

function readAmount({ Betrag: typed = '', Quelle: source = '' }: Cells): Part<Amount> {
	const amount = amountOf(typed);
	return {
		value: amount === null ? null : { amount, source },
		wrong: [
			[amount === null, 'Betrag', typed, 'ein Betrag je Monat wie 34,50'],
			[source === '' || source.length > 200, 'Quelle', source, 'woher der Betrag stammt, z. B. Erlass und Datum']
		]
	};
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
