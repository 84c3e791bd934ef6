import type { Day } from '../../day';
import type { Euro } from '../../money';
import type { OfferSex } from '../../directory/kinds';
import { expectedCounty, readServiceType, readSpecialisations, type ImportCatalogue } from './catalogue';
import { columnOf, importColumns, type ImportColumnKey, type ImportProblem } from './columns';
import {
	dayReader,
	readAge,
	readAmount,
	readAs,
	readEmail,
	readFiveDigits,
	readMoney,
	readPhone,
	readSex,
	shownCell,
	textUpTo,
	unreadable,
	type ImportCell,
	type ReadValue
} from './values';

/** What the columns hold once read. */
type ColumnValues = {
	provider: string;
	facility: string;
	street: string;
	postalCode: string;
	place: string;
	office: string;
	serviceType: string;
	specialisations: readonly string[];
	places: string;
	occupied: string;
	rate: Euro;
	rateFrom: Day;
	licenceFrom: Day;
	serviceDescriptionOn: Day;
	agreementOn: Day;
	ageFrom: number;
	ageTo: number;
	sex: OfferSex;
	note: string;
	phone: string;
	email: string;
};

/** Absent: the row says nothing, what is known stays. null: the row says that there is none ('–'). */
export type RowValues = { [Key in ImportColumnKey]?: ColumnValues[Key] | null };

/** `faulty` names the columns that could not be read: what is not known must not be compared. */
export type ImportRow = { row: number; values: RowValues; shown: RowTexts; faulty: ReadonlySet<ImportColumnKey> };
type RowTexts = Partial<Record<ImportColumnKey, string>>;

export type RowContext = {
	positions: ReadonlyMap<ImportColumnKey, number>;
	catalogue: ImportCatalogue;
	/** AGS of the office that imports; null may import for every office. */
	ownOffice: string | null;
	/** Decides only the century of a year written with two digits. */
	today: Day;
};

type Readers = { [Key in ImportColumnKey]: (cell: ImportCell) => ReadValue<ColumnValues[Key]> };

const sentence = 200;
const paragraph = 1000;

function readersFor({ catalogue, today }: RowContext): Readers {
	const readDay = remembered(dayReader(today));
	const amount = remembered(readAmount);
	const age = remembered(readAge);
	return {
		provider: textUpTo(sentence),
		facility: textUpTo(sentence),
		street: textUpTo(sentence),
		postalCode: readFiveDigits,
		place: textUpTo(sentence),
		office: readFiveDigits,
		serviceType: remembered((cell) => readServiceType(cell, catalogue.serviceTypes)),
		specialisations: remembered((cell) => readSpecialisations(cell, catalogue.specialisations)),
		places: amount,
		occupied: amount,
		rate: remembered(readMoney),
		rateFrom: readDay,
		licenceFrom: readDay,
		serviceDescriptionOn: readDay,
		agreementOn: readDay,
		ageFrom: age,
		ageTo: age,
		sex: readSex,
		note: textUpTo(paragraph),
		phone: readPhone,
		email: readEmail
	};
}

/** A list repeats few service types, days and amounts many thousand times. */
function remembered<T>(read: (cell: ImportCell) => ReadValue<T>) {
	const known = new Map<string, ReadValue<T>>();
	return (cell: ImportCell): ReadValue<T> => {
		const key = cell.kind + cell.text;
		const earlier = known.get(key);
		if (earlier) return earlier;
		const value = read(cell);
		known.set(key, value);
		return value;
	};
}

/** Columns in which a lone dash says "there is none"; elsewhere it is an error. */
const clearable: ReadonlySet<ImportColumnKey> = new Set([
	'street',
	'specialisations',
	'licenceFrom',
	'serviceDescriptionOn',
	'agreementOn',
	'ageFrom',
	'ageTo',
	'sex',
	'note',
	'phone',
	'email'
]);

const isDash = (text: string) => /^[-–—]$/u.test(text);

function readCell<T>(cell: ImportCell, read: (cell: ImportCell) => ReadValue<T>): ReadValue<T> {
	if (cell.kind === 'formula') return unreadable('ein Wert (Formel statt Wert)');
	if (cell.kind === 'fault') return unreadable('ein Wert; die Zelle enthält einen Fehler der Tabelle');
	return read(cell);
}

const nothing: ImportCell = { kind: 'text', text: '' };

/** Makes a reader of rows; the catalogue is prepared once for the whole file. */
export function rowReader(context: RowContext) {
	const { positions, catalogue, ownOffice } = context;
	const readers = readersFor(context);
	return (row: number, cells: readonly ImportCell[]): { row: ImportRow; problems: ImportProblem[] } => {
		const found = new RowFindings(row);
		for (const { key } of importColumns) {
			const position = positions.get(key);
			if (position !== undefined) found.take(key, cells[position] ?? nothing, readers);
		}
		checkTogether(found, catalogue, ownOffice);
		return { row: { row, values: found.values, shown: found.shown, faulty: found.faulty }, problems: found.problems };
	};
}

class RowFindings {
	readonly values: RowValues = {};
	readonly shown: RowTexts = {};
	readonly faulty = new Set<ImportColumnKey>();
	readonly problems: ImportProblem[] = [];

	constructor(readonly row: number) {}

	take(key: ImportColumnKey, cell: ImportCell, readers: Readers) {
		const text = shownCell(cell);
		this.shown[key] = text;
		const read = this.readStatement<unknown>(key, text, () => readCell<unknown>(cell, readers[key]));
		if (!read.ok) this.refuse(key, read.expected);
		else if (read.value !== undefined) Object.assign(this.values, { [key]: read.value });
	}

	private readStatement<Value>(
		key: ImportColumnKey,
		text: string,
		read: () => ReadValue<Value>
	): ReadValue<Value | null | undefined> {
		if (text === '') return columnOf(key).required ? unreadable() : readAs(undefined);
		return clearable.has(key) && isDash(text) ? readAs(null) : read();
	}

	refuse(key: ImportColumnKey, expected: string | null) {
		const { heading, expected: usual } = columnOf(key);
		this.faulty.add(key);
		this.problems.push({ row: this.row, column: heading, value: this.shown[key] ?? '', expected: expected ?? usual });
	}
}

function checkTogether(found: RowFindings, catalogue: ImportCatalogue, ownOffice: string | null) {
	checkPlace(found, catalogue);
	checkTenant(found, ownOffice);
	const { rate, rateFrom, ageFrom, ageTo } = found.values;
	if (rate && !rateFrom && !found.faulty.has('rateFrom')) {
		found.refuse('rateFrom', 'das Datum, ab dem das Entgelt gilt, zum Beispiel 01.06.2027');
	}
	if (typeof ageFrom === 'number' && typeof ageTo === 'number' && ageFrom > ageTo) {
		found.refuse('ageTo', `ein Alter ab ${ageFrom} („Alter von“)`);
	}
}

function checkTenant(found: RowFindings, ownOffice: string | null) {
	const { office } = found.values;
	if (!office || ownOffice === null || office === ownOffice || found.faulty.has('office')) return;
	found.refuse('office', `${ownOffice}: Sie können nur Angebote Ihres örtlichen Trägers einlesen`);
}

function checkPlace(found: RowFindings, catalogue: ImportCatalogue) {
	const { postalCode, office } = found.values;
	if (postalCode && !catalogue.postalCodes.has(postalCode)) found.refuse('postalCode', null);
	if (!office) return;
	if (!catalogue.offices.has(office)) found.refuse('office', null);
	const county = postalCode ? expectedCounty(postalCode, catalogue, office) : null;
	if (county) found.refuse('office', county);
}
