export const evaluationKinds = [
	'budgets',
	'allowances',
	'rates',
	'rate-development',
	'staff',
	'residential',
	'ambulant',
	'population',
	'products'
] as const;
export type EvaluationKind = (typeof evaluationKinds)[number];

export const evaluationNames: Record<EvaluationKind, string> = {
	budgets: 'Haushaltsansätze',
	allowances: 'Nebenleistungen',
	rates: 'Entgelte vollstationär',
	'rate-development': 'Entwicklung der Entgelte',
	staff: 'Personal',
	residential: 'Stationäre Hilfen',
	ambulant: 'Ambulante Hilfen',
	population: 'Einwohner',
	products: 'Produktkatalog'
};

export type ValueKind = 'text' | 'euro' | 'count' | 'amount';
export type EvaluationColumn = { id: string; label: string; kind: ValueKind };

/** One small table: values as decimal text with a point, null where nothing is on record. */
export type Evaluation = {
	kind: EvaluationKind;
	/** What it is of. */
	about: string;
	columns: readonly EvaluationColumn[];
	rows: readonly (readonly (string | null)[])[];
};
