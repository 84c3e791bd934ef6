import { Decimal } from 'decimal.js';
import type { Day } from '../day';
import { euro, type Euro } from '../money';
import type { BilledRate } from './facts';

/** A dated price of an offer; `pfg` is the place-keeping fee where the agreement names it itself. */
export type PriceSlice = { from: Day; amount: Euro; pfg: Euro | null };

/** From which day on an agreement's share for food holds. */
export type DatedFoodShare = { from: Day; foodShare: Euro | null };

const NOTHING = '0.00' as Euro;

/** Prices with the share for food that holds with each: a new one whenever either changes. */
export function agreedRates(slices: readonly PriceSlice[], shares: readonly DatedFoodShare[]): BilledRate[] {
	const days = [...new Set([...slices, ...shares].map(({ from }) => from))].sort(compare);
	return days.flatMap((from) => {
		const slice = inForce(slices, from);
		if (!slice) return [];
		const { amount, pfg } = slice;
		// A fee that the slice names counts before a share that holds for all of them.
		const foodShare =
			pfg === null ? (inForce(shares, from)?.foodShare ?? NOTHING) : euro(new Decimal(amount).minus(pfg));
		return [{ from, amount, foodShare }];
	});
}

const compare = (a: Day, b: Day) => (a < b ? -1 : Number(a > b));

/** What began last on or before a day. */
export const inForce = <T extends { from: Day }>(dated: readonly T[], day: Day): T | undefined =>
	dated
		.filter(({ from }) => from <= day)
		.reduce<T | undefined>((last, one) => (last && last.from > one.from ? last : one), undefined);
