import { describe, expect, it } from 'vitest';
import { callProblems, rescheduleProblems, TOO_FEW_PROFESSIONALS } from './calling';

const now = '2026-11-22T09:00:00.000Z';
const worker = { accountId: 'a', name: 'Kraft A', function: 'Bezirkssozialarbeit' };
const lead = { accountId: 'b', name: 'Kraft B', function: 'Teamleitung' };
const guest = { accountId: null, name: 'Frau Schule', function: 'Klassenlehrerin' };
const call = { participants: [worker, lead], meetingAt: '2026-11-24T09:00:00Z', voteUntil: '2026-11-25T09:00:00Z' };

describe('calling a consultation (§ 36 Abs. 2 Satz 1 SGB VIII)', () => {
	it('two professionals and moments to come are enough', () => {
		expect(callProblems(call, now)).toEqual({});
	});

	it.each([
		['nobody', []],
		['one', [worker]],
		['one with a guest', [worker, guest]],
		['two guests', [guest, guest]]
	])('%s: says that two professionals are needed', (_who, participants) => {
		expect(callProblems({ ...call, participants }, now)).toEqual({ participants: TOO_FEW_PROFESSIONALS });
		expect(TOO_FEW_PROFESSIONALS).toContain('mindestens zwei Fachkräfte');
	});

	it('the same person twice is one person', () => {
		const problems = callProblems({ ...call, participants: [worker, lead, worker] }, now);
		expect(problems).toEqual({
			participants: 'Eine Person ist zweimal eingeladen. Bitte entfernen Sie einen der Einträge.'
		});
	});

	it.each([
		['a meeting in the past', { meetingAt: '2026-11-22T08:59:59Z' }, ['meetingAt']],
		['a deadline before the meeting', { voteUntil: '2026-11-24T08:59:00Z' }, ['voteUntil']],
		['a deadline at the begin of the meeting', { voteUntil: call.meetingAt }, []],
		[
			'both in the past',
			{ meetingAt: '2026-01-01T08:00:00Z', voteUntil: '2026-01-02T08:00:00Z' },
			['meetingAt', 'voteUntil']
		],
		[
			'moments of another zone',
			{ meetingAt: '2026-11-22T10:30:00+02:00', voteUntil: '2026-11-22T12:00:00+02:00' },
			['meetingAt']
		]
	])('%s', (_what, changed, fields) => {
		expect(Object.keys(callProblems({ ...call, ...changed }, now))).toEqual(fields);
	});
});

describe('another time for a consultation', () => {
	const held = { ...call, meetingAt: '2026-11-20T09:00:00Z' };

	it.each([
		['more time for the votes after the meeting', held, held.meetingAt, []],
		['another day in the past', held, '2026-11-19T09:00:00Z', ['meetingAt']],
		['a day to come', call, held.meetingAt, []],
		['a deadline in the past', { ...held, voteUntil: '2026-11-21T09:00:00Z' }, held.meetingAt, ['voteUntil']],
		['nobody but one', { ...call, participants: [worker] }, held.meetingAt, ['participants']]
	])('%s', (_what, changed, meetingAt, fields) => {
		expect(Object.keys(rescheduleProblems(changed, { meetingAt }, now))).toEqual(fields);
	});
});
