import type { Day } from '../day';
import { periodGaps, readiness, type Readiness } from './closing';
import type { PlanGoal, PlanState } from './help-plan';
import { nextReviewFor } from '../cases/review-rules';

const following: Record<PlanState, readonly PlanState[]> = {
	draft: ['valid'],
	valid: ['superseded', 'ended'],
	superseded: [],
	ended: []
};

export const canBecome = (from: PlanState, to: PlanState) => following[from].includes(to);

export type PlanContent = {
	need: string;
	serviceType: string | null;
	fromDay: Day | null;
	untilDay: Day | null;
	goals: readonly PlanGoal[];
	participation: string;
	nextReview: Day | null;
};

/** Everything a version still lacks before it can become valid (§ 36 Abs. 2 Satz 2 SGB VIII): a sentence per field. */
export function planGaps(plan: PlanContent, today: Day): Record<string, string> {
	const { need, serviceType, goals, participation, nextReview } = plan;
	const [period] = periodGaps(plan);
	const review = reviewGap(nextReview, today);
	return {
		...(isBlank(need) && { need: 'Der Bedarf ist noch nicht beschrieben.' }),
		...(serviceType === null && { serviceType: 'Die Hilfeart fehlt.' }),
		...(period !== undefined && { [plan.fromDay === null ? 'fromDay' : 'untilDay']: period }),
		...(goals.length === 0 && { goals: 'Es fehlt mindestens ein Ziel.' }),
		...Object.fromEntries(goals.flatMap((goal, index) => Object.entries(goalGap(goal, index)))),
		...(isBlank(participation) && { participation: 'Die Beteiligung des jungen Menschen ist noch nicht beschrieben.' }),
		...(review !== null && { nextReview: review })
	};
}

export const planReadiness = (plan: PlanContent, today: Day): Readiness =>
	readiness(Object.values(planGaps(plan, today)));

function goalGap({ text, indicator, responsible, due }: PlanGoal, index: number): Record<string, string> {
	const missing = [
		...(isBlank(text) ? [['text', 'das Ziel selbst']] : []),
		...(isBlank(indicator) ? [['indicator', 'woran man erkennt, dass es erreicht ist']] : []),
		...(isBlank(responsible) ? [['responsible', 'wer verantwortlich ist']] : []),
		...(due === null ? [['due', 'bis wann']] : [])
	];
	const [first] = missing;
	if (!first) return {};
	const words = missing.map(([, what]) => what).join(', ');
	return { [`goals.${index}.${first[0] ?? ''}`]: `Ziel ${index + 1}: Es fehlt ${words}.` };
}

function reviewGap(nextReview: Day | null, today: Day): string | null {
	if (nextReview === null) return 'Der Tag der nächsten Überprüfung fehlt.';
	return nextReview < today ? 'Der Tag der nächsten Überprüfung liegt in der Vergangenheit.' : null;
}

const isBlank = (text: string) => text.trim() === '';

/** True when the review is planned later than is good practice; the screen says so, the plan stays possible. */
export const isReviewLate = (
	{ fromDay, nextReview }: Pick<PlanContent, 'fromDay' | 'nextReview'>,
	earlierReviews: readonly Day[]
) => fromDay !== null && nextReview !== null && nextReview > nextReviewFor(fromDay, earlierReviews).until;
