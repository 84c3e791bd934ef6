import type { HiddenBase } from './base';

export const figureCodes = [
	'budget',
	'cases',
	'cases-per-1000',
	'rate-min',
	'rate-max',
	'rate-median',
	'payments',
	'payments-per-case',
	'payments-per-inhabitant',
	'out-of-area',
	'foreign-occupancy',
	'fruitless-searches',
	'drop-outs',
	'drop-out-share',
	'stay-mean',
	'stay-median',
	'utilisation',
	'days-to-place',
	'moves-per-case'
] as const;
export type FigureCode = (typeof figureCodes)[number];

export type FigureUnit = 'euro' | 'count' | 'percent' | 'days' | 'ratio';

/** What must be on record for a month to have a value at all: without it the month is missing, never 0. */
export type FigureSource = 'budgets' | 'stays' | 'invoices' | 'searches' | 'places';

export type FigureDefinition = {
	name: string;
	unit: FigureUnit;
	/** How it is computed, in one sentence; shown as help beside the figure. */
	formula: string;
	/** Amounts and counts add up over offices; for all others the row of all offices is computed from what lies beneath. */
	additive: boolean;
	source: FigureSource;
	/** What it is related to. */
	per: 'case' | 'inhabitant' | 'inhabitant-under-18' | null;
	/** Decimal places of a single month, and of a mean of several. */
	places: readonly [month: number, mean: number];
	/** Counts that give the figure away: where one of them is hidden, so is the figure. */
	restsOn: readonly HiddenBase[];
	/** Which way is good; null where neither is. */
	better: 'more' | 'less' | null;
};

/** The one table of all figures; every screen, file and answer reads it. */
export const figures: Record<FigureCode, FigureDefinition> = {
	budget: {
		...{ name: 'Haushaltsansatz', unit: 'euro', additive: true, source: 'budgets', per: null, places: [2, 2] },
		...{ formula: 'Haushaltsansatz des Jahres ÷ 12.', restsOn: [], better: null }
	},
	cases: {
		...{ name: 'Fallzahlen', unit: 'count', additive: true, source: 'stays', per: null, places: [0, 1] },
		...{ formula: 'Fälle mit einer Belegung an mindestens einem Tag des Monats.', restsOn: ['cases'], better: null }
	},
	'cases-per-1000': {
		...{ name: 'Fälle je 1.000 unter 18', unit: 'ratio', additive: false, source: 'stays', per: 'inhabitant-under-18' },
		...{ formula: 'Fallzahl × 1.000 ÷ Einwohner unter 18 Jahren.', places: [2, 2], restsOn: ['cases'], better: null }
	},
	'rate-min': {
		...{ name: 'Niedrigstes Entgelt', unit: 'euro', additive: false, source: 'stays', per: null, places: [2, 2] },
		formula: 'Kleinster Tagessatz (bei ambulanten Hilfen Stundensatz) der im Monat laufenden Belegungen.',
		...{ restsOn: ['cases', 'rates'], better: null }
	},
	'rate-max': {
		...{ name: 'Höchstes Entgelt', unit: 'euro', additive: false, source: 'stays', per: null, places: [2, 2] },
		formula: 'Größter Tagessatz (bei ambulanten Hilfen Stundensatz) der im Monat laufenden Belegungen.',
		...{ restsOn: ['cases', 'rates'], better: null }
	},
	'rate-median': {
		...{ name: 'Entgelt, Median', unit: 'euro', additive: false, source: 'stays', per: null, places: [2, 2] },
		formula:
			'Mittlerer Wert der Tagessätze (bei ambulanten Hilfen Stundensätze) der im Monat laufenden Belegungen; bei gerader Anzahl das Mittel der beiden mittleren. Über alle Hilfearten nur Tagessätze.',
		...{ restsOn: ['cases', 'rates'], better: null }
	},
	payments: {
		...{ name: 'Auszahlungen', unit: 'euro', additive: true, source: 'invoices', per: null, places: [2, 2] },
		...{ formula: 'Angeordnete Beträge nach dem Monat der Leistung.', restsOn: ['paid'], better: null }
	},
	'payments-per-case': {
		...{ name: 'Auszahlungen je Fall', unit: 'euro', additive: false, source: 'invoices', per: 'case', places: [2, 2] },
		formula: 'Angeordnete Beträge nach dem Monat der Leistung ÷ Fallzahl des Monats.',
		...{ restsOn: ['paid', 'cases'], better: null }
	},
	'payments-per-inhabitant': {
		...{ name: 'Auszahlungen je Einwohner', unit: 'euro', additive: false, source: 'invoices', per: 'inhabitant' },
		formula: 'Angeordnete Beträge nach dem Monat der Leistung ÷ Einwohner.',
		...{ places: [2, 2], restsOn: ['paid'], better: null }
	},
	'out-of-area': {
		...{ name: 'Auswärtige Buchungen', unit: 'count', additive: true, source: 'stays', per: null, places: [0, 1] },
		formula: 'Im Monat begonnene Belegungen außerhalb des eigenen Gebiets oder außerhalb des Portals.',
		...{ restsOn: ['out-of-area'], better: 'less' }
	},
	'foreign-occupancy': {
		...{ name: 'Fremdbelegung', unit: 'percent', additive: false, source: 'places', per: null, places: [1, 1] },
		formula: 'Anteil der belegten Platztage im eigenen Gebiet, die andere nutzen.',
		...{ restsOn: ['area', 'foreign', 'own-use'], better: null }
	},
	'fruitless-searches': {
		...{ name: 'Erfolglose Suchen', unit: 'count', additive: true, source: 'searches', per: null, places: [0, 1] },
		...{ formula: 'Gespeicherte Suchen ohne verfügbares Angebot.', restsOn: ['fruitless'], better: 'less' }
	},
	'drop-outs': {
		...{ name: 'Abbrüche', unit: 'count', additive: true, source: 'stays', per: null, places: [0, 1] },
		formula: 'Im Monat beendete Belegungen mit Endegrund 20, 21 oder 22 (Abbruch).',
		...{ restsOn: ['drop-outs'], better: 'less' }
	},
	'drop-out-share': {
		...{ name: 'Abbruchquote', unit: 'percent', additive: false, source: 'stays', per: null, places: [1, 1] },
		formula: 'Abbrüche ÷ alle im Monat beendeten Belegungen.',
		// With the drop-outs it tells how many ended otherwise, with the changes also how many by neither.
		...{ restsOn: ['drop-outs', 'ended', 'other-ends', 'plain-ends'], better: 'less' }
	},
	'stay-mean': {
		...{ name: 'Verweildauer, Mittel', unit: 'days', additive: false, source: 'stays', per: null, places: [1, 1] },
		formula: 'Mittel der Tage von Beginn bis Ende der im Monat beendeten Belegungen.',
		...{ restsOn: ['ended'], better: null }
	},
	'stay-median': {
		...{ name: 'Verweildauer, Median', unit: 'days', additive: false, source: 'stays', per: null, places: [1, 1] },
		formula:
			'Mittlerer Wert der Tage von Beginn bis Ende der im Monat beendeten Belegungen; bei gerader Anzahl das Mittel der beiden mittleren.',
		...{ restsOn: ['ended'], better: null }
	},
	utilisation: {
		...{ name: 'Auslastung', unit: 'percent', additive: false, source: 'places', per: null, places: [1, 1] },
		formula:
			'Belegte Platztage ÷ betreibbare Platztage im eigenen Gebiet (ohne ambulante Hilfen); im laufenden Monat nach heutigem Stand bis Monatsende.',
		...{ restsOn: ['area'], better: 'more' }
	},
	'days-to-place': {
		...{ name: 'Tage bis zur Aufnahme', unit: 'days', additive: false, source: 'stays', per: null, places: [1, 1] },
		formula: 'Median der Tage von der ersten Anfrage oder Reservierung bis zur Aufnahme, nach dem Monat der Aufnahme.',
		...{ restsOn: ['placed'], better: 'less' }
	},
	'moves-per-case': {
		...{ name: 'Wechsel je Fall', unit: 'ratio', additive: false, source: 'stays', per: 'case', places: [2, 2] },
		...{
			formula: 'Wechsel des Angebots im Monat ÷ Fallzahl des Monats.',
			restsOn: ['transfers', 'cases'],
			better: 'less'
		}
	}
};

export const isFigureCode = (code: string): code is FigureCode => Object.hasOwn(figures, code);

/** Needs the number of inhabitants. */
export const isPerInhabitant = (code: FigureCode) => figures[code].per?.startsWith('inhabitant') ?? false;
