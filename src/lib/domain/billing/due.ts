import { addDays, firstOfMonth, nextMonth, type Day, type Month } from '../day';
import { openStates } from './invoice-steps';
import type { DueRule } from './rule-set';
import type { InvoiceState } from './states';

type Received = { month: Month; receivedOn: Day };

/** AVV-SH: so many days after receipt. M-V: a day of the month after the service, also for an invoice that comes later. */
export const dueDay = (rule: DueRule, { month, receivedOn }: Received): Day =>
	rule.kind === 'days-after-receipt'
		? addDays(receivedOn, rule.days)
		: addDays(firstOfMonth(nextMonth(month)), rule.day - 1);

/** Of an invoice under several contracts the earliest day counts; one under none (an advance) is due on receipt. */
export const invoiceDueDay = (rules: readonly DueRule[], received: Received): Day =>
	rules.map((rule) => dueDay(rule, received)).toSorted()[0] ?? received.receivedOn;

export const dueKinds = ['due', 'overdue'] as const;
export type DueKind = (typeof dueKinds)[number];

const WEEK = 7;

/** Still to be paid: due within a week, or overdue since yesterday; else null. */
export function dueKindOf({ state, dueOn }: { state: InvoiceState; dueOn: Day | null }, today: Day): DueKind | null {
	if (dueOn === null || !openStates.some((open) => open === state)) return null;
	if (dueOn < today) return 'overdue';
	return dueOn <= addDays(today, WEEK) ? 'due' : null;
}

/** The last day that counts as due on the given one. */
export const dueUntil = (today: Day) => addDays(today, WEEK);
