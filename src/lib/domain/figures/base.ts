/** The counts that may rest on so few cases that somebody could be recognised; what is counted is always cases. */
export const hiddenBases = [
	'cases',
	'rates',
	'paid',
	'out-of-area',
	'area',
	'foreign',
	'fruitless',
	'drop-outs',
	'ended',
	'placed',
	'transfers',
	// What is left of a count of which another is shown: it is a number of cases as well.
	'other-ends',
	'plain-ends',
	'own-use'
] as const;
export type HiddenBase = (typeof hiddenBases)[number];

/** What the figures of a month are computed from. Money in cents, place-days in hundredths: integers, nothing rounded. */
export type BaseCounts = {
	/** The month's share of the budget. */
	budgetCents: number | null;
	/** With a stay on at least one day. */
	cases: number;
	/** Cents of each running stay. */
	rates: readonly number[];
	/** Ordered for services of the month; null when nothing is ordered yet. */
	paidCents: number | null;
	outOfArea: number;
	occupiedDays: number;
	operableDays: number;
	foreignDays: number;
	fruitless: number;
	dropOuts: number;
	/** Days of each stay that ended. */
	lengths: readonly number[];
	/** Days from request or reservation to arrival of each stay that began. */
	daysToPlace: readonly number[];
	transfers: number;
	/** What is withheld from whoever asks; its counts are 0 or empty here. */
	hidden: readonly HiddenBase[];
};

export const nothing: BaseCounts = {
	...{ budgetCents: null, cases: 0, rates: [], paidCents: null, outOfArea: 0 },
	...{ occupiedDays: 0, operableDays: 0, foreignDays: 0, fruitless: 0, dropOuts: 0 },
	...{ lengths: [], daysToPlace: [], transfers: 0, hidden: [] }
};

const added = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : a + b);

/** Several offices, regions or months as if they were one. */
export const pool = (parts: readonly BaseCounts[]): BaseCounts =>
	parts.reduce(
		(total, part) => ({
			budgetCents: added(total.budgetCents, part.budgetCents),
			cases: total.cases + part.cases,
			rates: [...total.rates, ...part.rates],
			paidCents: added(total.paidCents, part.paidCents),
			outOfArea: total.outOfArea + part.outOfArea,
			occupiedDays: total.occupiedDays + part.occupiedDays,
			operableDays: total.operableDays + part.operableDays,
			foreignDays: total.foreignDays + part.foreignDays,
			fruitless: total.fruitless + part.fruitless,
			dropOuts: total.dropOuts + part.dropOuts,
			lengths: [...total.lengths, ...part.lengths],
			daysToPlace: [...total.daysToPlace, ...part.daysToPlace],
			transfers: total.transfers + part.transfers,
			hidden: [...new Set([...total.hidden, ...part.hidden])]
		}),
		nothing
	);
