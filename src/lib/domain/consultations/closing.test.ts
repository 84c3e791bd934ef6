import { describe, expect, it } from 'vitest';
import type { Day } from '../day';
import { closingReadiness, hasPositiveDecision, resultInWords, type Closable } from './closing';

const day = (text: string) => text as Day;
const complete: Closable = {
	situation: 'Der Vater ist verstorben.',
	serviceType: 'S34',
	fromDay: day('2027-01-01'),
	untilDay: day('2027-06-30'),
	decision: 'approved',
	participants: [
		{ accountId: 'a', vote: 'yes' },
		{ accountId: 'b', vote: 'abstain' },
		{ accountId: null, vote: null }
	]
};
const reasonsOf = (changed: Partial<Closable>) => {
	const answer = closingReadiness({ ...complete, ...changed });
	return answer.ok ? [] : answer.reasons;
};

describe('closing (§ 36 Abs. 2 SGB VIII)', () => {
	it('a complete consultation can be closed', () => {
		expect(closingReadiness(complete)).toEqual({ ok: true });
	});

	it.each<[string, Partial<Closable>, RegExp]>([
		['without situation', { situation: '  ' }, /Situation/],
		['without service', { serviceType: null }, /Hilfeart/],
		['without begin', { fromDay: null }, /Zeitraum/],
		['without end', { untilDay: null }, /Zeitraum/],
		['an end before the begin', { untilDay: day('2026-12-31') }, /31\.12\.2026\) liegt vor dem Beginn \(01\.01\.2027/],
		['without result', { decision: null }, /Ergebnis fehlt/],
		['one vote', { participants: [{ accountId: 'a', vote: 'yes' }] }, /mindestens zwei Fachkräfte.*bisher: 1/],
		[
			'a guest is no second professional',
			{
				participants: [
					{ accountId: 'a', vote: 'yes' },
					{ accountId: null, vote: 'yes' }
				]
			},
			/bisher: 1/
		]
	])('%s: one sentence says so', (_what, changed, sentence) => {
		const reasons = reasonsOf(changed);
		expect(reasons).toHaveLength(1);
		expect(reasons[0]).toMatch(sentence);
	});

	it('names all that is missing at once', () => {
		const nothing = {
			situation: '',
			serviceType: null,
			fromDay: null,
			untilDay: null,
			decision: null,
			participants: []
		};
		expect(closingReadiness(nothing)).toMatchObject({ ok: false });
		expect(reasonsOf(nothing)).toHaveLength(5);
	});

	it('a rejected help needs no period, and one day is a period', () => {
		expect(reasonsOf({ decision: 'rejected', fromDay: null, untilDay: null })).toEqual([]);
		expect(reasonsOf({ untilDay: complete.fromDay })).toEqual([]);
	});

	it('says the result in words', () => {
		expect(resultInWords('approved', complete.participants)).toBe('Hilfe befürwortet: 1 Zustimmung, 1 Enthaltung');
	});
});

describe('a positive decision', () => {
	const yes = { closedAt: '2026-11-22T09:00:00.000Z', decision: 'approved' as const };
	const no = { ...yes, decision: 'rejected' as const };
	const earlier = '2026-11-01T09:00:00.000Z';

	it.each([
		['is that of a closed consultation', [yes], true],
		['counts only when closed', [{ ...yes, closedAt: null }], false],
		['is none when rejected', [no], false],
		['gives way to a later no', [{ ...yes, closedAt: earlier }, no], false],
		['comes after an earlier no', [yes, { ...no, closedAt: earlier }], true],
		['stays while another one is still open', [yes, { ...no, closedAt: null }], true],
		['needs a consultation', [], false]
	])('%s', (_what, consultations, positive) => {
		expect(hasPositiveDecision(consultations)).toBe(positive);
	});
});
