import { describe, expect, it } from 'vitest';
import {
	catalogue,
	importDay,
	readSheet,
	sheet,
	someOffer,
	text,
	type SheetRow
} from '../../../../../tests/factories/offer-import';
import { readHeading } from './columns';
import { inFileOrder, readImportTable } from './table';

const places = (rows: readonly SheetRow[], office: string | null = null) =>
	readSheet(rows, office).problems.map(({ row, column }) => `${row} ${column}`);
const firstProblem = (row: SheetRow, office: string | null = null) =>
	readSheet([{ ...someOffer, ...row }], office).problems[0];

describe('heading', () => {
	it('knows columns in any order, case and spacing', () => {
		const { positions, problems } = readHeading([' e-mail ', 'ALTER  BIS', 'leq vereinbarung', 'Strasse', 'PLZ']);
		expect([...positions]).toEqual([
			['email', 0],
			['ageTo', 1],
			['agreementOn', 2],
			['street', 3],
			['postalCode', 4]
		]);
		expect(problems.map(({ column }) => column)).toEqual(['Träger', 'Einrichtung', 'Ort', 'AGS', 'Hilfeart', 'Plätze']);
	});

	it('names unknown and doubled columns', () => {
		const { problems } = readHeading([...sheet([someOffer]).headings, 'Farbe', 'plz']);
		expect(problems).toEqual([
			{
				row: 1,
				column: 'Farbe',
				value: 'Farbe',
				expected: expect.stringContaining('eine bekannte Spalte: Träger, ') as string
			},
			{ row: 1, column: 'PLZ', value: 'PLZ', expected: 'jede Spalte nur einmal' }
		]);
	});
});

describe('a row', () => {
	it('with the required columns alone is a statement', () => {
		const { statements, problems, rows } = readSheet([someOffer]);
		expect(problems).toEqual([]);
		expect(rows).toBe(1);
		expect(statements.offers).toEqual([
			{
				...{ key: '["Boddenhaus gGmbH","Haus am Bodden","S34"]', facilityKey: '["Boddenhaus gGmbH","Haus am Bodden"]' },
				...{ row: 2, label: 'Boddenhaus gGmbH, Haus am Bodden, S34', serviceType: 'S34', places: '8.00', rates: [] }
			}
		]);
	});

	it('an empty cell says nothing, a dash says that there is none', () => {
		const { statements } = readSheet([
			{ ...someOffer, note: '', ageFrom: '', phone: '–', sex: '-', specialisations: '-' }
		]);
		expect(statements.offers[0]).toMatchObject({ sex: 'any', specialisations: [] });
		expect(statements.offers[0]).not.toHaveProperty('note');
		expect(statements.offers[0]).not.toHaveProperty('ageFrom');
		expect(statements.facilities[0]).toMatchObject({ phone: null });
	});

	it.each<[SheetRow, string, string]>([
		[{ provider: '' }, 'Träger', 'der Name des Trägers'],
		[{ postalCode: '99998' }, 'PLZ', 'bekannte Postleitzahl'],
		[{ office: '13999' }, 'AGS', 'fünfstellige AGS'],
		[{ office: '13003' }, 'AGS', '13075 (Landkreis Vorpommern-Greifswald): dort liegt 17489'],
		[{ places: '-1' }, 'Plätze', 'eine Zahl ab 0'],
		[{ places: { kind: 'formula', text: '=4+4' } }, 'Plätze', 'Formel statt Wert'],
		[{ note: { kind: 'formula', text: '=A1' } }, 'Hinweis', 'Formel statt Wert'],
		[{ places: { kind: 'fault', text: '#N/A' } }, 'Plätze', 'Fehler der Tabelle'],
		[{ rate: '76,00', rateFrom: '' }, 'Gültig ab', 'das Datum, ab dem das Entgelt gilt'],
		[{ rate: '76,00' }, 'Gültig ab', 'das Datum, ab dem das Entgelt gilt'],
		[{ rate: 'viel', rateFrom: '1.6.17' }, 'Entgelt', 'ein Betrag über 0'],
		[{ ageFrom: '12', ageTo: '6' }, 'Alter bis', 'ein Alter ab 12'],
		[{ email: 'haus' }, 'E-Mail', 'E-Mail-Adresse'],
		[{ licenceFrom: 'immer' }, 'Betriebserlaubnis', 'ein Datum']
	])('%j: error at %s', (row, column, expected) => {
		expect(firstProblem(row)).toMatchObject({ row: 2, column, expected: expect.stringContaining(expected) as string });
	});

	it('tells everything wrong at once, in the order of the file', () => {
		expect(
			places([
				{ ...someOffer, places: 'x', email: 'x' },
				{ ...someOffer, serviceType: 'A31' },
				{ ...someOffer, provider: '' }
			])
		).toEqual(['2 Plätze', '2 E-Mail', '4 Träger']);
	});

	it('of another office is refused to an office', () => {
		expect(firstProblem({}, '13075')).toBeUndefined();
		expect(firstProblem({}, '13003')).toMatchObject({ column: 'AGS', value: '13075' });
	});

	it('beside the columns has no values', () => {
		const table = sheet([someOffer]);
		const stray = { row: 2, cells: [...(table.rows[0]?.cells ?? []), text('00')] };
		const { problems } = readImportTable({ ...table, rows: [stray] }, { catalogue, ownOffice: null, today: importDay });
		expect(problems).toEqual([expect.objectContaining({ row: 2, column: 'Spalte 9 ohne Überschrift', value: '00' })]);
	});

	it('blank rows count but say nothing; a file of them is an error', () => {
		expect(readSheet([{ provider: '' }, someOffer]).statements.offers[0]?.row).toBe(3);
		expect(readSheet([{ ...someOffer, ...blank }]).problems).toMatchObject([{ row: 0 }]);
	});
});

const blank = {
	provider: '',
	facility: '',
	street: '',
	postalCode: '',
	place: '',
	office: '',
	serviceType: '',
	places: ''
};

describe('several rows of one offer', () => {
	const rated = { ...someOffer, rate: '76,00', rateFrom: '01.06.2017' };

	it('are slices of its rate when only the rate differs', () => {
		const { statements, problems } = readSheet([{ ...rated, rate: '88', rateFrom: '1.1.2018' }, rated]);
		expect(problems).toEqual([]);
		expect(statements.offers).toHaveLength(1);
		expect(statements.offers[0]?.rates).toEqual([
			{ row: 3, from: '2017-06-01', amount: '76.00' },
			{ row: 2, from: '2018-01-01', amount: '88.00' }
		]);
	});

	it.each<[string, SheetRow]>([
		['the same day', { rate: '88' }],
		['no rate', { rate: '', rateFrom: '' }],
		['other places', { rateFrom: '1.1.2018', places: '9' }],
		['the same again', {}]
	])('%s: doubled', (_name, second) => {
		expect(readSheet([rated, { ...rated, ...second }]).problems).toEqual([
			expect.objectContaining({
				row: 3,
				column: 'Hilfeart',
				expected: expect.stringContaining('doppelt, steht schon in Zeile 2') as string
			})
		]);
	});

	it('a cell that could not be read is not called a double as well', () => {
		expect(places([rated, { ...rated, rateFrom: 'x' }])).toEqual(['3 Gültig ab']);
	});
});

describe('several offers of one facility', () => {
	const second = { ...someOffer, serviceType: 'T35A' };

	it('share what the first row says', () => {
		const { statements } = readSheet([
			{ ...someOffer, phone: '' },
			{ ...second, phone: '03834 1' + '2' }
		]);
		expect(statements.facilities).toEqual([expect.objectContaining({ row: 2, phone: '03834 12' })]);
		expect(statements.offers).toHaveLength(2);
	});

	it('must agree on the address', () => {
		expect(readSheet([someOffer, { ...second, street: 'Hafenweg 4' }]).problems).toEqual([
			{
				...{ row: 3, column: 'Straße', value: 'Hafenweg 4' },
				expected: 'dieselbe Angabe wie für diese Einrichtung in Zeile 2: „Hafenweg 3“'
			}
		]);
	});

	it('may differ in contact, with a warning', () => {
		const { problems, warnings } = readSheet([
			{ ...someOffer, phone: '03834 12' },
			{ ...second, phone: '03834 99' }
		]);
		expect(problems).toEqual([]);
		expect(warnings).toMatchObject([{ row: 3, column: 'Telefon' }]);
	});
});

it('a day without a rate is a warning', () => {
	expect(readSheet([{ ...someOffer, rateFrom: '1.6.17' }])).toMatchObject({
		problems: [],
		warnings: [{ row: 2, column: 'Gültig ab', value: '1.6.17' }]
	});
});

it('order of problems does not depend on how they were found', () => {
	const problem = (row: number, column: string) => ({ row, column, value: '', expected: '' });
	expect(inFileOrder([problem(3, 'PLZ'), problem(2, 'E-Mail'), problem(2, 'Träger'), problem(0, 'Datei')])).toEqual([
		problem(0, 'Datei'),
		problem(2, 'Träger'),
		problem(2, 'E-Mail'),
		problem(3, 'PLZ')
	]);
});
