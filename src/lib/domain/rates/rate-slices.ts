import type { RateSlice } from './target-fee';

/**
 * The slices of an offer with a newly agreed rate in them: the slice that runs on its first day is closed, and the new
 * one counts until the next known one begins. A rate for the same first day corrects that slice and keeps its end.
 * Takes whatever else a slice carries (parts, agreement); returns the slices in order.
 */
export function withNewRate<T extends RateSlice>(slices: readonly T[], rate: Omit<T, 'until'>): T[] {
	const others = slices.filter((slice) => slice.from !== rate.from);
	const corrected = slices.find((slice) => slice.from === rate.from);
	const next = others.filter((slice) => slice.from > rate.from).sort(byFrom)[0];
	const until = corrected ? corrected.until : (next?.from ?? null);
	const closed = others.map((slice) => (runsOn(slice, rate.from) ? { ...slice, until: rate.from } : slice));
	return [...closed, { ...rate, until } as T].sort(byFrom);
}

const byFrom = (a: RateSlice, b: RateSlice) => (a.from < b.from ? -1 : 1);

const runsOn = (slice: RateSlice, day: RateSlice['from']) =>
	slice.from < day && (slice.until === null || slice.until > day);
