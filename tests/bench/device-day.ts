import type { Day } from '../../src/lib/domain/day';

/** The day on which the generated offers are looked at. */
export const TODAY = '2026-11-25' as Day;
