import { columnOf, importColumns, type ImportColumnKey, type ImportProblem } from './columns';
import type { ImportRow } from './row';

/** Names alone identify: provider by name, facility by provider and name. */
export const facilityKey = (provider: string, facility: string) => JSON.stringify([provider, facility]);
export const offerKey = (provider: string, facility: string, serviceType: string) =>
	JSON.stringify([provider, facility, serviceType]);

/** Rows of one offer, in the order of the file: the first says what the offer is, each may add a rate. */
export type RowsOfOffer = readonly [ImportRow, ...ImportRow[]];

export type GroupedRows = { offers: RowsOfOffer[]; problems: ImportProblem[]; warnings: ImportProblem[] };

const rateColumns: ReadonlySet<ImportColumnKey> = new Set(['rate', 'rateFrom']);
const offerColumns = importColumns.map(({ key }) => key).filter((key) => !rateColumns.has(key));

/** One address per facility; who answers the phone and since when it is licensed may be told by the first row. */
const addressColumns: readonly ImportColumnKey[] = ['street', 'postalCode', 'place', 'office'];
const contactColumns: readonly ImportColumnKey[] = ['phone', 'email', 'licenceFrom'];

export function groupRows(rows: readonly ImportRow[]): GroupedRows {
	const offers = new Map<string, [ImportRow, ...ImportRow[]]>();
	const facilities = new Map<string, FirstStatements>();
	const problems: ImportProblem[] = [];
	const warnings: ImportProblem[] = [];
	for (const row of rows) {
		const { provider, facility, serviceType } = row.values;
		if (!provider || !facility) continue;
		const statements = firstStatementsOf(facilities, facilityKey(provider, facility));
		problems.push(...contradictions(row, statements, addressColumns));
		warnings.push(...contradictions(row, statements, contactColumns));
		if (!serviceType) continue;
		problems.push(...joinOffer(offers, offerKey(provider, facility, serviceType), row));
	}
	return { offers: [...offers.values()], problems, warnings };
}

type FirstStatements = Map<ImportColumnKey, ImportRow>;

function firstStatementsOf(all: Map<string, FirstStatements>, key: string): FirstStatements {
	const known = all.get(key) ?? new Map<ImportColumnKey, ImportRow>();
	all.set(key, known);
	return known;
}

const same = (a: ImportRow, b: ImportRow, key: ImportColumnKey) =>
	JSON.stringify(a.values[key]) === JSON.stringify(b.values[key]);

function contradictions(row: ImportRow, first: FirstStatements, columns: readonly ImportColumnKey[]) {
	const found: ImportProblem[] = [];
	for (const key of columns) {
		if (row.values[key] === undefined || row.faulty.has(key)) continue;
		const earlier = first.get(key);
		if (!earlier) first.set(key, row);
		else if (!same(earlier, row, key)) found.push(contradiction(row, earlier, key));
	}
	return found;
}

const contradiction = (row: ImportRow, earlier: ImportRow, key: ImportColumnKey): ImportProblem => ({
	row: row.row,
	column: columnOf(key).heading,
	value: row.shown[key] ?? '',
	expected: `dieselbe Angabe wie für diese Einrichtung in Zeile ${String(earlier.row)}: „${earlier.shown[key] ?? ''}“`
});

/** A second row of an offer may only bring another rate from another day; all else is a slip of the list. */
function joinOffer(offers: Map<string, [ImportRow, ...ImportRow[]]>, key: string, row: ImportRow): ImportProblem[] {
	const earlier = offers.get(key);
	if (!earlier) {
		offers.set(key, [row]);
		return [];
	}
	const double = earlier.find((other) => isDouble(other, row));
	if (double) return [doubleOf(row, double)];
	earlier.push(row);
	return [];
}

function isDouble(earlier: ImportRow, row: ImportRow) {
	const comparable = (key: ImportColumnKey) => !earlier.faulty.has(key) && !row.faulty.has(key);
	if (offerColumns.some((key) => comparable(key) && !same(earlier, row, key))) return true;
	return comparable('rateFrom') && (same(earlier, row, 'rateFrom') || !row.values.rate || !earlier.values.rate);
}

const doubleOf = (row: ImportRow, earlier: ImportRow): ImportProblem => ({
	row: row.row,
	column: columnOf('serviceType').heading,
	value: row.shown.serviceType ?? '',
	expected: `nur eine Zeile je Angebot: doppelt, steht schon in Zeile ${earlier.row}. Weitere Zeilen nur für weitere Entgelte mit anderem „Gültig ab“`
});
