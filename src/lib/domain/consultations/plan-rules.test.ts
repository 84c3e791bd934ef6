import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../day';
import { planStates, type PlanState } from './help-plan';
import { canBecome, isReviewLate, planReadiness, type PlanContent } from './plan-rules';
import { addMonths, nextReviewFor, reviewState } from '../cases/review-rules';

const day = (text: string) => text as Day;
const today = day('2026-11-22');
const goal = {
	text: 'Schulbesuch',
	indicator: 'Vier Tage je Woche',
	responsible: 'Frau Kraft',
	due: day('2027-03-01')
};
const complete: PlanContent = {
	...{ need: 'Verlässlicher Alltag', serviceType: 'S34', fromDay: day('2027-01-01'), untilDay: day('2027-12-31') },
	...{ goals: [goal], participation: 'Lena war dabei.', nextReview: day('2027-03-15') }
};
const reasonsOf = (changed: Partial<PlanContent>) => {
	const answer = planReadiness({ ...complete, ...changed }, today);
	return answer.ok ? [] : answer.reasons;
};

describe('a Hilfeplan becomes valid (§ 36 Abs. 2 Satz 2 SGB VIII)', () => {
	it('when it is complete', () => {
		expect(planReadiness(complete, today)).toEqual({ ok: true });
	});

	it.each<[string, Partial<PlanContent>, RegExp]>([
		['the need', { need: '' }, /Bedarf/],
		['the service', { serviceType: null }, /Hilfeart/],
		['the period', { untilDay: null }, /Zeitraum/],
		['an end after the begin', { untilDay: day('2026-12-31') }, /liegt vor dem Beginn/],
		['a goal', { goals: [] }, /mindestens ein Ziel/],
		['how a goal is recognised', { goals: [goal, { ...goal, indicator: ' ' }] }, /^Ziel 2: Es fehlt woran/],
		['who answers for a goal', { goals: [{ ...goal, responsible: '' }] }, /^Ziel 1: Es fehlt wer/],
		['until when', { goals: [{ ...goal, due: null, responsible: '' }] }, /wer verantwortlich ist, bis wann\.$/],
		['the participation of the child (§ 8 SGB VIII)', { participation: '' }, /Beteiligung/],
		['the next review', { nextReview: null }, /nächsten Überprüfung fehlt/],
		['a review to come', { nextReview: day('2026-11-21') }, /Vergangenheit/]
	])('not without %s', (_what, changed, sentence) => {
		const reasons = reasonsOf(changed);
		expect(reasons).toHaveLength(1);
		expect(reasons[0]).toMatch(sentence);
	});

	it('all that is missing is named at once', () => {
		const empty = {
			need: '',
			serviceType: null,
			fromDay: null,
			untilDay: null,
			goals: [],
			participation: '',
			nextReview: null
		};
		expect(reasonsOf(empty)).toHaveLength(6);
	});
});

describe('states of a version', () => {
	it('each is reached from draft, and none leads back to it', () => {
		const reached = new Set<PlanState>(['draft']);
		for (const from of reached) planStates.filter((to) => canBecome(from, to)).forEach((to) => reached.add(to));
		expect(reached).toEqual(new Set(planStates));
		expect(planStates.filter((state) => canBecome(state, 'draft'))).toEqual([]);
	});
});

describe('reviews', () => {
	it('the first after 8 to 12 weeks, then every six months from the last', () => {
		expect(nextReviewFor(day('2027-01-01'), [])).toEqual({ from: '2027-02-26', until: '2027-03-26' });
		expect(nextReviewFor(day('2027-01-01'), [day('2027-03-10')])).toEqual({ from: '2027-09-10', until: '2027-09-10' });
		const reviews = [day('2027-09-10'), day('2027-03-10')];
		expect(nextReviewFor(day('2027-01-01'), reviews).until).toBe('2028-03-10');
	});

	it.each([
		['2026-08-31', 6, '2027-02-28'],
		['2027-08-31', 6, '2028-02-29'],
		['2026-10-31', 1, '2026-11-30'],
		['2026-06-15', 12, '2027-06-15']
	])('%s and %i months is %s (§ 188 Abs. 3 BGB)', (from, months, until) => {
		expect(addMonths(day(from), months)).toBe(until);
	});

	it('always lie after the begin and after each earlier review, in whatever order they are told', () => {
		const days = fc.integer({ min: 0, max: 3_650 }).map((count) => addDays(day('2024-01-01'), count));
		fc.assert(
			fc.property(days, fc.array(days, { maxLength: 6 }), (begin, earlier) => {
				const next = nextReviewFor(begin, earlier);
				expect(next.from <= next.until).toBe(true);
				for (const before of earlier.length === 0 ? [begin] : earlier) expect(next.from > before).toBe(true);
				expect(nextReviewFor(begin, [...earlier].reverse())).toEqual(next);
			})
		);
	});

	it.each([
		[null, 'none'],
		['2026-11-21', 'overdue'],
		['2026-11-22', 'due'],
		['2026-12-06', 'due'],
		['2026-12-07', 'ahead']
	])('a review on %s is %s on 22.11.2026', (next, state) => {
		expect(reviewState(next as Day | null, today)).toBe(state);
	});

	it.each([
		['2027-03-26', false],
		['2027-03-27', true]
	])('planned for %s it is late: %s', (nextReview, late) => {
		expect(isReviewLate({ fromDay: day('2027-01-01'), nextReview: day(nextReview) }, [])).toBe(late);
	});
});
