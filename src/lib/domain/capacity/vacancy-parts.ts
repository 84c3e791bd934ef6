import { addDays, calendarWeekOf, weekdayOf, type Day } from '../day';
import { fromHundredths, toHundredths } from '../hundredths';
import type { CapacitySlice, Occupancy } from './free-steps';
import { occupancyKinds, type OccupancyKind } from './kinds';

/**
 * How the places (or hours a week) of an offer are used on one day. The parts always add up:
 * held + booked + stayed + foreign + blocked + free = operable + overbooked, and only one of the last two is not zero.
 */
export type VacancyParts = Record<OccupancyKind | 'operable' | 'free' | 'overbooked', string>;

export type Ledger = { slices: readonly CapacitySlice[]; occupancies: readonly Occupancy[] };

const covers = ({ from, until }: { from: Day | null; until: Day | null }, day: Day) =>
	(from === null || from <= day) && (until === null || day < until);

/** Places reported as used outside the portal count as foreign, like the dated ones. */
export function vacancyParts({ slices, occupancies }: Ledger, day: Day): VacancyParts {
	const reported = slices.find((slice) => covers(slice, day));
	const operable = toHundredths(reported?.operable ?? '0');
	const used = (kind: OccupancyKind) =>
		occupancies
			.filter((entry) => entry.kind === kind && covers(entry, day))
			.reduce((total, { amount }) => total + toHundredths(amount), 0);
	const amounts = {
		held: used('held'),
		booked: used('booked'),
		stayed: used('stayed'),
		foreign: used('foreign') + toHundredths(reported?.occupiedOutside ?? '0'),
		blocked: used('blocked')
	};
	const left = operable - occupancyKinds.reduce((total, kind) => total + amounts[kind], 0);
	const parts = { ...amounts, operable, free: Math.max(0, left), overbooked: Math.max(0, -left) };
	return mapValues(parts, fromHundredths);
}

const mapValues = <K extends string>(record: Record<K, number>, change: (value: number) => string) =>
	Object.fromEntries(Object.entries<number>(record).map(([key, value]) => [key, change(value)])) as Record<K, string>;

/** A row of the provider's calendar: the parts on the day of that week on which it is tightest. */
export type VacancyWeek = { calendarWeek: number; begin: Day; end: Day; tightestDay: Day; parts: VacancyParts };

/** The rest of the week of `today` and the weeks after it, Monday to Sunday. */
export function weeksAhead(ledger: Ledger, today: Day, weeks = 26): VacancyWeek[] {
	const monday = addDays(today, 1 - weekdayOf(today));
	return Array.from({ length: weeks }, (_week, index) => {
		const begin = index === 0 ? today : addDays(monday, 7 * index);
		return vacancyWeek(ledger, { begin, end: addDays(monday, 7 * index + 6) });
	});
}

function vacancyWeek(ledger: Ledger, { begin, end }: { begin: Day; end: Day }): VacancyWeek {
	let tightestDay = begin;
	let parts = vacancyParts(ledger, begin);
	for (let day = addDays(begin, 1); day <= end; day = addDays(day, 1)) {
		const candidate = vacancyParts(ledger, day);
		if (leftOver(candidate) < leftOver(parts)) [tightestDay, parts] = [day, candidate];
	}
	return { calendarWeek: calendarWeekOf(begin), begin, end, tightestDay, parts };
}

const leftOver = ({ free, overbooked }: VacancyParts) => toHundredths(free) - toHundredths(overbooked);
