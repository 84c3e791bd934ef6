import { z } from 'zod';
import type { Day } from '../../domain/day';
import { daySchema } from '../../domain/day-schema';
import { serviceTypeOf, type ServiceTypeCode } from '../../domain/directory/service-types';
import { InvalidInput } from '../../domain/errors';
import type { Judged } from '../../domain/offers/availability';
import { distanceKm, shownKm } from '../../domain/offers/distance';
import { daysPerWeekSchema, hoursPerWeekSchema } from '../../domain/offers/need';
import { planOf, priceOf, vacancyOf } from '../../domain/offers/offer-detail';
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
	findVacancyParts
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
type Wanted = { asked: Asked; judged: Judged; today: Day };

/** Everything a person decides by: one offer with its house, its people, its papers, its places and its price. */
export async function getOfferDetail(tx: Db, { asked, judged, today }: Wanted) {
	const row = found(await findOfferRow(tx, asked.offerId));
	const { offer, facility, provider } = row;
	const serviceType = offer.serviceType as ServiceTypeCode;
	const plan = planOf(asked, serviceType);
	const ids = { facilityId: facility.id, offerId: offer.offerId };
	return {
		...{ ...offer, serviceType, unit: serviceTypeOf(serviceType).unit, note: offer.note ?? '' },
		facility: {
			...facility,
			distanceKm: await distanceTo(tx, facility, asked),
			photos: await findPhotos(tx, facility.id)
		},
		provider,
		staff: await findStaff(tx, facility.id, today),
		documents: await findDocuments(tx, ids),
		group: await findGroup(tx, offer.offerId, plan.period ?? { begin: today, end: today }),
		vacancy: {
			today: await findVacancyParts(tx, offer.offerId, today),
			...vacancyOf(vacancyIn(row), plan, judged)
		},
		price: priceOf(await findRateSlices(tx, offer.offerId), plan, today),
		remembered: await isRemembered(tx, offer.offerId)
	};
}

type OfferRow = NonNullable<Awaited<ReturnType<typeof findOfferRow>>>;

const vacancyIn = ({ days, free, reportedAt, overbooked }: OfferRow) => ({
	...{ free: freeStepsOf(days ?? [], free ?? []), reportedAt, overbooked: overbooked ?? false }
});

async function distanceTo(db: Db, facility: { lat: number; lon: number }, { near }: Asked) {
	if (!near) return null;
	const origin = await pointOf(db, near.postalCode);
	if (origin === null) throw new InvalidInput({ 'near.postalCode': 'Diese Postleitzahl ist nicht bekannt.' });
	return shownKm(distanceKm(origin, facility));
}
