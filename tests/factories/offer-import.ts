import type { ImportCatalogue } from '../../src/lib/domain/offers/import/catalogue';
import { importColumns, type ImportColumnKey } from '../../src/lib/domain/offers/import/columns';
import type { KnownDirectory } from '../../src/lib/domain/offers/import/known';
import { readImportTable, type ImportTable } from '../../src/lib/domain/offers/import/table';
import type { ImportCell } from '../../src/lib/domain/offers/import/values';
import type { Day } from '../../src/lib/domain/day';

export const importDay = '2027-06-15' as Day;

/** A small catalogue with real ambiguities: § 35a twice, two counties for one postal code. */
export const catalogue: ImportCatalogue = {
	serviceTypes: [
		{ code: 'S34', section: '§ 34', name: 'Heimerziehung, sonstige betreute Wohnform', setting: 'residential' },
		{ code: 'S35A', section: '§ 35a', name: 'Eingliederungshilfe stationär', setting: 'residential' },
		{ code: 'T35A', section: '§ 35a', name: 'Eingliederungshilfe teilstationär', setting: 'part-residential' },
		{ code: 'S41', section: '§ 41 i. V. m. § 34', name: 'Hilfe für junge Volljährige', setting: 'residential' },
		{ code: 'A31', section: '§ 31', name: 'Sozialpädagogische Familienhilfe', setting: 'ambulant' }
	],
	specialisations: [
		{ code: 'trauma', name: 'Traumapädagogik' },
		{ code: 'autism', name: 'Autismus-Spektrum' },
		{ code: 'addiction', name: 'Sucht' }
	],
	offices: new Map([
		['13075', 'Landkreis Vorpommern-Greifswald'],
		['13071', 'Landkreis Mecklenburgische Seenplatte'],
		['13003', 'Hansestadt Rostock'],
		['01051', 'Kreis Dithmarschen']
	]),
	postalCodes: new Map([
		['17489', { allAgs: ['13075'], lat: 54.09, lon: 13.38 }],
		['17438', { allAgs: ['13075'], lat: 54.05, lon: 13.77 }],
		['17098', { allAgs: ['13071', '13075'], lat: 53.66, lon: 13.56 }],
		['18055', { allAgs: ['13003'], lat: 54.08, lon: 12.15 }],
		['01067', { allAgs: ['01051'], lat: 51.05, lon: 13.74 }]
	])
};

export const text = (value: string): ImportCell => ({ kind: 'text', text: value });

/** Cells as text by their column; the heading names exactly the columns used in any row. */
export type SheetRow = Partial<Record<ImportColumnKey, string | ImportCell>>;

export const someOffer: SheetRow = {
	provider: 'Boddenhaus gGmbH',
	facility: 'Haus am Bodden',
	street: 'Hafenweg 3',
	postalCode: '17489',
	place: 'Greifswald',
	office: '13075',
	serviceType: 'S34',
	places: '8'
};

export function sheet(rows: readonly SheetRow[]): ImportTable {
	const used = importColumns.filter(({ key }) => rows.some((row) => key in row));
	return {
		headings: used.map(({ heading }) => heading),
		rows: rows.map((row, index) => ({
			row: index + 2,
			cells: used.map(({ key }) => {
				const cell = row[key] ?? '';
				return typeof cell === 'string' ? text(cell) : cell;
			})
		})),
		problems: []
	};
}

export const readSheet = (rows: readonly SheetRow[], ownOffice: string | null = null) =>
	readImportTable(sheet(rows), { catalogue, ownOffice, today: importDay });

export const emptyDirectory: KnownDirectory = { providers: new Map(), facilities: new Map(), offers: new Map() };
