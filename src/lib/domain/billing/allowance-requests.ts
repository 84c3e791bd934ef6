import type { Day } from '../day';
import { nextMonth, firstOfMonth, monthOf } from '../day';

export const requestStates = ['open', 'granted', 'rejected', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];

export const requestStateLabels: Record<RequestState, string> = {
	open: 'beantragt',
	granted: 'bewilligt',
	rejected: 'abgelehnt',
	withdrawn: 'zurückgenommen'
};

/** Who wrote the request; only the same side takes it back. */
export type RequestSide = 'office' | 'provider';

type Bounds = { leaving: Day | null; isBilled: (day: Day) => Promise<boolean> };

/** Months that are looked at; a stay that has been billed further ahead than this does not exist. */
const MOST_MONTHS = 36;

/**
 * The day for which something granted once is paid: the one that was asked for, or, when its month has been billed, the
 * first day of the next month that has not. Null when the stay ends before there is one.
 */
export async function nextPayableDay(wanted: Day, { leaving, isBilled }: Bounds): Promise<Day | null> {
	let day = wanted;
	for (let looked = 0; looked < MOST_MONTHS; looked += 1) {
		if (leaving !== null && day > leaving) return null;
		if (!(await isBilled(day))) return day;
		day = firstOfMonth(nextMonth(monthOf(day)));
	}
	return null;
}
