import { doubles, problemsOf, readRows, type CsvRow, type RowProblem } from '../csv-rows';

export const populationColumns = ['AGS', 'Jahr', 'Einwohner', 'Unter18', 'Grundlage'] as const;

export type PopulationEntry = { officeAgs: string; year: number; total: number; under18: number | null; basis: string };

/** Which areas may be told: the own one, or (system administration) all that take part. */
export type KnownAreas = ReadonlySet<string>;

const FIRST_YEAR = 1990;
const MOST_PEOPLE = 20_000_000;

/** Inhabitants by year with the census they rest on: understood as a whole, or not at all. */
export function readPopulation(
	text: string,
	areas: KnownAreas
): { entries: PopulationEntry[]; problems: RowProblem[] } {
	const { rows, problems } = readRows(text, populationColumns);
	const read = rows.map((row) => readEntry(row, areas));
	const entries = read.flatMap(({ entry }) => (entry === null ? [] : [entry]));
	const keys = read.flatMap(({ entry }, index) =>
		entry === null ? [] : [{ row: rows[index]?.row ?? 0, key: `${entry.officeAgs} ${entry.year}` }]
	);
	const all = [...problems, ...read.flatMap((each) => each.problems), ...doubles(keys, 'Jahr')];
	return { entries: all.length === 0 ? entries : [], problems: all };
}

/** '224.956' or '224956'; null is no such number. */
function peopleIn(text: string): number | null {
	const digits = /^\d{1,3}(\.\d{3})+$/.test(text) ? text.replaceAll('.', '') : text;
	const count = /^\d{1,8}$/.test(digits) ? Number(digits) : Number.NaN;
	return count > 0 && count <= MOST_PEOPLE ? count : null;
}

function readEntry(
	{ row, cells }: CsvRow,
	areas: KnownAreas
): { entry: PopulationEntry | null; problems: RowProblem[] } {
	const { AGS: ags = '', Jahr: year = '', Grundlage: basis = '' } = cells;
	const { total, under18, wrong } = peopleOf(cells);
	const problems = problemsOf(row, [
		[!areas.has(ags), 'AGS', ags, 'fünf Ziffern eines örtlichen Trägers, den Sie pflegen'],
		[!isYear(year), 'Jahr', year, `ein Jahr ab ${FIRST_YEAR}`],
		...wrong,
		[!isBasis(basis), 'Grundlage', basis, 'der Zensus, auf dem die Zahl beruht, z. B. Zensus 2022']
	]);
	if (problems.length > 0 || total === null) return { entry: null, problems };
	return { entry: { officeAgs: ags, year: Number(year), total, under18, basis }, problems };
}

const isYear = (text: string) => /^\d{4}$/.test(text) && Number(text) >= FIRST_YEAR;
const isBasis = (text: string) => text !== '' && text.length <= 100;

function peopleOf({ Einwohner: people = '', Unter18: young = '' }: CsvRow['cells']) {
	const [total, under18] = [peopleIn(people), young === '' ? null : peopleIn(young)];
	const wrong: [boolean, string, string, string][] = [
		[total === null, 'Einwohner', people, 'eine Anzahl wie 224.956'],
		[young !== '' && under18 === null, 'Unter18', young, 'eine Anzahl wie 33.263, oder leer'],
		[(under18 ?? 0) > (total ?? 0), 'Unter18', young, 'höchstens so viele wie alle Einwohner']
	];
	return { total, under18, wrong };
}
