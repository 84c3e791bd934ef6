import { daysOfMonth, monthOf, type Day } from '../day';
import type { DayEntry } from './result';

/** Equal entries of days that follow one another, told once; `to` is the last of them where there are several. */
export type DayRun = DayEntry & { to?: Day };

/** The entries as they are kept with a line: a month without absences is one run instead of thirty entries. */
export function runsOf(entries: readonly DayEntry[]): DayRun[] {
	const runs: DayRun[] = [];
	let run: DayRun | undefined;
	for (const entry of entries) {
		if (run && isNextDay(run.to ?? run.day, entry.day) && areAlike(run, entry)) run.to = entry.day;
		else runs.push((run = { ...entry }));
	}
	return runs;
}

/** The entries that the runs stand for, one by one and in their order. */
export const entriesOf = (runs: readonly DayRun[]): DayEntry[] =>
	runs.flatMap(({ to, ...entry }) => daysUntil(entry.day, to ?? entry.day).map((day) => ({ ...entry, day })));

/** Runs end with their month, so that the number of the day decides. */
const isNextDay = (day: Day, next: Day) =>
	numberOf(next) === numberOf(day) + 1 && next.startsWith(day.slice(0, 'YYYY-MM-'.length));

const ZERO = '0'.charCodeAt(0);

/** Of the day in its month; read without a new text, as every day of every stay is asked. */
const numberOf = (day: Day) => (day.charCodeAt(8) - ZERO) * 10 + day.charCodeAt(9) - ZERO;

/** What is counted ("15. Tag von 21"), decided or measured in minutes differs from day to day and is told each time. */
const areAlike = (a: DayEntry, b: DayEntry) =>
	isPlain(a) && isPlain(b) && a.kind === b.kind && a.rule === b.rule && a.rate === b.rate && a.amount === b.amount;

const isPlain = ({ minutes, participants, count, decidedOn }: DayEntry) =>
	minutes === undefined && participants === undefined && count === undefined && decidedOn === undefined;

const daysUntil = (first: Day, last: Day) => daysOfMonth(monthOf(first)).slice(numberOf(first) - 1, numberOf(last));
