import { addDays, firstOfMonth, monthOf, nextMonth, type Day, type Month } from '$lib/domain/day';

const monthName = new Intl.DateTimeFormat('de-DE', { timeZone: 'UTC', month: 'long', year: 'numeric' });

/** 'November 2026' */
export const formatMonth = (month: Month) => monthName.format(new Date(`${month}-01T00:00:00Z`));

export const monthBefore = (month: Month): Month => monthOf(addDays(firstOfMonth(month), -1));
export const monthAfter = (month: Month): Month | null => (month >= '2199-12' ? null : nextMonth(month));

/** The month in the address, else the one of this day. */
export const monthFrom = (params: URLSearchParams, today: Day): Month => {
	const typed = params.get('monat') ?? '';
	return /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(typed) ? (typed as Month) : monthOf(today);
};
