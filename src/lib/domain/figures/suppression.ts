/** A cell from fewer cases than this is kept back. */
export const FEWEST_CASES = 3;

/**
 * Which parts of a whole are kept back, so that none from one or two cases can be computed from the rest: the smallest
 * ones until there are at least two and together at least three cases for each. Where that cannot be, all of them. A case
 * in two parts is one of the whole: what the whole has beside a part, or beside all that are shown, counts like a part. The
 * database does the same for the kinds of help of a month (`derive_figures`).
 */
export function hiddenParts(counts: ReadonlyMap<string, number>, whole = sumOf(counts)): ReadonlySet<string> {
	const parts = [...counts].filter(([, count]) => count > 0).toSorted(bySize);
	const few = parts.findLastIndex(([, count]) => isFew(count) || isFew(whole - count)) + 1;
	if (few === 0) return new Set();
	const besides = whole - sumOf(counts);
	let together = 0;
	for (const [position, [, count]] of parts.entries()) {
		together += count;
		const hidden = position + 1;
		if (hidden >= Math.max(few, 2) && together >= FEWEST_CASES * hidden && !isFew(besides + together)) {
			return new Set(parts.slice(0, hidden).map(([key]) => key));
		}
	}
	return new Set(counts.keys());
}

const isFew = (count: number) => count > 0 && count < FEWEST_CASES;
const sumOf = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);
const bySize = ([a, x]: [string, number], [b, y]: [string, number]) => x - y || (a < b ? -1 : 1);
