import { Decimal } from 'decimal.js';
import { addDays, daysBetween, earlierOf, laterOf, type Day } from '../day';
import { euro, type Euro } from '../money';
import type { BilledAgreement } from './facts';
import type { DayEntry } from './result';

/** Every price that the agreement has or had: full rate, rate less food, rate with the surcharge for journeys. */
export const knownPrices = ({ rates }: BilledAgreement): Euro[] =>
	rates.flatMap(({ amount, foodShare, travelSurcharge }) => [
		amount,
		euro(new Decimal(amount).minus(foodShare)),
		euro(new Decimal(amount).plus(travelSurcharge))
	]);

/** How a rule and its price name what is paid; one rule pays some days in full and others for the kept place. */
export const paidKey = (rule: string, price: Euro) => `${rule} ${price}`;

/** What is paid at less than the full rate of an absence's day is paid for the kept place. */
export function placeKeepingPay(entries: readonly DayEntry[], { rates }: BilledAgreement): Set<string> {
	const fullRate = (day: Day) => rates.findLast(({ from }) => from <= day)?.amount ?? null;
	const paysLess = ({ day, kind, rate, minutes }: DayEntry) =>
		kind === 'paid-absence' && minutes === undefined && rate !== fullRate(day);
	return new Set(entries.filter(paysLess).map(({ rule, rate }) => paidKey(rule, rate)));
}

export type StaySpan = { entry: Day; leaving: Day | null };

/** Days on which two stays of one person both claim: entry and leaving may meet on one day, nothing else. */
export function overlapDays(own: StaySpan, other: StaySpan, month: { from: Day; to: Day }): Day[] {
	const from = laterOf(laterOf(own.entry, other.entry), month.from);
	const to = earlierOf(earlierOf(own.leaving ?? month.to, other.leaving ?? month.to), month.to);
	const meeting = new Set([
		own.leaving === other.entry ? own.leaving : null,
		other.leaving === own.entry ? own.entry : null
	]);
	return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index)).filter(
		(day) => !meeting.has(day)
	);
}
