/**
 * A calendar day, 'YYYY-MM-DD'. No time, no zone: string order is date order.
 * A Date at local midnight loses a day as soon as it crosses a time zone, so no rule ever sees one.
 */
export type Day = string & { readonly __brand: 'Day' };

/** A calendar month, 'YYYY-MM'. */
export type Month = string & { readonly __brand: 'Month' };

const MILLISECONDS_PER_DAY = 86_400_000;

/** The days a person may enter; everything beyond is a slip of the keyboard. */
export const FIRST_DAY = '1900-01-01' as Day;
export const LAST_DAY = '2199-12-31' as Day;

/** Days since 1970-01-01, for rules that walk many days; a day leaves them as text again. */
export const toEpochDay = (day: Day) =>
	Date.UTC(yearOf(day), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) / MILLISECONDS_PER_DAY;

export const fromEpochDay = (epochDay: number) =>
	new Date(epochDay * MILLISECONDS_PER_DAY).toISOString().slice(0, 10) as Day;

export const yearOf = (day: Day) => Number(day.slice(0, 4));

export const monthOf = (day: Day) => day.slice(0, 7) as Month;

/** The day `count` days after (or, negative, before) the given one. */
export const addDays = (day: Day, count: number) => fromEpochDay(toEpochDay(day) + count);

/** Same day of the month in another year; 29 February becomes 28 February. */
export function addYears(day: Day, count: number): Day {
	const year = String(yearOf(day) + count).padStart(4, '0');
	return day.endsWith('02-29') && !isLeapYear(Number(year))
		? (`${year}-02-28` as Day)
		: (`${year}${day.slice(4)}` as Day);
}

const isLeapYear = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** until − from in days: the number of nights between, 0 for the same day, negative when reversed. */
export const daysBetween = (from: Day, until: Day) => toEpochDay(until) - toEpochDay(from);

export const firstOfMonth = (month: Month) => `${month}-01` as Day;

export const lastOfMonth = (month: Month) => daysOfMonth(month).at(-1) as Day;

const calendar = new Map<Month, readonly Day[]>();

/** Every day of a month in order; computed once, as a month's billing asks for the same one thousands of times. */
export function daysOfMonth(month: Month): readonly Day[] {
	const known = calendar.get(month);
	if (known) return known;
	const length = Number(addDays(firstOfMonth(nextMonth(month)), -1).slice(8));
	const days = Array.from({ length }, (_, index) => `${month}-${index < 9 ? '0' : ''}${String(index + 1)}` as Day);
	calendar.set(month, days);
	return days;
}

export function nextMonth(month: Month): Month {
	const [year = 0, number = 0] = month.split('-').map(Number);
	return (number === 12 ? `${String(year + 1)}-01` : `${String(year)}-${String(number + 1).padStart(2, '0')}`) as Month;
}

/** Completed years of life on the given day; born on 29 February, a year is completed on 1 March (§ 188 Abs. 2 BGB). */
export function ageOn(birthDate: Day, day: Day): number {
	const years = yearOf(day) - yearOf(birthDate);
	return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

export const earlierOf = (a: Day, b: Day) => (a < b ? a : b);

export const laterOf = (a: Day, b: Day) => (a < b ? b : a);

/** 1 = Monday … 7 = Sunday; 1 January 1970 was a Thursday. */
export const weekdayOf = (day: Day) => ((((toEpochDay(day) + 3) % 7) + 7) % 7) + 1;

/** Calendar week as printed in German diaries (ISO 8601): week 1 is the one with the year's first Thursday. */
export function calendarWeekOf(day: Day): number {
	const thursday = addDays(day, 4 - weekdayOf(day));
	return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01` as Day, thursday) / 7) + 1;
}

/** First day on which the given number of years of life is completed. */
export function firstDayAtAge(birthDate: Day, years: number): Day {
	const birthday = addYears(birthDate, years);
	return ageOn(birthDate, birthday) < years ? addDays(birthday, 1) : birthday;
}

/** '01.06.2027' */
export const formatDay = (day: Day) => `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
