import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { votes } from './consultation';
import { countVotes, voteRefusal, votesInWords } from './voting';

const now = '2026-11-22T09:00:00.000Z';
const open = { closedAt: null, cancelledAt: null, voteUntil: '2026-11-23T09:00:00.000Z' };
const invited = { accountId: 'a' };

describe('who may vote', () => {
	it.each([
		['an invited colleague before the deadline', open, invited, null],
		['at the very deadline', { ...open, voteUntil: now }, invited, null],
		['after the deadline', { ...open, voteUntil: '2026-11-22T08:59:59.999Z' }, invited, 'consultation/voting-over'],
		['after the closing', { ...open, closedAt: now }, invited, 'consultation/closed'],
		['after both', { ...open, closedAt: now, voteUntil: '2026-11-01T00:00:00Z' }, invited, 'consultation/closed'],
		['after it was called off', { ...open, cancelledAt: now }, invited, 'consultation/cancelled'],
		['somebody who was not invited', open, undefined, 'consultation/not-invited'],
		['a guest without an account', open, { accountId: null }, 'consultation/not-invited'],
		['a stranger to a closed one', { ...open, closedAt: now }, undefined, 'consultation/not-invited']
	] as const)('%s', (_who, consultation, participant, refusal) => {
		expect(voteRefusal(consultation, participant, now)).toBe(refusal);
	});
});

const participant = fc.record({
	accountId: fc.option(fc.uuid(), { nil: null }),
	vote: fc.option(fc.constantFrom(...votes), { nil: null })
});

describe('counting', () => {
	it('adds up: every account is counted exactly once, no guest ever', () => {
		fc.assert(
			fc.property(fc.array(participant), (all) => {
				const { yes, no, abstain, cast, open: waiting } = countVotes(all);
				expect(yes + no + abstain).toBe(cast);
				expect(cast + waiting).toBe(all.filter(({ accountId }) => accountId !== null).length);
			})
		);
	});

	it('does not depend on the order', () => {
		fc.assert(
			fc.property(fc.array(participant), (all) => {
				expect(countVotes([...all].reverse())).toEqual(countVotes(all));
			})
		);
	});

	it.each([
		[[], 'niemand stimmt ab'],
		[['yes'], '1 Zustimmung'],
		[['yes', 'yes', 'abstain', null], '2 Zustimmungen, 1 Enthaltung, 1 Stimme offen'],
		[['no', null, null], '1 Ablehnung, 2 Stimmen offen']
	] as const)('%j reads %s', (cast, sentence) => {
		expect(votesInWords(countVotes(cast.map((vote) => ({ accountId: 'a', vote }))))).toBe(sentence);
	});
});
