import { addDays, firstOfMonth, monthOf, type Day, type Month } from './day';

const names = [
	...['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni'],
	...['Juli', 'August', 'September', 'Oktober', 'November', 'Dezember']
];

/** 'Oktober 2026' */
export const monthName = (month: string) => `${names[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`;

/** The months before the one of the given day, newest first. */
export function monthsBefore(today: Day, count: number): Month[] {
	const months: Month[] = [];
	let last = addDays(firstOfMonth(monthOf(today)), -1);
	while (months.length < count) {
		months.push(monthOf(last));
		last = addDays(firstOfMonth(monthOf(last)), -1);
	}
	return months;
}
