import { rowInForce, type DatedValue } from '../dated-values';
import { addDays, type Day, daysBetween, laterOf, monthOf, lastOfMonth, nextMonth } from '../day';

const PRACTICE = 'Praxis der Jugendämter zu § 36 Abs. 2 Satz 2 SGB VIII (das Gesetz nennt keine Frist)';

/**
 * When a Hilfeplan is looked at again. § 36 Abs. 2 Satz 2 SGB VIII only says "regelmäßig" and gives no number; these are
 * what offices commonly do, therefore data: another practice is a new row from its day on.
 */
const reviewRules = {
	/** Weeks after the begin of the help: the first review is not held earlier … */
	'first-review-after-weeks': [{ from: '1991-01-01', value: 8, source: PRACTICE }],
	/** … and not later. */
	'first-review-within-weeks': [{ from: '1991-01-01', value: 12, source: PRACTICE }],
	/** Months from one review to the next. */
	'review-every-months': [{ from: '1991-01-01', value: 6, source: PRACTICE }],
	/** Days before a review from which it counts as due: time to invite. */
	'review-due-days-before': [{ from: '1991-01-01', value: 14, source: PRACTICE }]
} as const satisfies Record<string, readonly DatedValue[]>;

export type ReviewRule = keyof typeof reviewRules;

/** The value that applies on a day; before the first row the first one. */
export const reviewRuleOn = (name: ReviewRule, day: Day): number => rowInForce(reviewRules[name], day).value;

const DAYS_PER_WEEK = 7;

/** The days within which the next review should be held; both included. */
export function nextReviewFor(begin: Day, earlierReviews: readonly Day[]): { from: Day; until: Day } {
	const last = earlierReviews.reduce<Day | null>((latest, day) => (latest === null ? day : laterOf(latest, day)), null);
	if (last !== null) {
		const next = addMonths(last, reviewRuleOn('review-every-months', last));
		return { from: next, until: next };
	}
	const weeksAfter = (rule: ReviewRule) => addDays(begin, reviewRuleOn(rule, begin) * DAYS_PER_WEEK);
	return { from: weeksAfter('first-review-after-weeks'), until: weeksAfter('first-review-within-weeks') };
}

/** Same day of a later month, or its last one (§ 188 Abs. 3 BGB). */
export function addMonths(day: Day, count: number): Day {
	let month = monthOf(day);
	for (let passed = 0; passed < count; passed += 1) month = nextMonth(month);
	const last = lastOfMonth(month);
	const same = `${month}${day.slice(7)}` as Day;
	return same < last ? same : last;
}

export type ReviewState = 'none' | 'ahead' | 'due' | 'overdue';

export function reviewState(nextReview: Day | null, today: Day): ReviewState {
	if (nextReview === null) return 'none';
	const days = daysBetween(today, nextReview);
	if (days < 0) return 'overdue';
	return days <= reviewRuleOn('review-due-days-before', today) ? 'due' : 'ahead';
}
