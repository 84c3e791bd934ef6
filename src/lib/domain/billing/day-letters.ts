import { daysOfMonth, type Day, type Month } from '../day';
import type { DayEntry, DayKind } from './result';

/** One letter per kind of day, as the calendar shows it. */
export const dayLetters: Record<DayKind, string> = {
	present: 'A',
	'paid-absence': 'P',
	unpaid: 'U',
	undecided: '?',
	outside: '·'
};

export const dayKindLabels: Record<DayKind, string> = {
	present: 'anwesend',
	'paid-absence': 'abwesend, bezahlt',
	unpaid: 'unbezahlt',
	undecided: 'zu entscheiden',
	outside: 'außerhalb der Belegung'
};

/** Of several pieces of service on a day the one that a person has to look at first. */
const urgency: readonly DayKind[] = ['outside', 'present', 'paid-absence', 'unpaid', 'undecided'];

const mostUrgent = (a: DayKind, b: DayKind) => (urgency.indexOf(b) > urgency.indexOf(a) ? b : a);

/** Kind of each day of the month; null on a day without anything. */
export function kindsOfMonth(month: Month, days: readonly DayEntry[]): (DayKind | null)[] {
	const kinds = new Map<Day, DayKind>();
	for (const { day, kind } of days) kinds.set(day, mostUrgent(kinds.get(day) ?? kind, kind));
	return daysOfMonth(month).map((day) => kinds.get(day) ?? null);
}

/** The month in one string, '–' for a day without anything: 'AAPP?·–'. */
export const lettersOf = (kinds: readonly (DayKind | null)[]) =>
	kinds.map((kind) => (kind === null ? '–' : dayLetters[kind])).join('');

/** The kind behind a letter; null for a day without anything. */
export const kindOfLetter = (letter: string): DayKind | null =>
	urgency.find((kind) => dayLetters[kind] === letter) ?? null;

/** What a letter means, for whoever hears it. */
export const wordOfLetter = (letter: string) => {
	const kind = kindOfLetter(letter);
	return kind === null ? 'nichts eingetragen' : dayKindLabels[kind];
};
