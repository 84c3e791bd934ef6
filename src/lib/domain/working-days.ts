import { addDays, lastOfMonth, monthOf, nextMonth, weekdayOf, yearOf, type Day, type Month } from './day';

/**
 * Public holidays of the Länder as data, each with the years in which it is one, and the working days that follow from
 * them. Easter Sunday and Whit Sunday are left out: no Sunday is a working day anyway.
 *
 * Sources: M-V: § 2 Abs. 1 Feiertagsgesetz Mecklenburg-Vorpommern (FTG M-V), 8 March since 2023; S-H: § 2 Abs. 1 Gesetz
 * über Sonn- und Feiertage (SFTG), 31 October since 2018 and once in 2017; 3 October: Art. 2 Abs. 2 Einigungsvertrag.
 */
type Holiday = {
	name: string;
	/** 'MM-DD', or days after Easter Sunday. */
	on: string | number;
	/** Code of the Land; everywhere in Germany when missing. */
	land?: 'MV' | 'SH';
	fromYear?: number;
};

const holidays: readonly Holiday[] = [
	{ name: 'Neujahr', on: '01-01' },
	{ name: 'Internationaler Frauentag', on: '03-08', land: 'MV', fromYear: 2023 },
	{ name: 'Karfreitag', on: -2 },
	{ name: 'Ostermontag', on: 1 },
	{ name: 'Tag der Arbeit', on: '05-01' },
	{ name: 'Christi Himmelfahrt', on: 39 },
	{ name: 'Pfingstmontag', on: 50 },
	{ name: 'Tag der Deutschen Einheit', on: '10-03', fromYear: 1990 },
	{ name: 'Reformationstag', on: '10-31', land: 'MV' },
	{ name: 'Reformationstag', on: '10-31', land: 'SH', fromYear: 2017 },
	{ name: '1. Weihnachtstag', on: '12-25' },
	{ name: '2. Weihnachtstag', on: '12-26' }
];

/** Name of the public holiday that a day is in a Land ('MV'), or null. Of another Land only those of all Germany. */
export function holidayOn(day: Day, land: string): string | null {
	const year = yearOf(day);
	const found = holidays.find(
		({ on, land: only, fromYear = 0 }) =>
			(only === undefined || only === land) && fromYear <= year && dayOf(on, year) === day
	);
	return found?.name ?? null;
}

const dayOf = (on: Holiday['on'], year: number) =>
	typeof on === 'string' ? (`${String(year).padStart(4, '0')}-${on}` as Day) : addDays(easterSunday(year), on);

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
