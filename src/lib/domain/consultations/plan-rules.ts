import type { Day } from '../day';
import { periodGaps, readiness, type Readiness } from './closing';
import type { PlanGoal, PlanState } from './help-plan';
import { nextReviewFor } from './review-rules';

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

/** Everything a version still lacks before it can become valid, § 36 Abs. 2 Satz 2 SGB VIII. */
export function planReadiness(plan: PlanContent, today: Day): Readiness {
	const { need, serviceType, goals, participation, nextReview } = plan;
	return readiness([
		...(isBlank(need) ? ['Der Bedarf ist noch nicht beschrieben.'] : []),
		...(serviceType === null ? ['Die Hilfeart fehlt.'] : []),
		...periodGaps(plan),
		...(goals.length === 0 ? ['Es fehlt mindestens ein Ziel.'] : goals.flatMap(goalGaps)),
		...(isBlank(participation) ? ['Die Beteiligung des jungen Menschen ist noch nicht beschrieben.'] : []),
		...reviewGaps(nextReview, today)
	]);
}

function goalGaps({ text, indicator, responsible, due }: PlanGoal, index: number): string[] {
	const missing = [
		...(isBlank(text) ? ['das Ziel selbst'] : []),
		...(isBlank(indicator) ? ['woran man erkennt, dass es erreicht ist'] : []),
		...(isBlank(responsible) ? ['wer verantwortlich ist'] : []),
		...(due === null ? ['bis wann'] : [])
	];
	return missing.length === 0 ? [] : [`Ziel ${index + 1}: Es fehlt ${missing.join(', ')}.`];
}

function reviewGaps(nextReview: Day | null, today: Day): string[] {
	if (nextReview === null) return ['Der Tag der nächsten Überprüfung fehlt.'];
	return nextReview < today ? ['Der Tag der nächsten Überprüfung liegt in der Vergangenheit.'] : [];
}

const isBlank = (text: string) => text.trim() === '';

/** True when the review is planned later than is good practice; the screen says so, the plan stays possible. */
export const isReviewLate = (
	{ fromDay, nextReview }: Pick<PlanContent, 'fromDay' | 'nextReview'>,
	earlierReviews: readonly Day[]
) => fromDay !== null && nextReview !== null && nextReview > nextReviewFor(fromDay, earlierReviews).until;
