import { lastOfMonth, toEpochDay } from '../../day';
import type { BilledStay, BillingFacts } from '../facts';
import { absenceDays, type AbsenceDay } from './absence-days';
import { billingYear } from './billing-years';
import type { DayContract, DayRule, QuotaRule } from './day-contract';
import { daysOfStay, placedAbsences, type Away } from './merged-absences';
import { ruleFor } from './rule-for';

/** An absence with the row of the table that is for it; null = no row is. */
type RuledAway = Away & { rule: DayRule | null };
type RuledDay = AbsenceDay<RuledAway> & { placeInUse: boolean };

/** A day away and how much of a limit it has used: the 15th of 21. */
export type CountedDay = RuledDay & {
	count: { quota: string; number: number; period: number } | null;
	/** Nothing is paid for keeping a place free that somebody else uses, and no limit is used up. */
	placeInUse: boolean;
	/** Beyond the limit without consent. */
	beyond: boolean;
};

/** All days away from the first of the stay to the end of the month: a limit may have been used up long before it. */
export function countedDays(contract: DayContract, { stay, absences, month, placesInUse }: BillingFacts): CountedDay[] {
	const ruled = placedAbsences(absences, stay).map((away) => ({ ...away, rule: ruleFor(contract, stay, away) }));
	if (ruled.length === 0) return [];
	const lastDay = toEpochDay(lastOfMonth(month));
	// To refuse an absence as a whole one must know all its days of the year.
	const until = contract.beyond === 'absence' ? billingYear(lastDay, yearsOf(contract, stay)).until - 1 : lastDay;
	const ofStay = daysOfStay(stay);
	// Days of entry and of leaving are days at the place, whatever else is on record for them.
	const between = { first: ofStay.first + 1, last: Math.min(until, ofStay.last - 1) };
	const inUse = new Set(placesInUse.map(toEpochDay));
	const days = absenceDays(ruled, { ...between, priority: contract.priority }).map((one) => ({
		...one,
		placeInUse: inUse.has(one.day) && keepsPlace(one)
	}));
	return counting(contract, stay, days).filter(({ day }) => day <= lastDay);
}

/** Paid for the kept place by the table, or by decision of the office where the table has no row. */
const keepsPlace = ({ away: { rule, absence }, part }: AbsenceDay<RuledAway>) =>
	(rule === null ? absence.decision?.pays : rule.pays[part]) === 'place-keeping-fee';

const yearsOf = ({ yearOf }: DayContract, { entry }: BilledStay) => ({ yearOf, entry });

/** Which limit a day uses up, and whether it is paid no longer when that is used up. */
type Use = { name: string; quota: QuotaRule; ends: boolean };

function useOf({ quotas }: DayContract, { away, part, placeInUse }: RuledDay): Use | null {
	if (placeInUse) return null;
	const limit = away.rule?.limit;
	const quota = limit && quotas[limit.quota];
	if (!limit || !quota || !limit.uses.includes(part)) return null;
	return { name: limit.quota, quota, ends: !away.absence.consented && limit.ends.includes(part) };
}

/** Goes through the days once and keeps how much of each limit is used. */
function counting(contract: DayContract, stay: BilledStay, days: readonly RuledDay[]): CountedDay[] {
	const withPeriods = inPeriods(contract, stay, days);
	const refused = refusals(contract, withPeriods);
	const used = new Map<string, { period: number; number: number }>();
	return withPeriods.map(({ day: away, use, period }) => {
		if (use === null) return counted(away, null, false);
		const before = used.get(use.name);
		const number = (before?.period === period ? before.number : 0) + 1;
		if (use.ends && refused(away, number)) return counted(away, null, true);
		used.set(use.name, { period, number });
		return counted(away, { quota: use.name, number, period }, use.ends && number > use.quota.days);
	});
}

const counted = (
	{ day, away, part, placeInUse }: RuledDay,
	count: CountedDay['count'],
	beyond: boolean
): CountedDay => ({
	day,
	away,
	part,
	placeInUse,
	count,
	beyond
});

type PeriodDay = { day: RuledDay; use: Use | null; period: number };

/** The year or episode in which each day counts, by the day on which that began. */
function inPeriods(contract: DayContract, stay: BilledStay, days: readonly RuledDay[]): PeriodDay[] {
	let year = { from: Infinity, until: -Infinity };
	let episode = { from: 0, last: -Infinity };
	return days.map((day) => {
		episode = { from: day.day === episode.last + 1 ? episode.from : day.day, last: day.day };
		if (day.day >= year.until) year = billingYear(day.day, yearsOf(contract, stay));
		const use = useOf(contract, day);
		const episodeFrom = contract.newEpisode === 'after-presence' ? episode.from : day.away.from;
		return { day, use, period: use?.quota.per === 'episode' ? episodeFrom : year.from };
	});
}

/** Whether a day is of an absence that goes beyond a year's limit, where such a one is refused as a whole. */
function refusals(contract: DayContract, days: readonly PeriodDay[]): (day: RuledDay, number: number) => boolean {
	if (contract.beyond === 'days') return () => false;
	const inYears = new Map(days.map((one) => [one.day, one]));
	const keyOf = ({ day: { away }, period }: PeriodDay) => `${away.from}|${away.last}|${away.absence.reason}|${period}`;
	const totals = new Map<string, number>();
	for (const one of days) if (one.use) totals.set(keyOf(one), (totals.get(keyOf(one)) ?? 0) + 1);
	const decided = new Map<string, boolean>();
	return (day, number) => {
		const one = inYears.get(day);
		if (one?.use?.quota.per !== 'year') return false;
		const key = keyOf(one);
		const isRefused = decided.get(key) ?? number - 1 + (totals.get(key) ?? 0) > one.use.quota.days;
		decided.set(key, isRefused);
		return isRefused;
	};
}
