import { Decimal } from 'decimal.js';

/** Middle value of a list in any order; of an even number the mean of the two middle ones; null of none. */
export function median(values: readonly number[]): Decimal | null {
	if (values.length === 0) return null;
	const ordered = values.toSorted((a, b) => a - b);
	const middle = Math.floor(ordered.length / 2);
	const upper = new Decimal(ordered[middle] ?? 0);
	return ordered.length % 2 === 1 ? upper : upper.plus(ordered[middle - 1] ?? 0).div(2);
}

/** Null of none. */
export const mean = (values: readonly Decimal.Value[]): Decimal | null =>
	values.length === 0 ? null : sumOf(values).div(values.length);

export const sumOf = (values: readonly Decimal.Value[]) =>
	values.reduce<Decimal>((total, value) => total.plus(value), new Decimal(0));

/** Null when there is nothing to divide by. */
export const quotient = (part: Decimal.Value, whole: Decimal.Value): Decimal | null =>
	new Decimal(whole).isZero() ? null : new Decimal(part).div(whole);

/** In percent of the earlier one; against 0 or nothing there is no change to tell. */
export function changePercent(now: Decimal | null, before: Decimal | null): Decimal | null {
	if (now === null || before === null) return null;
	return quotient(now.minus(before).times(100), before.abs());
}

type Weighted = { value: Decimal; weight: number };

/** Σ value × weight ÷ Σ weight. */
export const weightedMean = (entries: readonly Weighted[]): Decimal | null =>
	quotient(sumOf(entries.map(({ value, weight }) => value.times(weight))), sumOf(entries.map(({ weight }) => weight)));
