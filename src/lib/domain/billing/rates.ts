import { toEpochDay } from '../day';
import { fromCents, toCents, type Euro } from '../money';
import type { BilledRate } from './facts';

/** A rate as the rules use it: full, less the share for food, and with the surcharge for journeys. */
export type DatedRate = { from: number; rate: Euro; placeKeepingFee: Euro; withTravel: Euro };

/** Rates in the order of their days; a share for food above the rate leaves nothing to pay, never less. */
export const datedRates = (rates: readonly BilledRate[]): DatedRate[] =>
	rates
		.map(({ from, amount, foodShare, travelSurcharge }) => {
			const cents = toCents(amount);
			const fee = Math.max(0, cents - toCents(foodShare));
			const withTravel = fromCents(cents + toCents(travelSurcharge));
			return { from: toEpochDay(from), rate: fromCents(cents), placeKeepingFee: fromCents(fee), withTravel };
		})
		.sort((a, b) => a.from - b.from);

/** The rate of a day: the last one that has begun, however long ago (§ 78d Abs. 2 SGB VIII); null before the first. */
export const rateOn = (rates: readonly DatedRate[], epochDay: number): DatedRate | null =>
	rates.findLast(({ from }) => from <= epochDay) ?? null;
