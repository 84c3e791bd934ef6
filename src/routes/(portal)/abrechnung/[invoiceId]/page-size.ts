/** Deviations on one page of the check. */
export const DEVIATIONS = 50;
