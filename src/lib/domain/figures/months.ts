import type { Month } from '../day';

export const yearOfMonth = (month: Month) => Number(month.slice(0, 4));

export const monthInYear = (year: number, number: number) =>
	`${String(year).padStart(4, '0')}-${String(number).padStart(2, '0')}` as Month;

/** The month `count` months after (or, negative, before) the given one. */
export function addMonths(month: Month, count: number): Month {
	const months = yearOfMonth(month) * 12 + Number(month.slice(5)) - 1 + count;
	return monthInYear(Math.floor(months / 12), (months % 12) + 1);
}

/** Both included; none when the first is after the last. */
export function monthsFrom(first: Month, last: Month): Month[] {
	const months: Month[] = [];
	for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
	return months;
}

/** January to the given month: "this year, so far". */
export const yearUntil = (month: Month) => monthsFrom(monthInYear(yearOfMonth(month), 1), month);

export const wholeYear = (year: number) => monthsFrom(monthInYear(year, 1), monthInYear(year, 12));

const names = [
	...['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November'],
	'Dezember'
];

/** 'März 2027' */
export const monthName = (month: Month) => `${names[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;
