import type { Setting } from '../directory/kinds';
import type { Day } from '../day';

export type Need = { caseId: string; setting: Setting; begin: Day; end: Day };

/**
 * Two placements answer the same need when they are of one case, of one setting and share a day: a child lives in one
 * place, but may well have a tutor besides.
 */
export const sameNeed = (a: Need, b: Need) =>
	a.caseId === b.caseId && a.setting === b.setting && a.begin <= b.end && b.begin <= a.end;
