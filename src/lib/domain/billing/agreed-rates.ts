import { Decimal } from 'decimal.js';
import type { Day } from '../day';
import { euro, type Euro } from '../money';
import type { BilledRate } from './facts';

/** A dated price of an offer; `pfg` is the place-keeping fee where the agreement names it itself. */
export type PriceSlice = { from: Day; amount: Euro; pfg: Euro | null };

/** What an agreement says besides the rate, from which day on. */
export type DatedTerms = { from: Day; foodShare: Euro | null; pfg: Euro | null; travelSurcharge: Euro | null };

const NOTHING = '0.00' as Euro;

/** Prices with the terms that hold with each: a new one whenever either changes. */
export function agreedRates(slices: readonly PriceSlice[], terms: readonly DatedTerms[]): BilledRate[] {
	const days = [...new Set([...slices, ...terms].map(({ from }) => from))].sort(compare);
	return days.flatMap((from) => {
		const slice = inForce(slices, from);
		if (!slice) return [];
		const { amount } = slice;
		const agreed = inForce(terms, from);
		// A fee that the slice names counts before one of the agreement, and that before a share for all rates.
		const fee = slice.pfg ?? agreed?.pfg ?? null;
		const foodShare = fee === null ? (agreed?.foodShare ?? NOTHING) : shareOf(amount, fee);
		return [{ from, amount, foodShare, travelSurcharge: agreed?.travelSurcharge ?? NOTHING }];
	});
}

/** A fee that was agreed for a higher rate is not paid beyond the rate. */
const shareOf = (amount: Euro, fee: Euro) => euro(Decimal.max(0, new Decimal(amount).minus(fee)));

const compare = (a: Day, b: Day) => (a < b ? -1 : Number(a > b));

/** What began last on or before a day. */
export const inForce = <T extends { from: Day }>(dated: readonly T[], day: Day): T | undefined =>
	dated
		.filter(({ from }) => from <= day)
		.reduce<T | undefined>((last, one) => (last && last.from > one.from ? last : one), undefined);
