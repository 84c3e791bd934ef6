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
	const typed = (text ?? '')
		.trim()
		.replace(/^(\d{1,2})\.(\d{4})$/, '$2-$1')
		.replace(/-(\d)$/, '-0$1');
	return /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(typed) ? (typed as Month) : monthOf(todayInBerlin());
}
