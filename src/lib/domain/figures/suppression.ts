/** A cell from fewer cases than this is kept back. */
export const FEWEST_CASES = 3;

/**
 * Which parts of a whole are kept back, so that none from one or two cases can be computed from the rest: the smallest
 * ones until there are at least two and together at least three cases for each. Where that cannot be, all of them. The
 * database does the same for the kinds of help of a month (`derive_figures`).
 */
export function hiddenParts(counts: ReadonlyMap<string, number>): ReadonlySet<string> {
	const parts = [...counts].filter(([, count]) => count > 0).toSorted(bySize);
	const few = parts.filter(([, count]) => count < FEWEST_CASES).length;
	if (few === 0) return new Set();
	let together = 0;
	for (const [position, [, count]] of parts.entries()) {
		together += count;
		const hidden = position + 1;
		if (hidden >= Math.max(few, 2) && together >= FEWEST_CASES * hidden) {
			return new Set(parts.slice(0, hidden).map(([key]) => key));
		}
	}
	return new Set(counts.keys());
}

const bySize = ([a, x]: [string, number], [b, y]: [string, number]) => x - y || (a < b ? -1 : 1);
