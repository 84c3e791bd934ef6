import { daysBetween, type Day } from '../day';
import { fromHundredths, toHundredths } from '../hundredths';

/** The care period as agreed, both days included. */
export type CarePeriod = { begin: Day; end: Day };

export const DAYS_PER_WEEK = 7;

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
