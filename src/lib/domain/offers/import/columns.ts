/** The columns of an offices' list, in the order of the sample file; a file may have them in any order. */
export type ImportColumn = {
	key: ImportColumnKey;
	heading: string;
	/** A required column must be there, and no cell of it may be empty. */
	required: boolean;
	/** What a cell must hold, as said in the column help and in every error of the column. */
	expected: string;
};

export type ImportColumnKey =
	| 'provider'
	| 'facility'
	| 'street'
	| 'postalCode'
	| 'place'
	| 'office'
	| 'serviceType'
	| 'specialisations'
	| 'places'
	| 'occupied'
	| 'rate'
	| 'rateFrom'
	| 'licenceFrom'
	| 'serviceDescriptionOn'
	| 'agreementOn'
	| 'ageFrom'
	| 'ageTo'
	| 'sex'
	| 'note'
	| 'phone'
	| 'email';

const dayExpected = 'ein Datum wie 01.06.2027';
const amountExpected = 'eine Zahl ab 0 mit höchstens zwei Nachkommastellen, zum Beispiel 8 oder 7,5';

const column = (key: ImportColumnKey, heading: string, expected: string): ImportColumn => ({
	key,
	heading,
	expected,
	required: requiredKeys.has(key)
});

const requiredKeys: ReadonlySet<ImportColumnKey> = new Set([
	'provider',
	'facility',
	'postalCode',
	'place',
	'office',
	'serviceType',
	'places'
]);

export const importColumns: readonly ImportColumn[] = [
	column('provider', 'Träger', 'der Name des Trägers, höchstens 200 Zeichen'),
	column('facility', 'Einrichtung', 'der Name der Einrichtung, höchstens 200 Zeichen'),
	column('street', 'Straße', 'Straße und Hausnummer, höchstens 200 Zeichen'),
	column('postalCode', 'PLZ', 'eine bekannte Postleitzahl mit 5 Ziffern'),
	column('place', 'Ort', 'der Ort, höchstens 200 Zeichen'),
	column('office', 'AGS', 'der fünfstellige AGS eines örtlichen Trägers, zum Beispiel 13075'),
	column('serviceType', 'Hilfeart', 'eine Hilfeart wie S34 oder „§ 34“ oder ihre Bezeichnung'),
	column('specialisations', 'Spezialisierungen', 'bekannte Spezialisierungen, mit | getrennt'),
	column('places', 'Plätze', amountExpected),
	column('occupied', 'Belegt', amountExpected),
	column('rate', 'Entgelt', 'ein Betrag über 0 mit höchstens zwei Nachkommastellen, zum Beispiel 76,00'),
	column('rateFrom', 'Gültig ab', dayExpected),
	column('licenceFrom', 'Betriebserlaubnis', dayExpected),
	column('serviceDescriptionOn', 'Leistungsbeschreibung', dayExpected),
	column('agreementOn', 'LEQ-Vereinbarung', dayExpected),
	column('ageFrom', 'Alter von', 'ein Alter in ganzen Jahren von 0 bis 27'),
	column('ageTo', 'Alter bis', 'ein Alter in ganzen Jahren von 0 bis 27'),
	column('sex', 'Geschlecht', 'm, w, d, gemischt oder alle'),
	column('note', 'Hinweis', 'ein Text mit höchstens 1.000 Zeichen'),
	column('phone', 'Telefon', 'eine Telefonnummer wie 03834 123456'),
	column('email', 'E-Mail', 'eine E-Mail-Adresse wie haus@beispiel.de')
];

const byKey = new Map(importColumns.map((entry) => [entry.key, entry]));

export function columnOf(key: ImportColumnKey): ImportColumn {
	const found = byKey.get(key);
	if (!found) throw new Error(`no import column ${key}`);
	return found;
}

/** One thing wrong in a file. `row` counts as the spreadsheet does: the heading is row 1. */
export type ImportProblem = { row: number; column: string; value: string; expected: string };

/** Where each known column stands in the file (0-based), or what is wrong with the heading. */
export type ImportHeading = { positions: ReadonlyMap<ImportColumnKey, number>; problems: ImportProblem[] };

/** 'Alter  von', 'ALTER VON' and 'alter-von' are one column: people type headings by hand. */
export const headingKey = (heading: string) =>
	heading
		.normalize('NFC')
		.replace(/[\s\u00ad\u200b\ufeff_-]/gu, '')
		.toLocaleLowerCase('de-DE')
		.replaceAll('ß', 'ss');

const byHeading = new Map(importColumns.map((entry) => [headingKey(entry.heading), entry.key]));

const HEADING_ROW = 1;
const allHeadings = importColumns.map(({ heading }) => heading).join(', ');

const headingProblem = (heading: string, expected: string): ImportProblem => ({
	row: HEADING_ROW,
	column: heading,
	value: heading,
	expected
});

/** Reads the first row of a file. Empty headings are passed over; a value below one is an error of its row. */
export function readHeading(headings: readonly string[]): ImportHeading {
	const positions = new Map<ImportColumnKey, number>();
	const problems: ImportProblem[] = [];
	headings.forEach((heading, position) => {
		if (headingKey(heading) === '') return;
		const key = byHeading.get(headingKey(heading));
		if (!key) problems.push(headingProblem(heading.trim(), `eine bekannte Spalte: ${allHeadings}`));
		else if (positions.has(key)) problems.push(headingProblem(columnOf(key).heading, 'jede Spalte nur einmal'));
		else positions.set(key, position);
	});
	for (const { key, heading, required } of importColumns) {
		if (required && !positions.has(key)) {
			problems.push({ row: HEADING_ROW, column: heading, value: '', expected: 'diese Spalte; sie ist Pflicht' });
		}
	}
	return { positions, problems };
}
