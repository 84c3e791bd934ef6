import { eq, sql } from 'drizzle-orm';
import type { Day } from '../../domain/day';
import type { ServiceTypeCode } from '../../domain/directory/service-types';
import type { Euro } from '../../domain/money';
import type { Db } from '../db/client';
import { offerFree, offerSearch } from '../db/schema/capacity';
import { facility, offer, office, provider } from '../db/schema/directory';
import { rateSlice } from '../db/schema/rates';

/** Dated prices in one value, so that an offer is one row; amounts as text, because JSON numbers are not exact. */
const rates = sql<{ from: Day; until: Day | null; amount: Euro }[]>`(
	SELECT coalesce(jsonb_agg(jsonb_build_object('from', r.from_day, 'until', r.until_day, 'amount', r.amount::text)), '[]')
	FROM ${rateSlice} r WHERE r.offer_id = ${offer.id}
)`;

const columns = {
	offerId: offer.id,
	facilityId: facility.id,
	providerId: provider.id,
	facility: facility.name,
	place: facility.place,
	provider: provider.name,
	officeAgs: facility.officeAgs,
	office: office.name,
	serviceType: sql<ServiceTypeCode>`${offer.serviceType}`,
	specialisations: offer.specialisations,
	ageFrom: offer.ageFrom,
	ageTo: offer.ageTo,
	sex: offer.sex,
	licenceFrom: facility.licenceFrom,
	licenceUntil: facility.licenceUntil,
	closedFrom: facility.closedFrom,
	reportedAt: offerSearch.reportedAt,
	days: sql<string[] | null>`${offerFree.days}::text[]`,
	free: offerFree.free,
	rates
};

/** Offers with all that decides whether and at which price a person can be placed there. */
export const findReservableOffers = (tx: Db, offerIds: readonly string[]) =>
	tx
		.select(columns)
		.from(offer)
		.innerJoin(facility, eq(facility.id, offer.facilityId))
		.innerJoin(provider, eq(provider.id, facility.providerId))
		.innerJoin(office, eq(office.ags, facility.officeAgs))
		.leftJoin(offerSearch, eq(offerSearch.offerId, offer.id))
		.leftJoin(offerFree, eq(offerFree.offerId, offer.id))
		.where(sql`${offer.id} = ANY (${sql.param([...offerIds])})`)
		.prepare('reservable_offers')
		.execute();

export type ReservableOffer = Awaited<ReturnType<typeof findReservableOffers>>[number];
