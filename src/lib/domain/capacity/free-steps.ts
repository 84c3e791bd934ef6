import { addDays, type Day } from '../day';
import { fromHundredths, toHundredths } from '../hundredths';
import type { OccupancyKind } from './kinds';

/**
 * What a provider reported for the days [from, until): from null = since ever, until null = until further notice.
 * Slices of one offer never overlap; a day without a slice has no operable place.
 */
export type CapacitySlice = { from: Day | null; until: Day | null; operable: string; occupiedOutside: string };

/** One entry of the ledger on the days [from, until). */
export type Occupancy = { from: Day; until: Day; amount: string; kind: OccupancyKind };

/**
 * Free capacity from a day on (null = since ever) until the next step; the last one holds for good.
 * Negative where an offer is overbooked, so that what has to be worked off stays visible.
 */
export type FreeStep = { from: Day | null; free: string };

/** Half-open; null = without bound. */
export type DayRange = { from: Day | null; until: Day | null };

const SINCE_EVER = '';

/** In order, each different from the one before it; the first one has no `from`. */
export function freeSteps(slices: readonly CapacitySlice[], occupancies: readonly Occupancy[]): FreeStep[] {
	const changes = new Map<Day | typeof SINCE_EVER, number>([[SINCE_EVER, 0]]);
	const change = (day: Day | null, by: number) =>
		changes.set(day ?? SINCE_EVER, (changes.get(day ?? SINCE_EVER) ?? 0) + by);
	for (const { from, until, operable, occupiedOutside } of slices) {
		const amount = toHundredths(operable) - toHundredths(occupiedOutside);
		change(from, amount);
		if (until !== null) change(until, -amount);
	}
	for (const { from, until, amount } of occupancies) {
		change(from, -toHundredths(amount));
		change(until, toHundredths(amount));
	}
	return runningSteps([...changes].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function runningSteps(changes: readonly (readonly [Day | typeof SINCE_EVER, number])[]): FreeStep[] {
	const steps: FreeStep[] = [];
	let free = 0;
	for (const [day, by] of changes) {
		free += by;
		const step = { from: day === SINCE_EVER ? null : day, free: fromHundredths(free) };
		if (steps.at(-1)?.free !== step.free) steps.push(step);
	}
	return steps;
}

/** First day no longer covered by the step at this place; null = it holds for good. */
const stepEnd = (steps: readonly FreeStep[], index: number) => steps[index + 1]?.from ?? null;

/** A tablet looks at the steps of thousands of offers while somebody types: their amounts are read once. */
const hundredthsOfSteps = new WeakMap<readonly FreeStep[], readonly number[]>();

function amountsOf(steps: readonly FreeStep[]): readonly number[] {
	const known = hundredthsOfSteps.get(steps);
	if (known) return known;
	const amounts = steps.map(({ free }) => toHundredths(free));
	hundredthsOfSteps.set(steps, amounts);
	return amounts;
}

/** The least that is free on any day of the closed period, in hundredths: never below 0. */
export function leastFree(steps: readonly FreeStep[], period: { begin: Day; end: Day }): number {
	const amounts = amountsOf(steps);
	let least = Infinity;
	for (let index = 0; index < steps.length; index++) {
		const from = steps[index]?.from ?? null;
		if (from !== null && from > period.end) break;
		const until = stepEnd(steps, index);
		if (until === null || until > period.begin) least = Math.min(least, amounts[index] ?? 0);
	}
	return least === Infinity ? 0 : Math.max(0, least);
}

/** The same as text, '3.00'. */
export const minimumFree = (steps: readonly FreeStep[], period: { begin: Day; end: Day }): string =>
	fromHundredths(leastFree(steps, period));

/** The days on which less than the amount is free, as the ranges which the search keeps for each offer. */
export function fullDays(steps: readonly FreeStep[], amount = '1.00'): DayRange[] {
	const ranges: DayRange[] = [];
	for (const [index, step] of steps.entries()) {
		if (toHundredths(step.free) >= toHundredths(amount)) continue;
		const before = ranges.at(-1);
		if (before && before.until === step.from) before.until = stepEnd(steps, index);
		else ranges.push({ from: step.from, until: stepEnd(steps, index) });
	}
	return ranges;
}

/** First begin on or after `from` such that the amount is free on every day of [begin, begin + lengthDays]. */
export function firstFreeDay(
	steps: readonly FreeStep[],
	wanted: { from: Day; lengthDays: number; amount: string }
): Day | null {
	let begin = wanted.from;
	for (const [index, step] of steps.entries()) {
		const until = stepEnd(steps, index);
		if (until !== null && until <= begin) continue;
		if (toHundredths(step.free) < toHundredths(wanted.amount)) {
			if (until === null) return null;
			begin = until;
		} else if (until === null || until > addDays(begin, wanted.lengthDays)) return begin;
	}
	return null;
}
