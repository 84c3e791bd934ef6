import { firstFreeDay, fullDays, type FreeStep } from '../../domain/capacity/free-steps';
import { daysBetween, laterOf, type Day } from '../../domain/day';
import type { CarePeriod } from '../../domain/rates/planned-units';

/** The first day of the wanted period without room, and the next begin at which the whole period would fit. */
export type Fullness = { day: Day; freeFrom: Day | null };

/** Null when the amount is free on every day of the period. */
export function fullnessOf(steps: readonly FreeStep[], { begin, end }: CarePeriod, amount: string): Fullness | null {
	const full = fullDays(steps, amount).find(
		({ from, until }) => (from === null || from <= end) && (until === null || until > begin)
	);
	if (!full) return null;
	return {
		day: full.from === null ? begin : laterOf(full.from, begin),
		freeFrom: firstFreeDay(steps, { from: begin, lengthDays: daysBetween(begin, end), amount })
	};
}
