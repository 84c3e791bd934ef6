import { Decimal } from 'decimal.js';
import { daysBetween, earlierOf, laterOf, type Day } from '../day';
import { fromHundredths, toHundredths } from '../hundredths';
import { euro, type Euro, type WholeEuro } from '../money';

/** A dated price [from, until); until null = open. Slices of one offer never overlap (the database forbids it). */
export type RateSlice = { from: Day; until: Day | null; amount: Euro };

/** The care period as agreed, both days included. */
export type CarePeriod = { begin: Day; end: Day };

const DAYS_PER_WEEK = 7;

/**
 * The planned figures of a period: days = end − begin, weeks = days ÷ 7 with two places.
 * Not what is billed: an invoice counts the day of entry and the day of leaving, so the same period bills one day more.
 */
export function planFigures(period: CarePeriod): { days: number; weeks: string } {
	const days = daysBetween(period.begin, period.end);
	return { days, weeks: fromHundredths(Math.round((days * 100) / DAYS_PER_WEEK)) };
}

/** Days or hours of the whole period, e.g. 182 days at 3 hours a week → '78.00'. */
export const plannedUnits = (period: CarePeriod, unitsPerWeek: string) =>
	fromHundredths(Math.round((planFigures(period).days * toHundredths(unitsPerWeek)) / DAYS_PER_WEEK));

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

/** Σ over the days [from, until) of rate(day) × unitsPerWeek ÷ 7; null when the first day has no valid rate. */
export function exactFee(slices: readonly RateSlice[], days: { from: Day; until: Day }, unitsPerWeek: string) {
	if (rateOn(slices, days.from) === null) return null;
	const inOrder = [...slices].sort((a, b) => (a.from < b.from ? -1 : 1));
	const centDays = inOrder.reduce((total, slice, index) => {
		const starts = laterOf(slice.from, days.from);
		const stops = earlierOf(inOrder[index + 1]?.from ?? days.until, days.until);
		return total + toHundredths(slice.amount) * Math.max(0, daysBetween(starts, stops));
	}, 0);
	return (BigInt(centDays) * BigInt(toHundredths(unitsPerWeek))) as ExactFee;
}

/** Commercial rounding of an exact fee to cents. */
export const feeToCents = (fee: bigint): Euro => euro(new Decimal(fee.toString()).div(EXACT_FEE_PER_EURO.toString()));

/**
 * Price of the whole care period in whole euros: the exact sum over its planned days, rounded up once at the end.
 * A slice that starts within the period counts from its day on. Null, never 0, without a valid rate on the first day.
 */
export function targetFee(slices: readonly RateSlice[], period: CarePeriod, unitsPerWeek: string): WholeEuro | null {
	const fee = exactFee(slices, { from: period.begin, until: period.end }, unitsPerWeek);
	return fee === null ? null : (String((fee + EXACT_FEE_PER_EURO - 1n) / EXACT_FEE_PER_EURO) as WholeEuro);
}
