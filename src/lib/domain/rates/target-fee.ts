import { Decimal } from 'decimal.js';
import { daysBetween, earlierOf, laterOf, type Day } from '../day';
import { toHundredths } from '../hundredths';
import { euro, type Euro, type WholeEuro } from '../money';
import { DAYS_PER_WEEK, type CarePeriod } from './planned-units';

/** A dated price [from, until); until null = open. Slices of one offer never overlap (the database forbids it). */
export type RateSlice = { from: Day; until: Day | null; amount: Euro };

/**
 * The slice whose price counts on a day: the last one that has started. Where no newer one follows, its rate continues
 * after its end (§ 78d Abs. 2 SGB VIII), so `until` decides nothing here.
 */
export function sliceOn<T extends RateSlice>(slices: readonly T[], day: Day): T | null {
	return slices.reduce<T | null>(
		(latest, slice) => (slice.from <= day && (latest === null || slice.from > latest.from) ? slice : latest),
		null
	);
}

/** Price per unit on a day; null before the first agreed rate. */
export const rateOn = (slices: readonly RateSlice[], day: Day): Euro | null => sliceOn(slices, day)?.amount ?? null;

/** A planned fee before any rounding: a whole number of 1/70.000 euro (cents × hundredths of a unit ÷ 7 days). */
export type ExactFee = bigint & { readonly __brand: 'ExactFee' };

export const EXACT_FEE_PER_CENT = BigInt(100 * DAYS_PER_WEEK);
const EXACT_FEE_PER_EURO = 100n * EXACT_FEE_PER_CENT;

/** Prices in order, in cents: made once, because a list of thousands of offers is priced anew with each letter typed. */
type PriceLine = { from: Day; cents: number };
const linesOfSlices = new WeakMap<readonly RateSlice[], readonly PriceLine[]>();

function linesOf(slices: readonly RateSlice[]): readonly PriceLine[] {
	const known = linesOfSlices.get(slices);
	if (known) return known;
	const lines = slices.map(({ from, amount }) => ({ from, cents: toHundredths(amount) })).sort(byFrom);
	linesOfSlices.set(slices, lines);
	return lines;
}

const byFrom = (a: PriceLine, b: PriceLine) => (a.from < b.from ? -1 : 1);

/** Σ over the days [from, until) of the day's price in cents, a whole number; null without a price on the first day. */
function centDaysOf(slices: readonly RateSlice[], { from, until }: { from: Day; until: Day }): number | null {
	const lines = linesOf(slices);
	const first = lines.findLastIndex((line) => line.from <= from);
	if (first < 0) return null;
	let total = 0;
	for (let index = first; index < lines.length; index++) {
		const line = lines[index];
		if (!line || line.from > until) break;
		const stops = earlierOf(lines[index + 1]?.from ?? until, until);
		total += line.cents * daysBetween(laterOf(line.from, from), stops);
	}
	return total;
}

/** Σ over the days [from, until) of rate(day) × unitsPerWeek ÷ 7; null when the first day has no valid rate. */
export function exactFee(slices: readonly RateSlice[], days: { from: Day; until: Day }, unitsPerWeek: string) {
	const centDays = centDaysOf(slices, days);
	return centDays === null ? null : ((BigInt(centDays) * BigInt(toHundredths(unitsPerWeek))) as ExactFee);
}

/** Commercial rounding of an exact fee to cents. */
export const feeToCents = (fee: bigint): Euro => euro(new Decimal(fee.toString()).div(EXACT_FEE_PER_EURO.toString()));

/**
 * Price of the whole care period in whole euros: the exact sum over its planned days, rounded up once at the end.
 * A slice that starts within the period counts from its day on. Null, never 0, without a valid rate on the first day.
 */
export function targetFee(slices: readonly RateSlice[], period: CarePeriod, unitsPerWeek: string): WholeEuro | null {
	const euros = targetEuros(slices, period, toHundredths(unitsPerWeek));
	return euros === null ? null : (String(euros) as WholeEuro);
}

const PER_EURO = Number(EXACT_FEE_PER_EURO);

/**
 * The same fee as a number, to compare thousands of them. Whole numbers below 2^53 are exact, and so are their remainder
 * and the division by a divisor; what is beyond goes the long way.
 */
export function targetEuros(slices: readonly RateSlice[], { begin, end }: CarePeriod, units: number): number | null {
	const centDays = centDaysOf(slices, { from: begin, until: end });
	if (centDays === null) return null;
	const raised = centDays * units + PER_EURO - 1;
	if (raised < Number.MAX_SAFE_INTEGER) return (raised - (raised % PER_EURO)) / PER_EURO;
	return Number((BigInt(centDays) * BigInt(units) + EXACT_FEE_PER_EURO - 1n) / EXACT_FEE_PER_EURO);
}
