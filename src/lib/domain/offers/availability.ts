import { firstFreeDay, leastFree, minimumFree } from '../capacity/free-steps';
import { oldestTrusted, type ReportLimits } from '../capacity/report-age';
import { daysBetween, type Day } from '../day';
import { toHundredths } from '../hundredths';
import type { CarePeriod } from '../rates/planned-units';
import { capacityNeeded, type Intensity } from './need';
import type { OfferFacts } from './offer-facts';

/** Why a matching offer cannot be taken for the period; in the order in which they are said. */
export const unavailableReasons = ['no-report', 'full', 'report-too-old'] as const;
export type UnavailableReason = (typeof unavailableReasons)[number];

export const unavailableLabels: Record<UnavailableReason, string> = {
	'no-report': 'noch keine Vakanzmeldung',
	full: 'belegt',
	'report-too-old': 'Vakanzmeldung zu alt'
};

export type Availability = {
	/** The least that is free on any day of the period, '3.00'. */
	free: string;
	available: boolean;
	reason: UnavailableReason | null;
	/** For an offer that is full: the first begin from the wanted one on at which the whole period is free. */
	freeFrom: Day | null;
};

/** The moment and the limits by which the age of a report is judged. */
export type Judged = { now: string; limits: ReportLimits };

type Vacancy = Pick<OfferFacts, 'free' | 'reportedAt'>;
type Stay = CarePeriod & Intensity;

/** Available: enough is free on every day of [begin, end], both included, and the report is not too old. */
export function availability(offer: Vacancy, need: Stay, judged: Judged): Availability {
	const reason = unavailableReason(offer, need, judged);
	return {
		free: minimumFree(offer.free, need),
		available: reason === null,
		reason,
		freeFrom: reason === 'full' ? freeFrom(offer, need) : null
	};
}

export const unavailableReason = (offer: Vacancy, need: Stay, judged: Judged): UnavailableReason | null =>
	reasonAgainst(offer, wantedStay(need, judged));

/** A stay with all that is worked out once instead of once per offer. */
export type WantedStay = CarePeriod & { hundredths: number; oldestReport: string };

export const wantedStay = (need: Stay, { now, limits }: Judged): WantedStay => ({
	...{ begin: need.begin, end: need.end, hundredths: toHundredths(capacityNeeded(need)) },
	oldestReport: oldestTrusted(now, limits)
});

export function reasonAgainst({ reportedAt, free }: Vacancy, wanted: WantedStay): UnavailableReason | null {
	if (reportedAt === null) return 'no-report';
	if (leastFree(free, wanted) < wanted.hundredths) return 'full';
	return reportedAt < wanted.oldestReport ? 'report-too-old' : null;
}

const freeFrom = ({ free }: Vacancy, need: Stay) =>
	firstFreeDay(free, { from: need.begin, lengthDays: daysBetween(need.begin, need.end), amount: capacityNeeded(need) });
