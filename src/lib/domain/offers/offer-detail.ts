import { leastFree, minimumFree, type FreeStep } from '../capacity/free-steps';
import { reportAge } from '../capacity/report-age';
import type { VacancyParts } from '../capacity/vacancy-parts';
import { daysBetween, earlierOf, laterOf, type Day } from '../day';
import { serviceTypeOf, type ServiceTypeCode } from '../directory/service-types';
import { fromHundredths } from '../hundredths';
import type { Euro } from '../money';
import { planFigures, type CarePeriod } from '../rates/planned-units';
import { sliceOn, targetFee } from '../rates/target-fee';
import { availability, type Judged } from './availability';
import { unitsPerWeek, type Intensity } from './need';

/** A dated price with its parts. */
export type PricedSlice = {
	from: Day;
	until: Day | null;
	amount: Euro;
	mp: Euro | null;
	gp: Euro | null;
	ib: Euro | null;
	pfg: Euro | null;
};

/** The care period being planned; without one there is no price of it. */
export type AskedPeriod = {
	begin?: Day | null | undefined;
	end?: Day | null | undefined;
	daysPerWeek?: string | null | undefined;
	hoursPerWeek?: string | null | undefined;
};
export type Plan = { period: CarePeriod | null; planned: (CarePeriod & Intensity) | null };

/** `planned` is null while it is not known how much is needed: hours have no usual number, a place is for seven days. */
export function planOf(asked: AskedPeriod, serviceType: ServiceTypeCode): Plan {
	const { begin, end, daysPerWeek = null, hoursPerWeek = null } = asked;
	if (!begin || !end) return { period: null, planned: null };
	const period = { begin, end };
	const known = serviceTypeOf(serviceType).unit === 'day' || hoursPerWeek !== null;
	return { period, planned: known ? { ...period, serviceType, daysPerWeek, hoursPerWeek } : null };
}

type Vacancy = { free: readonly FreeStep[]; reportedAt: string | null; overbooked: boolean };

/** What is known without an intensity is said; whether it can be taken needs one for services paid by the hour. */
export function vacancyOf({ free, reportedAt, overbooked }: Vacancy, { period, planned }: Plan, judged: Judged) {
	const { reason, freeFrom } = planned ? availability({ free, reportedAt }, planned, judged) : nothingPlanned;
	return {
		...{ reportedAt, reportAge: ageOf(reportedAt, judged), overbooked },
		...{ free: period && minimumFree(free, period), unavailable: reason, freeFrom }
	};
}

const nothingPlanned = { reason: null, freeFrom: null };

const ageOf = (reportedAt: string | null, { now, limits }: Judged) =>
	reportedAt === null ? null : reportAge(reportedAt, now, limits);

/** The rate of the first day with its parts, every slice the period meets, and the fee of the whole period. */
export function priceOf(rates: readonly PricedSlice[], { period, planned }: Plan, today: Day) {
	const current = sliceOn(rates, period?.begin ?? today);
	return {
		rate: current?.amount ?? null,
		parts: current && { mp: current.mp, gp: current.gp, ib: current.ib, pfg: current.pfg },
		slices: period ? slicesIn(rates, period) : [],
		...(period ? planFigures(period) : { days: null, weeks: null }),
		unitsPerWeek: planned && unitsPerWeek(planned),
		targetFee: planned && targetFee(rates, planned, unitsPerWeek(planned))
	};
}

/** Each price with the days of the period on which it counts; a rate continues until the next one begins. */
function slicesIn(rates: readonly PricedSlice[], { begin, end }: CarePeriod) {
	return rates.flatMap((slice, index) => {
		const from = laterOf(slice.from, begin);
		const until = earlierOf(rates[index + 1]?.from ?? end, end);
		const days = daysBetween(from, until);
		return days > 0 ? [{ ...slice, from, until, days }] : [];
	});
}

/** What a device knows of a day's places: how many can be run and how many are free, not who has the others. */
export function knownPlaces({ free, operable }: { free: readonly FreeStep[]; operable: string }, day: Day) {
	const left = fromHundredths(leastFree(free, { begin: day, end: day }));
	const unknown = { held: '0.00', booked: '0.00', stayed: '0.00', foreign: '0.00', blocked: '0.00' };
	return { ...unknown, operable, free: left, overbooked: '0.00' } satisfies VacancyParts;
}
