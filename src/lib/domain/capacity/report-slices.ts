import type { Day } from '../day';
import { toHundredths } from '../hundredths';
import type { CapacitySlice } from './free-steps';

/**
 * The slices of an offer after a new report: the newest report wins on its days [from, until), the others keep theirs.
 * Neighbours that say the same become one. A report without days changes nothing.
 */
export function applyReport(slices: readonly CapacitySlice[], report: CapacitySlice): CapacitySlice[] {
	const { from, until } = report;
	if (from !== null && until !== null && until <= from) return joined([...slices]);
	const kept = slices.flatMap((slice) => [
		...(from !== null && startsBefore(slice, from) ? [{ ...slice, until: earlierEnd(slice.until, from) }] : []),
		...(until !== null && endsAfter(slice, until) ? [{ ...slice, from: laterStart(slice.from, until) }] : [])
	]);
	return joined([...kept, report]);
}

const startsBefore = (slice: CapacitySlice, day: Day) => slice.from === null || slice.from < day;
const endsAfter = (slice: CapacitySlice, day: Day) => slice.until === null || slice.until > day;
const earlierEnd = (until: Day | null, day: Day) => (until === null || until > day ? day : until);
const laterStart = (from: Day | null, day: Day) => (from === null || from < day ? day : from);

function joined(slices: CapacitySlice[]): CapacitySlice[] {
	const result: CapacitySlice[] = [];
	for (const slice of slices.sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))) {
		const before = result.at(-1);
		if (before && before.until === slice.from && saysTheSame(before, slice)) {
			result[result.length - 1] = { ...before, until: slice.until };
		} else result.push(slice);
	}
	return result;
}

const saysTheSame = (a: CapacitySlice, b: CapacitySlice) =>
	toHundredths(a.operable) === toHundredths(b.operable) &&
	toHundredths(a.occupiedOutside) === toHundredths(b.occupiedOutside);
