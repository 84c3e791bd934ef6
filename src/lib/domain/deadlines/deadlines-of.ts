import { nextReviewFor } from '../cases/review-rules';
import { addDays, formatDay, type Day } from '../day';
import type { Deadline, DeadlineFacts, DeadlineState, PlannedDeadline } from './facts';
import type { DeadlineKind } from './kinds';
import { leadDaysOn } from './lead-days';
import { contributionDeadlines, reimbursementDeadlines } from './money';
import { transitionDeadlines } from './transitions';
import { unaccompaniedDeadlines } from './unaccompanied';

/** Every open deadline of a case, the nearest first. */
export const deadlinesOf = (facts: DeadlineFacts, today: Day, land: string): Deadline[] =>
	plannedDeadlines(facts, land).map((deadline) => ({ ...deadline, state: stateOf(deadline, today) }));

/** The same without a today: what is kept of a case until one of its facts changes. */
export function plannedDeadlines(facts: DeadlineFacts, land: string): PlannedDeadline[] {
	// Claims outlive the case.
	const ofMoney = reimbursementDeadlines(facts);
	if (facts.closedOn !== null) return sorted(ofMoney);
	return sorted([
		...unaccompaniedDeadlines(facts, land),
		...reviewDeadlines(facts),
		...transitionDeadlines(facts),
		...ofMoney,
		...contributionDeadlines(facts)
	]);
}

const sorted = (deadlines: PlannedDeadline[]) =>
	deadlines.toSorted((a, b) => (a.day === b.day ? (a.kind < b.kind ? -1 : 1) : a.day < b.day ? -1 : 1));

/** From this day on a deadline counts as due. */
export const dueFrom = ({ kind, day }: { kind: DeadlineKind; day: Day }) => addDays(day, -leadDaysOn(kind, day)[0]);

/** Due from the longest lead time on, overdue from the day after. */
export function stateOf({ kind, day }: { kind: DeadlineKind; day: Day }, today: Day): DeadlineState {
	if (day < today) return 'overdue';
	return dueFrom({ kind, day }) <= today ? 'due' : 'ahead';
}

const REVIEW = '§ 36 Abs. 2 Satz 2 SGB VIII; Abstand nach Praxis der Jugendämter';

/** The review that the valid Hilfeplan names; without one, the first that the begin of the help asks for. */
function reviewDeadlines({ plan, stays }: DeadlineFacts): PlannedDeadline[] {
	const running = stays.filter(({ arrivedOn, leftOn }) => arrivedOn !== null && leftOn === null);
	const begin = running.reduce<Day | null>(
		(first, { arrivedOn }) => (first === null || (arrivedOn !== null && arrivedOn < first) ? arrivedOn : first),
		null
	);
	if (begin === null) return [];
	const base = { kind: 'help-plan-review' as const, placementId: null, source: REVIEW };
	if (plan === null) {
		const text = 'Es gibt noch keinen gültigen Hilfeplan: aufstellen und zum ersten Mal überprüfen.';
		return [{ ...base, day: nextReviewFor(begin, []).until, basis: `Beginn der Hilfe am ${formatDay(begin)}`, text }];
	}
	if (plan.nextReview === null) return [];
	const text = 'Den Hilfeplan mit allen Beteiligten fortschreiben.';
	return [{ ...base, day: plan.nextReview, basis: 'nächste Überprüfung laut Hilfeplan', text }];
}
