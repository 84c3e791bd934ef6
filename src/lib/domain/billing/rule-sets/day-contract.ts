import type { BilledSetting } from '../facts';
import type { AbsenceReason } from '../../placements/absence';

/** V, and V less the share for food (PFG). */
export type Pay = 'rate' | 'place-keeping-fee';

/** The day of leaving the place, those between, and the day of return. */
export const absenceParts = ['first', 'between', 'return'] as const;
export type AbsencePart = (typeof absenceParts)[number];

/** A row of a contract's table by the day: for whom and when it holds, and what it pays. */
export type DayRule = {
	code: string;
	/** Null = any. */
	settings: readonly BilledSetting[] | null;
	reasons: readonly AbsenceReason[];
	/** Only for an absence as short as this; null = of any length. */
	atMost: { days: number | null; hours: number } | null;
	pays: Record<AbsencePart, Pay>;
	/** What its days use up, and on which of them nothing more is paid when that is used up. */
	limit: { quota: string; uses: readonly AbsencePart[]; ends: readonly AbsencePart[] } | null;
	/** The resident gets the share for food from the provider: information, not on the invoice. */
	foodShareToResident: readonly BilledSetting[];
};

export type QuotaRule = {
	days: number;
	per: 'year' | 'episode';
	settings: readonly BilledSetting[] | null;
	/** What becomes of the days beyond, unless the office has consented. */
	beyond: 'unpaid' | 'undecided';
};

/** A contract by the day with its readings chosen: data that `day-entries.ts` walks. */
export type DayContract = {
	/** Tried in this order; a case that no row is for is decided by a person. */
	rules: readonly DayRule[];
	quotas: Readonly<Record<string, QuotaRule>>;
	/** Whose rule holds on a day with several reasons. */
	priority: readonly AbsenceReason[];
	yearOf: 'calendar' | 'stay';
	/** Beyond the limit: the days beyond, or the absence that goes beyond as a whole. */
	beyond: 'days' | 'absence';
	newEpisode: 'after-presence' | 'with-each-absence';
	/** Without times on record, absences of up to so many calendar days count as short in hours. */
	daysWithoutTimes: number;
	/** Whether exactly the limit of hours is still short. */
	limitIsWithin: boolean;
};

export const isFor = (settings: readonly BilledSetting[] | null, setting: BilledSetting) =>
	settings === null || settings.includes(setting);
