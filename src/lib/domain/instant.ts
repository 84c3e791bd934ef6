/** Moments travel as ISO text ('2026-11-22T09:00:00.000Z'), whose order is the order of time. */
const MILLISECONDS = 1_000;

/** The moment so many seconds after (or, negative, before) the given one. */
export const addSeconds = (instant: string, seconds: number) =>
	new Date(Date.parse(instant) + seconds * MILLISECONDS).toISOString();

/** until − from in whole seconds, rounded up. */
export const secondsBetween = (from: string, until: string) =>
	Math.ceil((Date.parse(until) - Date.parse(from)) / MILLISECONDS);
