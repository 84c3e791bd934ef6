import { clockInGermany, momentInGermany } from '../consultations/local-time';
import { formatDay, type Day } from '../day';
import { secondsBetween } from '../instant';
import type { ServiceRecordKind, ServiceRecordState } from './service-records';

export const MINUTES_OF_A_DAY = 24 * 60;
const SECONDS_OF_A_MINUTE = 60;

/** A piece of a day on German clocks, 'HH:MM' both. */
export type RecordTimes = { day: Day; from: string; until: string };

/** Real minutes between two times of a day: on the two days of the year on which the clocks are changed, not their difference. */
export const minutesBetween = ({ day, from, until }: RecordTimes) =>
	secondsBetween(momentInGermany(day, from), momentInGermany(day, until)) / SECONDS_OF_A_MINUTE;

/** How many minutes before its begin something was called off; negative for later ones. */
export const minutesBefore = ({ day, from }: Pick<RecordTimes, 'day' | 'from'>, instant: string) =>
	secondsBetween(instant, momentInGermany(day, from)) / SECONDS_OF_A_MINUTE;

/** In March an hour of the night is left out: no clock shows it. */
const isOnTheClock = (day: Day, time: string) => clockInGermany(momentInGermany(day, time)).time === time;

/** The recipient was there and signs; what was done without them needs nobody's name. */
export const needsSignature = (kind: ServiceRecordKind) => kind === 'with-person' || kind === 'group';

type Signed = { kind: ServiceRecordKind; signedBy: string | null; unsignedReason: string | null };

/** Complete is what is signed, says why it is not, or needs no signature. */
export const stateOfRecord = ({ kind, signedBy, unsignedReason }: Signed): ServiceRecordState =>
	!needsSignature(kind) || signedBy !== null || unsignedReason !== null ? 'complete' : 'open';

export type RecordEntry = RecordTimes & {
	kind: ServiceRecordKind;
	/** Null: the time from begin to end. */
	minutes: number | null;
	participants: number;
	/** When a no-show was called off, on German clocks; both or none. */
	cancelledOn: Day | null;
	cancelledTime: string | null;
};

/** Another record of the same person on the same day. */
export type OtherRecord = { from: string; until: string; kind: ServiceRecordKind; minutes: number };

/** First and last day, both included; `last` is null while the stay goes on. */
export type RecordedStay = { first: Day; last: Day | null };

type Known = { stay: RecordedStay; others: readonly OtherRecord[]; today: Day; now: string };

/** Who was told before need not have set out. */
export const minutesOf = (entry: RecordEntry) =>
	entry.minutes ?? (entry.kind === 'no-show' && entry.cancelledOn !== null ? 0 : minutesBetween(entry));

/** Message per field of what speaks against a record; empty when it may be taken. */
export function recordProblems(entry: RecordEntry, known: Known): Record<string, string> {
	const times = { ...dayProblem(entry.day, known), ...timeProblems(entry) };
	// What is said about a day or a time that cannot be would only confuse.
	if (Object.keys(times).length > 0) return times;
	return { ...momentProblem(entry, known), ...cancelProblem(entry), ...amountProblems(entry, known) };
}

function cancelProblem({ kind, day, from, cancelledOn, cancelledTime }: RecordEntry): Record<string, string> {
	if (kind !== 'no-show' || (cancelledOn === null && cancelledTime === null)) return {};
	if (cancelledOn === null) return { cancelledOn: 'Bitte auch den Tag der Absage eingeben.' };
	if (cancelledTime === null) return { cancelledTime: 'Bitte auch die Uhrzeit der Absage eingeben.' };
	if (!isOnTheClock(cancelledOn, cancelledTime)) return { cancelledTime: notOnTheClock(cancelledTime) };
	const isBefore = momentInGermany(cancelledOn, cancelledTime) < momentInGermany(day, from);
	return isBefore ? {} : { cancelledOn: 'Eine Absage liegt vor dem Beginn des Termins.' };
}

function dayProblem(day: Day, { stay, today }: Known): Record<string, string> {
	if (day > today) return { day: 'Der Tag liegt in der Zukunft.' };
	if (day < stay.first) return { day: `Die Hilfe hat erst am ${formatDay(stay.first)} begonnen.` };
	return stay.last !== null && day > stay.last ? { day: `Die Hilfe ist am ${formatDay(stay.last)} beendet.` } : {};
}

const notOnTheClock = (time: string) => `${time} Uhr gab es an diesem Tag nicht: Die Uhren wurden vorgestellt.`;

function timeProblems({ day, from, until }: RecordTimes): Record<string, string> {
	if (!isOnTheClock(day, from)) return { from: notOnTheClock(from) };
	if (!isOnTheClock(day, until)) return { until: notOnTheClock(until) };
	return until <= from ? { until: 'Das Ende muss nach dem Beginn liegen.' } : {};
}

const momentProblem = ({ day, until }: RecordTimes, { now }: Known): Record<string, string> =>
	momentInGermany(day, until) > now ? { until: 'Das Ende liegt noch in der Zukunft.' } : {};

function amountProblems(entry: RecordEntry, { others }: Known): Record<string, string> {
	const problems = minutesProblem(entry);
	if (entry.kind === 'group' && entry.participants < 2) {
		problems['participants'] = 'Eine Gruppe sind mindestens zwei Personen.';
	}
	const other = others.find((one) => overlaps(entry, one));
	if (other) problems['from'] = `Von ${other.from} bis ${other.until} Uhr gibt es schon einen Nachweis.`;
	const sum = others.reduce((total, { minutes }) => total + minutes, minutesOf(entry));
	if (sum > MINUTES_OF_A_DAY) problems['minutes'] ??= 'Das wären an diesem Tag mehr als 24 Stunden.';
	return problems;
}

function minutesProblem(entry: RecordEntry): Record<string, string> {
	const { kind, from, until, minutes, cancelledOn } = entry;
	if (kind === 'no-show') {
		const isMissing = minutes === null && cancelledOn === null;
		return isMissing ? { minutes: 'Bitte die Fahrzeit in Minuten eingeben.' } : {};
	}
	const most = minutesBetween(entry);
	return minutesOf(entry) > most ? { minutes: `Von ${from} bis ${until} Uhr sind es nur ${most} Minuten.` } : {};
}

type Span = Pick<OtherRecord, 'from' | 'until' | 'kind'>;

/** Two groups may meet at once, one person does not get two other services at the same time. */
const overlaps = (one: Span, other: Span) =>
	one.from < other.until && other.from < one.until && !(one.kind === 'group' && other.kind === 'group');

export type RecordSums = { minutes: number; byKind: Partial<Record<ServiceRecordKind, number>> };

/** Minutes as recorded; how a rule set counts them is told by the invoice. */
export function recordSums(records: readonly { kind: ServiceRecordKind; minutes: number }[]): RecordSums {
	const byKind: RecordSums['byKind'] = {};
	for (const { kind, minutes } of records) byKind[kind] = (byKind[kind] ?? 0) + minutes;
	return { minutes: records.reduce((total, { minutes }) => total + minutes, 0), byKind };
}

/** '1:30' for 90 minutes. */
export const formatMinutes = (minutes: number) =>
	`${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
