import { formatDay, type Day } from '../day';
import { absenceReasonLabels, type AbsenceReason } from '../placements/absence';
import { timeExists } from './hours-away';

/** What is written down about an absence. */
export type AbsenceInput = {
	reason: AbsenceReason;
	from: Day;
	fromTime: string | null;
	/** Null = not back yet. */
	to: Day | null;
	toTime: string | null;
	notifiedOn: Day | null;
};

type Beside = {
	/** The other absences of the stay. */
	others: readonly AbsenceInput[];
	stay: { entry: Day; leaving: Day | null };
	/** Null where the future is thought through. */
	today: Day | null;
};

export type AbsenceProblems = Partial<Record<'from' | 'fromTime' | 'to' | 'toTime' | 'notifiedOn', string>>;

const medical: readonly AbsenceReason[] = ['hospital', 'illness', 'prevention', 'rehabilitation'];
/** Nobody knows of these before they have begun. */
const unplanned: readonly AbsenceReason[] = ['hospital', 'illness'];

/** What cannot be about an absence, by field; nothing when it can. */
export function absenceProblems(absence: AbsenceInput, { others, stay, today }: Beside): AbsenceProblems {
	const problems = {
		from: outsideStay(absence.from, stay) ?? aheadOf(absence, absence.from, today) ?? overlap(absence, others),
		fromTime: leftOut(absence.from, absence.fromTime),
		to: reversed(absence) ?? (absence.to && (outsideStay(absence.to, stay) ?? aheadOf(absence, absence.to, today))),
		toTime: timeOfReturn(absence),
		notifiedOn: today !== null && absence.notifiedOn !== null && absence.notifiedOn > today ? inFuture : null
	};
	return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== null));
}

const inFuture = 'Der Tag liegt in der Zukunft.';

function outsideStay(day: Day, { entry, leaving }: Beside['stay']): string | null {
	if (day < entry) return `Die Aufnahme war erst am ${formatDay(entry)}.`;
	return leaving !== null && day > leaving ? `Die Belegung endete am ${formatDay(leaving)}.` : null;
}

/** A leave may be planned, an illness may not. */
const aheadOf = ({ reason }: AbsenceInput, day: Day, today: Day | null) =>
	today !== null && day > today && unplanned.includes(reason) ? inFuture : null;

const reversed = ({ from, to }: AbsenceInput) =>
	to !== null && to < from ? 'Die Rückkehr liegt vor dem Weggang.' : null;

function leftOut(day: Day, time: string | null): string | null {
	if (time === null || timeExists(day, time)) return null;
	return `${time} Uhr gab es am ${formatDay(day)} nicht: In dieser Nacht wurden die Uhren vorgestellt.`;
}

function timeOfReturn({ from, fromTime, to, toTime }: AbsenceInput): string | null {
	if (toTime === null) return null;
	if (to === null) return 'Bitte auch den Tag der Rückkehr angeben.';
	const sameDay = from === to && fromTime !== null && toTime <= fromTime;
	return sameDay ? 'Die Rückkehr liegt vor dem Weggang.' : leftOut(to, toTime);
}

/** The absence on record for days that this one is about, too. */
export const overlappingOf = (absence: AbsenceInput, others: readonly AbsenceInput[]): AbsenceInput | null =>
	others.find((one) => meet(absence, one) && !isWithin(absence, one)) ?? null;

function overlap(absence: AbsenceInput, others: readonly AbsenceInput[]): string | null {
	const other = overlappingOf(absence, others);
	if (!other) return null;
	const until = other.to === null ? 'bis auf Weiteres' : `bis ${formatDay(other.to)}`;
	return `Überschneidet sich: ${absenceReasonLabels[other.reason]} vom ${formatDay(other.from)} ${until}.`;
}

/** Back and away again on one day are two absences, as long as the times do not say otherwise. */
const meet = (a: AbsenceInput, b: AbsenceInput) => !isBefore(a, b) && !isBefore(b, a);

function isBefore(first: AbsenceInput, second: AbsenceInput): boolean {
	if (first.to === null || first.to > second.from) return false;
	if (first.to < second.from) return true;
	return first.toTime === null || second.fromTime === null || first.toTime <= second.fromTime;
}

/** Who falls ill while on leave is on record with both: the illness has its own rule. */
const isWithin = (a: AbsenceInput, b: AbsenceInput) => medical.includes(a.reason) !== medical.includes(b.reason);

type Days = { from: Day; to: Day | null };

/** The days for which two versions of an absence differ, `to` null = without end; null when for none. */
export function changedDays(before: AbsenceInput | null, after: AbsenceInput | null): Days | null {
	if (before === null || after === null) return before ?? after;
	if (beginOf(before) !== beginOf(after))
		return { from: earlier(before.from, after.from), to: later(before.to, after.to) };
	// Only the return has moved: the days until the earlier one are what they were.
	const from = before.to === null || after.to === null ? (before.to ?? after.to) : earlier(before.to, after.to);
	const same = from === null || (before.to === after.to && before.toTime === after.toTime);
	return same ? null : { from, to: later(before.to, after.to) };
}

const beginOf = ({ reason, from, fromTime, notifiedOn }: AbsenceInput) => [reason, from, fromTime, notifiedOn].join();
const earlier = (a: Day, b: Day) => (a < b ? a : b);
const later = (a: Day | null, b: Day | null) => (a === null || b === null ? null : a > b ? a : b);
