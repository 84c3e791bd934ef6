const FIRST_MS = 2_000;
const LONGEST_MS = 5 * 60_000;

/** How long to wait after so many attempts in vain: 2, 4, 8 … seconds, at most five minutes. */
export const backoffMs = (attempts: number) => Math.min(FIRST_MS * 2 ** Math.max(0, attempts - 1), LONGEST_MS);
