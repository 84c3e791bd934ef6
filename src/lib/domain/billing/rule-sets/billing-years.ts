import { addYears, fromEpochDay, toEpochDay, type Day } from '../../day';

type Year = { from: number; until: number };

const calendarYear = (day: number): Year => {
	const year = fromEpochDay(day).slice(0, 4);
	const from = `${year}-01-01` as Day;
	return { from: toEpochDay(from), until: toEpochDay(addYears(from, 1)) };
};

function yearOfStay(day: number, entry: Day): Year {
	let years = Number(fromEpochDay(day).slice(0, 4)) - Number(entry.slice(0, 4));
	if (toEpochDay(addYears(entry, years)) > day) years -= 1;
	return { from: toEpochDay(addYears(entry, years)), until: toEpochDay(addYears(entry, years + 1)) };
}

/** The year [from, until) in which a limit counts: of the calendar, or from one anniversary of the entry to the next. */
export const billingYear = (day: number, { yearOf, entry }: { yearOf: 'calendar' | 'stay'; entry: Day }): Year =>
	yearOf === 'calendar' ? calendarYear(day) : yearOfStay(day, entry);
