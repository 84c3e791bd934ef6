import { lineKey } from './differences';
import type { ClaimedLine } from './claimed-line';
import type { BillingLine } from './result';

/** Rule of a line whose own software knows no rule of ours: it is compared by everything else. */
export const UPLOADED = 'upload';

export type Pair = { line: ClaimedLine; expected: BillingLine | null };

/** Each claimed line beside the expected one that it means: equal ones first, then the most alike. */
export function matchLines(claimed: readonly ClaimedLine[], expected: readonly BillingLine[]) {
	const open = new Set(expected);
	const found = new Map<ClaimedLine, BillingLine>();
	const take = (line: ClaimedLine, match: BillingLine | undefined) => {
		if (!match) return;
		open.delete(match);
		found.set(line, match);
	};
	for (const line of claimed)
		take(
			line,
			[...open].find((candidate) => isEqual(line, candidate))
		);
	for (const line of claimed) if (!found.has(line)) take(line, mostAlike(line, [...open]));
	const pairs: Pair[] = claimed.map((line) => ({ line, expected: found.get(line) ?? null }));
	return { pairs, rest: [...open] };
}

export const isEqual = (line: ClaimedLine, candidate: BillingLine) =>
	lineKey(line.rule === UPLOADED ? { ...line, rule: candidate.rule } : line) === lineKey(candidate);

function mostAlike(line: ClaimedLine, open: readonly BillingLine[]) {
	const scored = open
		.map((candidate) => ({ candidate, score: likeness(line, candidate) }))
		.filter(({ score }) => score > 0);
	return scored.toSorted((a, b) => b.score - a.score)[0]?.candidate;
}

/** 0 = something else. A rule says most about what is meant, then the price, then quantity and days. */
function likeness(line: ClaimedLine, candidate: BillingLine): number {
	const sameRule = line.rule === candidate.rule;
	if (line.unit !== candidate.unit || (!sameRule && line.rule !== UPLOADED)) return 0;
	if (line.quantity.startsWith('-') !== candidate.quantity.startsWith('-')) return 0;
	return (
		(sameRule ? 8 : 1) +
		(line.price === candidate.price ? 4 : 0) +
		(line.quantity === candidate.quantity ? 2 : 0) +
		(line.from === candidate.from ? 1 : 0) +
		(line.to === candidate.to ? 1 : 0)
	);
}
