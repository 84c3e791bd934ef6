import { firstOfMonth, monthOf, nextMonth, addDays, type Month } from '$lib/domain/day';
import { todayInBerlin } from '$lib/ui/clock';

/** 'August 2025' */
export const monthName = (month: Month) =>
	new Intl.DateTimeFormat('de-DE', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
		new Date(`${month}-01T00:00:00Z`)
	);

export const monthBefore = (month: Month) => monthOf(addDays(firstOfMonth(month), -1));
export const monthAfter = nextMonth;

/** From the address bar: '2025-08' or '08.2025'; this month when nothing fits. */
export function monthOfAddress(text: string | null): Month {
	const parts = /^(?:(\d{4})-(\d\d)|(\d{1,2})\.(\d{4}))$/.exec(text?.trim() ?? '');
	const year = parts?.[1] ?? parts?.[4];
	const number = Number(parts?.[2] ?? parts?.[3]);
	if (year === undefined || number < 1 || number > 12) return monthOf(todayInBerlin());
	return `${year}-${String(number).padStart(2, '0')}` as Month;
}
