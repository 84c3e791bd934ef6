import { firstFreeDay, minimumFree } from '../capacity/free-steps';
import { reportAge, type ReportLimits } from '../capacity/report-age';
import { daysBetween, type Day } from '../day';
import { toHundredths } from '../hundredths';
import type { CarePeriod } from '../rates/target-fee';
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

export function unavailableReason(offer: Vacancy, need: Stay, { now, limits }: Judged): UnavailableReason | null {
	const { reportedAt, free } = offer;
	if (reportedAt === null) return 'no-report';
	if (toHundredths(minimumFree(free, need)) < toHundredths(capacityNeeded(need))) return 'full';
	return reportAge(reportedAt, now, limits) === 'stale' ? 'report-too-old' : null;
}

const freeFrom = ({ free }: Vacancy, need: Stay) =>
	firstFreeDay(free, { from: need.begin, lengthDays: daysBetween(need.begin, need.end), amount: capacityNeeded(need) });
