import { z } from 'zod';
import { reportAge } from '../../domain/capacity/report-age';
import { minimumFree } from '../../domain/capacity/free-steps';
import { daysBetween, earlierOf, laterOf, type Day } from '../../domain/day';
import { daySchema } from '../../domain/day-schema';
import { serviceTypeOf, type ServiceTypeCode } from '../../domain/directory/service-types';
import { InvalidInput } from '../../domain/errors';
import { availability, type Judged } from '../../domain/offers/availability';
import { distanceKm, shownKm } from '../../domain/offers/distance';
import { daysPerWeekSchema, hoursPerWeekSchema, unitsPerWeek } from '../../domain/offers/need';
import { planFigures, sliceOn, targetFee, type CarePeriod } from '../../domain/rates/target-fee';
import { freeStepsOf } from '../capacity/free-steps';
import type { Db } from '../db/client';
import { found } from '../trpc/procedures';
import {
	findDocuments,
	findGroup,
	findOfferRow,
	findPhotos,
	findRateSlices,
	findStaff,
	findVacancyParts,
	type PricedSlice
} from './detail-parts';
import { pointOf } from './places';
import { isRemembered } from './remembered';

export const detailSchema = z
	.object({
		offerId: z.guid(),
		/** The care period being planned; without one there is no price of it. */
		begin: daySchema.nullish(),
		end: daySchema.nullish(),
		daysPerWeek: daysPerWeekSchema.optional(),
		hoursPerWeek: hoursPerWeekSchema.optional(),
		near: z.object({ postalCode: z.string().regex(/^\d{5}$/) }).nullish()
	})
	.refine(({ begin, end }) => !begin || !end || end >= begin, {
		path: ['end'],
		error: 'Das Ende liegt vor dem Beginn.'
	});

type Asked = z.output<typeof detailSchema>;
type Planned = CarePeriod & { serviceType: ServiceTypeCode; daysPerWeek: string | null; hoursPerWeek: string | null };
type Wanted = { asked: Asked; judged: Judged; today: Day };

/** Everything a person decides by: one offer with its house, its people, its papers, its places and its price. */
export async function getOfferDetail(tx: Db, { asked, judged, today }: Wanted) {
	const row = found(await findOfferRow(tx, asked.offerId));
	const { offer, facility, provider } = row;
	const serviceType = offer.serviceType as ServiceTypeCode;
	const period = periodOf(asked);
	const planned = plannedOf({ ...asked, serviceType }, period);
	const rates = await findRateSlices(tx, offer.offerId);
	const ids = { facilityId: facility.id, offerId: offer.offerId };
	return {
		...{ ...offer, serviceType, unit: serviceTypeOf(serviceType).unit, note: offer.note ?? '' },
		facility: {
			...facility,
			distanceKm: await distanceTo(tx, facility, asked),
			photos: await findPhotos(tx, facility.id)
		},
		provider,
		staff: await findStaff(tx, facility.id),
		documents: await findDocuments(tx, ids),
		group: await findGroup(tx, offer.offerId, period ?? { begin: today, end: today }),
		vacancy: {
			today: await findVacancyParts(tx, offer.offerId, today),
			...vacancyOf(row, { period, planned, judged })
		},
		price: priceOf(rates, { period, planned, today }),
		remembered: await isRemembered(tx, offer.offerId)
	};
}

const periodOf = ({ begin, end }: Asked): CarePeriod | null => (begin && end ? { begin, end } : null);

/** Null while it is not known how much is needed: hours have no usual number, a place is for seven days. */
function plannedOf(asked: Asked & { serviceType: ServiceTypeCode }, period: CarePeriod | null): Planned | null {
	const { serviceType, daysPerWeek = null, hoursPerWeek = null } = asked;
	const known = serviceTypeOf(serviceType).unit === 'day' || hoursPerWeek !== null;
	return period !== null && known ? { ...period, serviceType, daysPerWeek, hoursPerWeek } : null;
}

async function distanceTo(db: Db, facility: { lat: number; lon: number }, { near }: Asked) {
	if (!near) return null;
	const origin = await pointOf(db, near.postalCode);
	if (origin === null) throw new InvalidInput({ 'near.postalCode': 'Diese Postleitzahl ist nicht bekannt.' });
	return shownKm(distanceKm(origin, facility));
}

type Plan = { period: CarePeriod | null; planned: Planned | null };
type OfferRow = NonNullable<Awaited<ReturnType<typeof findOfferRow>>>;

/** What is known without an intensity is said; whether it can be taken needs one for services paid by the hour. */
function vacancyOf(
	{ reportedAt, overbooked, ...row }: OfferRow,
	{ period, planned, judged }: Plan & { judged: Judged }
) {
	const free = freeStepsOf(row.days ?? [], row.free ?? []);
	const { reason, freeFrom } = planned ? availability({ free, reportedAt }, planned, judged) : nothingPlanned;
	return {
		...{ reportedAt, reportAge: ageOf(reportedAt, judged), overbooked: overbooked ?? false },
		...{ free: period && minimumFree(free, period), unavailable: reason, freeFrom }
	};
}

const nothingPlanned = { reason: null, freeFrom: null };

const ageOf = (reportedAt: string | null, { now, limits }: Judged) =>
	reportedAt === null ? null : reportAge(reportedAt, now, limits);

/** The rate of the first day with its parts, every slice the period meets, and the fee of the whole period. */
function priceOf(rates: readonly PricedSlice[], { period, planned, today }: Plan & { today: Day }) {
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
