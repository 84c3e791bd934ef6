import { toEpochDay } from '../../day';
import type { BilledAbsence, BilledStay } from '../facts';

/** An absence as the walk over the days needs it: epoch days, clipped to the stay. */
export type Away = {
	absence: BilledAbsence;
	from: number;
	/** Last day away, included; infinite while nobody knows. */
	last: number;
	/** Whether the last day is the day of return to the place. */
	returns: boolean;
};

/** Days of the stay, included; infinite while it goes on. */
export const daysOfStay = ({ entry, leaving }: BilledStay) => ({
	first: toEpochDay(entry),
	last: leaving === null ? Infinity : toEpochDay(leaving)
});

/** Absences in order, those of one reason that overlap as one, so that no day is counted twice. */
export function mergedAbsences(absences: readonly BilledAbsence[]): BilledAbsence[] {
	const inOrder = absences.length < 2 ? absences : [...absences].sort(byDays);
	const merged: BilledAbsence[] = [];
	for (const next of inOrder) {
		const index = merged.findLastIndex(({ reason }) => reason === next.reason);
		const before = merged[index];
		if (before && overlaps(before, next)) merged[index] = together(before, next);
		else merged.push(next);
	}
	return merged;
}

/** Clipped to the stay; what lies outside of it is none. */
export function placedAbsences(absences: readonly BilledAbsence[], stay: BilledStay): Away[] {
	if (absences.length === 0) return [];
	const { first, last } = daysOfStay(stay);
	return mergedAbsences(absences)
		.map((absence) => {
			const to = absence.to === null ? Infinity : toEpochDay(absence.to);
			return {
				absence,
				from: toEpochDay(absence.from),
				last: Math.min(to, last),
				returns: to <= last && to < Infinity
			};
		})
		.filter((away) => away.from <= last && away.last >= first);
}

const END = '9999-12-31';

const byDays = (a: BilledAbsence, b: BilledAbsence) => compare(keyOf(a), keyOf(b));
const keyOf = ({ from, to, reason, fromTime, toTime, consented, notifiedOn, decision }: BilledAbsence) =>
	[from, to ?? END, reason, fromTime, toTime, consented, notifiedOn, decision?.pays, decision?.on].join();
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** Back and away again on the same day are two absences. */
const overlaps = (before: BilledAbsence, next: BilledAbsence) => before.to === null || next.from < before.to;

function together(before: BilledAbsence, next: BilledAbsence): BilledAbsence {
	const longer = (next.to ?? END) > (before.to ?? END) ? next : before;
	const told = [before.notifiedOn, next.notifiedOn].filter((day) => day !== null).sort(compare);
	return {
		...before,
		...{ to: longer.to, toTime: longer.toTime },
		notifiedOn: told[0] ?? null,
		// What the office has agreed to for a part of it, it has not for the whole.
		consented: before.consented && next.consented,
		decision: before.decision?.pays === next.decision?.pays ? before.decision : null
	};
}
