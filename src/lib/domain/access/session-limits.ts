import { addSeconds } from '../instant';

/** A session ends 12 hours after its sign-in, however busy it is. */
const ABSOLUTE_SECONDS = 12 * 3_600;

/** That a session was used is written at most this often. */
export const SEEN_EVERY_SECONDS = 60;

export const sessionEnd = (signedInAt: string) => addSeconds(signedInAt, ABSOLUTE_SECONDS);

/** A session last used at or before this moment has been idle too long. */
export const idleLimit = (now: string, idleMinutes: number) => addSeconds(now, -60 * idleMinutes);
