import { describe, expect, it } from 'vitest';
import { addSeconds } from '../instant';
import { accountRule, addressRule, admitAttempt, type ThrottleRule, type ThrottleState } from './throttle';

const START = '2026-11-22T09:00:00.000Z';

/** Fails again and again, each time as soon as it is let in; returns the waits in seconds. */
function waitsOf(count: number, rule: ThrottleRule) {
	let state: ThrottleState | null = null;
	let now = START;
	return Array.from({ length: count }, () => {
		const admission = admitAttempt(state, rule, now);
		if (!admission.admitted) throw new Error('came too early');
		state = admission.next;
		const refused = admitAttempt(state, rule, now);
		const wait = refused.admitted ? 0 : refused.retryAfterSeconds;
		now = addSeconds(now, wait);
		return wait;
	});
}

describe('an account', () => {
	it('waits after five failures, twice as long each time, never longer than 15 minutes', () => {
		expect(waitsOf(12, accountRule)).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
	});

	it('is forgiven after twelve quiet hours', () => {
		const state = { failures: 9, countedSince: START, blockedUntil: addSeconds(START, 480) };
		expect(admitAttempt(state, accountRule, addSeconds(START, 12 * 3_600))).toEqual({
			admitted: true,
			next: { failures: 1, countedSince: addSeconds(START, 12 * 3_600), blockedUntil: null }
		});
	});

	it('still waits one second before the end of a wait and no longer at its end', () => {
		const state = { failures: 5, countedSince: START, blockedUntil: addSeconds(START, 30) };
		expect(admitAttempt(state, accountRule, addSeconds(START, 29))).toEqual({ admitted: false, retryAfterSeconds: 1 });
		expect(admitAttempt(state, accountRule, addSeconds(START, 30))).toMatchObject({ admitted: true });
	});
});

describe('an address', () => {
	it('is let in 300 times within ten minutes, then not until they are over', () => {
		expect(waitsOf(300, addressRule).filter((wait) => wait > 0)).toEqual([600]);
	});

	it('counts anew after ten minutes, however busy they were', () => {
		const state = { failures: 299, countedSince: START, blockedUntil: null };
		expect(admitAttempt(state, addressRule, addSeconds(START, 599))).toMatchObject({ next: { failures: 300 } });
		expect(admitAttempt(state, addressRule, addSeconds(START, 600))).toMatchObject({ next: { failures: 1 } });
	});
});
