import type { FreeStep } from '../../domain/capacity/free-steps';
import type { Day } from '../../domain/day';
import { fromHundredths } from '../../domain/hundredths';

/** The database keeps the days and hundredths of an offer side by side; its '-infinity' is the rules' "since ever". */
export const freeStepsOf = (days: readonly string[], free: readonly number[]): FreeStep[] =>
	days.map((day, index) => ({
		from: day === '-infinity' ? null : (day as Day),
		free: fromHundredths(free[index] ?? 0)
	}));
