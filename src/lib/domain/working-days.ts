import { addDays, lastOfMonth, monthOf, nextMonth, weekdayOf, yearOf, type Day, type Month } from './day';
import { BUSS_UND_BETTAG, holidays, type Holiday } from './holidays';

/** Name of the public holiday that a day is in a Land ('MV'), or null. Where the Land is unknown, those of all Germany. */
export function holidayOn(day: Day, land: string): string | null {
	const year = yearOf(day);
	const found = holidays.find(
		({ on, lands, fromYear = 0, untilYear = 9999 }) =>
			(lands === undefined || lands.some((one) => one === land)) &&
			fromYear <= year &&
			year <= untilYear &&
			dayOf(on, year) === day
	);
	return found?.name ?? null;
}

function dayOf(on: Holiday['on'], year: number): Day {
	if (on === BUSS_UND_BETTAG) return wednesdayBefore(dayIn(year, '11-23'));
	return typeof on === 'string' ? dayIn(year, on) : addDays(easterSunday(year), on);
}

const dayIn = (year: number, on: string) => `${String(year).padStart(4, '0')}-${on}` as Day;

const WEDNESDAY = 3;

/** The last one before a day, never that day itself. */
const wednesdayBefore = (day: Day) => addDays(day, -(((weekdayOf(day) - WEDNESDAY + 6) % 7) + 1));

/** Easter Sunday of the Gregorian calendar (Lichtenberg's form of Gauss's rule). */
export function easterSunday(year: number): Day {
	const century = Math.floor(year / 100);
	const moon = 15 + Math.floor((3 * century + 3) / 4) - Math.floor((8 * century + 13) / 25);
	const sun = 2 - Math.floor((3 * century + 3) / 4);
	const cycle = year % 19;
	const seed = (19 * cycle + moon) % 30;
	const correction = Math.floor((seed + Math.floor(cycle / 11)) / 29);
	const fullMoon = 21 + seed - correction;
	const firstSunday = 7 - ((year + Math.floor(year / 4) + sun) % 7);
	const distance = 7 - ((((fullMoon - firstSunday) % 7) + 7) % 7);
	return addDays(`${String(year).padStart(4, '0')}-03-01` as Day, fullMoon + distance - 1);
}

const SATURDAY = 6;

/** Neither Saturday, Sunday nor public holiday: on the others no period ends (§ 193 BGB, § 26 Abs. 3 SGB X). */
export const isWorkingDay = (day: Day, land: string) => weekdayOf(day) < SATURDAY && holidayOn(day, land) === null;

/** The day itself, or the next working day after it. */
export function orNextWorkingDay(day: Day, land: string): Day {
	let next = day;
	while (!isWorkingDay(next, land)) next = addDays(next, 1);
	return next;
}

type Counting = { land: string; saturdays?: boolean };

/**
 * The `count`-th working day after a day; that day itself does not count (§ 187 Abs. 1 BGB). With `saturdays` a Saturday
 * is counted like any other day, only that no period ends on one (§ 26 Abs. 3 SGB X).
 */
export function addWorkingDays(day: Day, count: number, { land, saturdays = false }: Counting): Day {
	let next = day;
	for (let left = count; left > 0; left -= 1) {
		next = addDays(next, 1);
		while (!isWorkingDay(next, land) && !(saturdays && isPlainSaturday(next, land))) next = addDays(next, 1);
	}
	return orNextWorkingDay(next, land);
}

const isPlainSaturday = (day: Day, land: string) => weekdayOf(day) === SATURDAY && holidayOn(day, land) === null;

/**
 * Last day of a period of months that begins with an event: the day of the same number (§ 188 Abs. 2 BGB), or the last
 * day of a month that has no such day (§ 188 Abs. 3 BGB).
 */
export function addMonths(day: Day, count: number): Day {
	let month: Month = monthOf(day);
	for (let left = count; left > 0; left -= 1) month = nextMonth(month);
	const same = `${month}-${day.slice(8)}` as Day;
	const last = lastOfMonth(month);
	return same < last ? same : last;
}
