import type { Euro } from '../money';
import { differenceTotal, negated } from './differences';
import type { BillingLine } from './result';

type Line = Pick<BillingLine, 'quantity' | 'amount' | 'rule'>;

/** What one rule paid, and what it pays today. */
export type DifferenceGroup<L> = { rule: string; billed: L[]; today: L[]; difference: Euro };

/**
 * The lines of a difference as people compare them: by rule, with what was taken back as it was billed. Quantities below
 * zero say what is taken back.
 */
export function differenceGroups<L extends Line>(lines: readonly L[]): DifferenceGroup<L>[] {
	return [...new Set(lines.map(({ rule }) => rule))].map((rule) => {
		const own = lines.filter((line) => line.rule === rule);
		return {
			rule,
			billed: own.filter(takesBack).map((line) => negated(line)),
			today: own.filter((line) => !takesBack(line)),
			difference: differenceTotal(own)
		};
	});
}

const takesBack = ({ quantity }: Line) => quantity.startsWith('-');
