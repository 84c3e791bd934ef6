import { Decimal } from 'decimal.js';
import { earlierOf, firstOfMonth, laterOf, nextMonth, type Day, type Month } from '../day';
import { euro, sum, type Euro } from '../money';
import { exactFee, feeToCents } from '../rates/target-fee';

/** What a booked placement costs: the rate as it was agreed, over its planned days [begin, end). */
export type Commitment = { begin: Day; end: Day; rate: Euro; unitsPerWeek: string };

/** A booked placement in a month: once its invoice was ordered, that amount is what the month costs, not the plan. */
export type BookedMonth = Commitment & { ordered: Euro | null };

/** Part of a placement's planned cost that falls into a month, in 1/70.000 euro, so that months add up to the whole. */
function exactCostIn(month: Month, { begin, end, rate, unitsPerWeek }: Commitment): bigint {
	const from = laterOf(begin, firstOfMonth(month));
	const until = earlierOf(end, firstOfMonth(nextMonth(month)));
	if (until <= from) return 0n;
	return exactFee([{ from: begin, until: null, amount: rate }], { from, until }, unitsPerWeek) ?? 0n;
}

/** What all of them together cost in a month, rounded to cents once. */
export function committedIn(month: Month, commitments: readonly Commitment[]): Euro {
	const exact = commitments.reduce((total, commitment) => total + exactCostIn(month, commitment), 0n);
	return feeToCents(exact);
}

const MONTHS = 12;

/** A month's share of a year's budget; the cents are spread so that the twelve shares add up to the year. */
export function monthShare(yearAmount: Euro, month: Month): Euro {
	const untilEndOf = (count: number) => new Decimal(yearAmount).times(count).div(MONTHS).toDecimalPlaces(2);
	const number = Number(month.slice(5));
	return euro(untilEndOf(number).minus(untilEndOf(number - 1)));
}

export type MonthBudget = {
	month: Month;
	/** The month's share of the year's budget. */
	amount: Euro;
	/** Booked so far, as ordered where it was, else as planned. */
	committed: Euro;
	/** The part of it that was ordered. */
	ordered: Euro;
	/** Below 0 when it is exceeded already. */
	remaining: Euro;
	/** Of the placement in question, in this month. */
	cost: Euro;
	remainingAfter: Euro;
	exceeded: boolean;
};

/** What is left of a month's budget, before and after one more placement. */
export function monthBudget(
	month: Month,
	yearAmount: Euro,
	{ committed, next }: { committed: readonly BookedMonth[]; next: Commitment | null }
): MonthBudget {
	const amount = monthShare(yearAmount, month);
	const planned = committed.filter((booked) => booked.ordered === null);
	const ordered = sum(committed.flatMap((booked) => booked.ordered ?? []));
	const spent = sum([committedIn(month, planned), ordered]);
	const cost = committedIn(month, next === null ? [] : [next]);
	const remaining = euro(new Decimal(amount).minus(spent));
	const remainingAfter = euro(new Decimal(remaining).minus(cost));
	const exceeded = next !== null && new Decimal(remainingAfter).isNegative();
	return { month, amount, committed: spent, ordered, remaining, cost, remainingAfter, exceeded };
}
