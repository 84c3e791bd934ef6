import { addSeconds, secondsBetween } from '../instant';

/** Failed attempts of one account or one address, as kept between requests. */
export type ThrottleState = {
	failures: number;
	/** When the running count began (address) or was last added to (account). */
	countedSince: string;
	blockedUntil: string | null;
};

export type ThrottleRule = {
	/** So many failures cost nothing. */
	freeFailures: number;
	/** The count is forgotten after this time. */
	windowSeconds: number;
	/** Whether each failure begins the window anew. */
	sliding: boolean;
	/** Wait after the last free failure; doubles with each further one, up to the longest. */
	firstWaitSeconds: number;
	longestWaitSeconds: number;
};

/** Guessing one person's password: slow soon, but never shut for good. */
export const accountRule: ThrottleRule = {
	freeFailures: 5,
	windowSeconds: 12 * 3_600,
	sliding: true,
	firstWaitSeconds: 30,
	longestWaitSeconds: 900
};

/** A whole office signs in from behind one address; only a machine fails this often. */
export const addressRule: ThrottleRule = {
	freeFailures: 300,
	windowSeconds: 600,
	sliding: false,
	firstWaitSeconds: 600,
	longestWaitSeconds: 600
};

export type Admission = { admitted: true; next: ThrottleState } | { admitted: false; retryAfterSeconds: number };

/**
 * Whether one more attempt may be made. It is counted as failed before it is made, so that attempts at the same moment
 * cannot slip past the limit together; one that succeeds is taken back.
 */
export function admitAttempt(state: ThrottleState | null, rule: ThrottleRule, now: string): Admission {
	if (state?.blockedUntil && Date.parse(state.blockedUntil) > Date.parse(now)) {
		return { admitted: false, retryAfterSeconds: secondsBetween(now, state.blockedUntil) };
	}
	const known = state !== null && !isForgotten(state, rule, now) ? state : { failures: 0, countedSince: now };
	const failures = known.failures + 1;
	const wait = waitAfter(failures, rule);
	return {
		admitted: true,
		next: {
			failures,
			countedSince: rule.sliding ? now : known.countedSince,
			blockedUntil: wait === 0 ? null : addSeconds(now, wait)
		}
	};
}

const isForgotten = ({ countedSince }: ThrottleState, { windowSeconds }: ThrottleRule, now: string) =>
	Date.parse(addSeconds(countedSince, windowSeconds)) <= Date.parse(now);

function waitAfter(failures: number, { freeFailures, firstWaitSeconds, longestWaitSeconds }: ThrottleRule) {
	const beyond = failures - freeFailures;
	return beyond < 0 ? 0 : Math.min(firstWaitSeconds * 2 ** Math.min(beyond, 30), longestWaitSeconds);
}
