import { and, asc, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import { vacancyParts, type VacancyParts } from '../../domain/capacity/vacancy-parts';
import type { OccupancyKind } from '../../domain/capacity/kinds';
import { addDays, type Day } from '../../domain/day';
import type { PersonSex } from '../../domain/directory/kinds';
import type { PricedSlice } from '../../domain/offers/offer-detail';
import type { Db } from '../db/client';
import { capacitySlice, offerFree, offerSearch } from '../db/schema/capacity';
import {
	directoryDocument,
	facility,
	facilityPhoto,
	facilityStaff,
	offer,
	office,
	provider,
	region
} from '../db/schema/directory';
import { rateSlice } from '../db/schema/rates';

export const facilityColumns = {
	id: facility.id,
	name: facility.name,
	street: facility.street,
	postalCode: facility.postalCode,
	place: facility.place,
	office: office.ags,
	officeName: office.name,
	officeSign: office.sign,
	region: region.name,
	lat: facility.lat,
	lon: facility.lon,
	contactName: facility.contactName,
	phone: facility.phone,
	fax: facility.fax,
	email: facility.email,
	website: facility.website,
	description: facility.description,
	licenceFrom: facility.licenceFrom,
	licenceUntil: facility.licenceUntil,
	closedFrom: facility.closedFrom,
	operatingDaysPerWeek: facility.operatingDaysPerWeek,
	operatingDaysPerYear: facility.operatingDaysPerYear
};

export const providerColumns = {
	id: provider.id,
	name: provider.name,
	contactName: provider.contactName,
	street: provider.street,
	postalCode: provider.postalCode,
	place: provider.place,
	phone: provider.phone,
	email: provider.email,
	website: provider.website
};

export const offerColumns = {
	offerId: offer.id,
	serviceType: offer.serviceType,
	note: offer.note,
	licensed: offer.licensed,
	ageFrom: offer.ageFrom,
	ageTo: offer.ageTo,
	sex: offer.sex,
	specialisations: offer.specialisations,
	serviceDescriptionOn: offer.serviceDescriptionOn,
	agreementOn: offer.agreementOn
};

/** Offer, facility, provider and what the search keeps of it, in one row; undefined when there is none. */
export async function findOfferRow(db: Db, offerId: string) {
	const [row] = await db
		.select({
			offer: offerColumns,
			facility: facilityColumns,
			provider: providerColumns,
			reportedAt: offerSearch.reportedAt,
			days: sql<string[] | null>`${offerFree.days}::text[]`,
			free: offerFree.free,
			overbooked: offerFree.overbooked
		})
		.from(offer)
		.innerJoin(facility, eq(facility.id, offer.facilityId))
		.innerJoin(provider, eq(provider.id, facility.providerId))
		.innerJoin(office, eq(office.ags, facility.officeAgs))
		.leftJoin(region, eq(region.id, facility.regionId))
		.leftJoin(offerSearch, eq(offerSearch.offerId, offer.id))
		.leftJoin(offerFree, eq(offerFree.offerId, offer.id))
		.where(eq(offer.id, offerId));
	return row;
}

export const findPhotos = (db: Db, facilityId: string) =>
	db
		.select({ id: facilityPhoto.id, caption: facilityPhoto.caption })
		.from(facilityPhoto)
		.where(eq(facilityPhoto.facilityId, facilityId))
		.orderBy(asc(facilityPhoto.position));

/** The facility's own papers and those of this offer. */
export const findDocuments = (db: Db, { facilityId, offerId }: { facilityId: string; offerId: string }) =>
	db
		.select({ id: directoryDocument.id, kind: directoryDocument.kind })
		.from(directoryDocument)
		.where(
			and(
				eq(directoryDocument.facilityId, facilityId),
				or(isNull(directoryDocument.offerId), eq(directoryDocument.offerId, offerId))
			)
		)
		.orderBy(asc(directoryDocument.kind));

/** Who works there on the day; rows without days hold until somebody says otherwise. */
export const worksOn = (day: Day) =>
	and(
		or(isNull(facilityStaff.fromDay), lte(facilityStaff.fromDay, day)),
		or(isNull(facilityStaff.untilDay), gte(facilityStaff.untilDay, day))
	);

export const findStaff = (db: Db, facilityId: string, day: Day) =>
	db
		.select({ qualification: facilityStaff.qualification, posts: facilityStaff.posts })
		.from(facilityStaff)
		.where(and(eq(facilityStaff.facilityId, facilityId), worksOn(day)))
		.orderBy(sql`${facilityStaff.posts} DESC`, asc(facilityStaff.qualification));

export const sliceColumns = {
	from: rateSlice.fromDay,
	until: rateSlice.untilDay,
	amount: rateSlice.amount,
	mp: rateSlice.mp,
	gp: rateSlice.gp,
	ib: rateSlice.ib,
	pfg: rateSlice.pfg
};

export const findRateSlices = (db: Db, offerId: string): Promise<PricedSlice[]> =>
	db.select(sliceColumns).from(rateSlice).where(eq(rateSlice.offerId, offerId)).orderBy(asc(rateSlice.fromDay));

/** How the places are used on a day, as sums by kind: whose they are stays behind the database's walls. */
export async function findVacancyParts(db: Db, offerId: string, day: Day): Promise<VacancyParts> {
	const slices = await db
		.select({
			from: sql<Day | null>`nullif(${capacitySlice.fromDay}, '-infinity')`,
			until: capacitySlice.untilDay,
			operable: capacitySlice.operable,
			occupiedOutside: capacitySlice.occupiedOutside
		})
		.from(capacitySlice)
		.where(eq(capacitySlice.offerId, offerId));
	const used = rowsOf<{ kind: OccupancyKind; amount: string }>(
		await db.execute(sql`SELECT kind, amount FROM vacancy_use(${offerId}::uuid, ${day}::date)`)
	);
	const occupancies = used.map((sum) => ({ ...sum, from: day, until: addDays(day, 1) }));
	return vacancyParts({ slices, occupancies }, day);
}

export type GroupCount = { ageFrom: number; ageTo: number; sex: PersonSex; persons: number };

/** Who lives there over a period, as counts by age band (three years) and sex. */
export async function findGroup(db: Db, offerId: string, period: { begin: Day; end: Day }): Promise<GroupCount[]> {
	const rows = rowsOf<{ age_from: number; sex: PersonSex; persons: number }>(
		await db.execute(sql`SELECT age_from, sex, persons
			FROM group_composition(${offerId}::uuid, daterange(${period.begin}::date, ${period.end}::date, '[]'))`)
	);
	return rows.map(({ age_from: ageFrom, sex, persons }) => ({ ageFrom, ageTo: ageFrom + 2, sex, persons }));
}

const rowsOf = <Row>(result: unknown) => (result as { rows: Row[] }).rows;
