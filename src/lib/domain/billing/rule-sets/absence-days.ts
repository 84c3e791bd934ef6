import type { AbsenceReason } from '../../placements/absence';
import type { AbsencePart } from './day-contract';
import type { Away } from './merged-absences';

/** A day away from the place, the absence whose rule holds on it, and which part of that it is. */
export type AbsenceDay<T extends Away> = { day: number; away: T; part: AbsencePart };

/** Each day away once, in order, from a first to a last one, both included. */
export function absenceDays<T extends Away>(
	absences: readonly T[],
	{ first, last, priority }: { first: number; last: number; priority: readonly AbsenceReason[] }
): AbsenceDay<T>[] {
	const inOrder = [...absences].sort(
		(a, b) => rank(a, priority) - rank(b, priority) || a.from - b.from || a.last - b.last
	);
	const starts = absences.map(({ from }) => from);
	const days: AbsenceDay<T>[] = [];
	let day = Math.max(first, Math.min(...starts));
	while (day <= last) {
		const covering = inOrder.filter((away) => away.from <= day && day <= away.last);
		const away = covering[0];
		if (away) days.push({ day, away, part: partOf(day, away, covering) });
		day = away ? day + 1 : nextStart(starts, day);
	}
	return days;
}

const rank = ({ absence }: Away, priority: readonly AbsenceReason[]) => priority.indexOf(absence.reason);

const nextStart = (starts: readonly number[], day: number) => Math.min(...starts.filter((start) => start > day));

/** Who is away for another reason before and after the day has not been at the place on it. */
function partOf(day: number, away: Away, covering: readonly Away[]): AbsencePart {
	const awayAllDay = covering.some((other) => other.from < day && !(other.returns && other.last === day));
	if (awayAllDay) return 'between';
	return away.returns && away.last === day ? 'return' : 'first';
}
