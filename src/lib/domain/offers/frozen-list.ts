import type { WholeEuro } from '../money';
import type { Need } from './need';
import type { OfferList, OfferRow } from './search-offers';

type FrozenRow = Pick<
	OfferRow,
	| 'offerId'
	| 'provider'
	| 'facility'
	| 'place'
	| 'office'
	| 'free'
	| 'reportedAt'
	| 'rate'
	| 'targetFee'
	| 'difference'
	| 'best'
	| 'distanceKm'
	| 'unavailable'
	| 'freeFrom'
>;

/** The list as it was seen when an offer was chosen: offers, prices, filters, time. Kept in the decision record. */
export type FrozenList = {
	asOf: string;
	/** The filters. */
	need: Need;
	all: number;
	available: number;
	days: number;
	weeks: string;
	cheapest: WholeEuro | null;
	/** Null where the list was kept before anything was chosen. */
	chosenOfferId: string | null;
	rows: FrozenRow[];
};

/** `list` is the page that was on the screen. */
export function freezeList(list: OfferList, need: Need, chosenOfferId: string | null): FrozenList {
	const { asOf, all, available, days, weeks, rows } = list;
	return {
		asOf,
		need,
		all,
		available,
		days,
		weeks,
		cheapest: cheapestFee(rows),
		chosenOfferId,
		rows: rows.map(frozen)
	};
}

/** Fee of the cheapest of the list: any priced row tells it, on whatever page it stands. */
function cheapestFee(rows: readonly OfferRow[]): WholeEuro | null {
	const priced = rows.find(({ targetFee, difference }) => targetFee !== null && difference !== null);
	return priced ? (String(Number(priced.targetFee) - Number(priced.difference)) as WholeEuro) : null;
}

const frozen = (row: OfferRow): FrozenRow => ({
	offerId: row.offerId,
	provider: row.provider,
	facility: row.facility,
	place: row.place,
	office: row.office,
	free: row.free,
	reportedAt: row.reportedAt,
	rate: row.rate,
	targetFee: row.targetFee,
	difference: row.difference,
	best: row.best,
	distanceKm: row.distanceKm,
	unavailable: row.unavailable,
	freeFrom: row.freeFrom
});
