import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Day } from '../../domain/day';
import type { Db } from '../db/client';
import { offerFree } from '../db/schema/capacity';
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
import { facilityColumns, offerColumns, providerColumns, sliceColumns, worksOn } from './detail-parts';

/** Offers whose pages are sent at once. */
const MOST = 200;

export const detailsSchema = z.object({
	offerIds: z
		.array(z.guid())
		.min(1)
		.max(MOST, { error: `Höchstens ${MOST} Angebote auf einmal.` })
});

export type DeviceDetail = Awaited<ReturnType<typeof findDeviceDetails>>[number];

/**
 * What the pages of offers show besides the facts of the search, for reading them without network: public facts only.
 * Who lives in the group and who has its places stays on the server.
 */
export async function findDeviceDetails(db: Db, offerIds: readonly string[], today: Day) {
	const rows = await findOffers(db, offerIds);
	const houses = [...new Set(rows.map((row) => row.facility.id))];
	const photos = await photosOf(db, houses);
	const staff = await staffOf(db, houses, today);
	const documents = await documentsOf(db, houses);
	const rates = await ratesOf(db, offerIds);
	return rows.map(({ offer: own, facility: house, overbooked, ...row }) => ({
		...{ ...own, note: own.note ?? '', overbooked: overbooked ?? false, provider: row.provider },
		facility: { ...house, photos: of(photos, house.id) },
		staff: of(staff, house.id),
		documents: of(documents, house.id).filter(({ offerId }) => offerId === null || offerId === own.offerId),
		rates: of(rates, own.offerId)
	}));
}

/** The part of the rows that belongs to one house or offer. */
const of = <T extends { owner: string }>(rows: readonly T[], owner: string) =>
	rows.filter((row) => row.owner === owner).map(({ owner: _owner, ...row }) => row);

const findOffers = (db: Db, offerIds: readonly string[]) =>
	db
		.select({
			offer: offerColumns,
			facility: facilityColumns,
			provider: providerColumns,
			overbooked: offerFree.overbooked
		})
		.from(offer)
		.innerJoin(facility, eq(facility.id, offer.facilityId))
		.innerJoin(provider, eq(provider.id, facility.providerId))
		.innerJoin(office, eq(office.ags, facility.officeAgs))
		.leftJoin(region, eq(region.id, facility.regionId))
		.leftJoin(offerFree, eq(offerFree.offerId, offer.id))
		.where(inArray(offer.id, [...offerIds]))
		.orderBy(asc(offer.id));

const photosOf = (db: Db, houses: readonly string[]) =>
	db
		.select({ owner: facilityPhoto.facilityId, id: facilityPhoto.id, caption: facilityPhoto.caption })
		.from(facilityPhoto)
		.where(inArray(facilityPhoto.facilityId, [...houses]))
		.orderBy(asc(facilityPhoto.position));

const staffOf = (db: Db, houses: readonly string[], today: Day) =>
	db
		.select({
			...{ owner: facilityStaff.facilityId, qualification: facilityStaff.qualification, posts: facilityStaff.posts }
		})
		.from(facilityStaff)
		.where(and(inArray(facilityStaff.facilityId, [...houses]), worksOn(today)))
		.orderBy(desc(facilityStaff.posts), asc(facilityStaff.qualification));

const documentsOf = (db: Db, houses: readonly string[]) =>
	db
		.select({
			...{ owner: directoryDocument.facilityId, offerId: directoryDocument.offerId },
			...{ id: directoryDocument.id, kind: directoryDocument.kind }
		})
		.from(directoryDocument)
		.where(inArray(directoryDocument.facilityId, [...houses]))
		.orderBy(asc(directoryDocument.kind));

const ratesOf = (db: Db, offerIds: readonly string[]) =>
	db
		.select({ owner: rateSlice.offerId, ...sliceColumns })
		.from(rateSlice)
		.where(inArray(rateSlice.offerId, [...offerIds]))
		.orderBy(asc(rateSlice.fromDay));

/** How many offers each area has: what a device would have to keep. */
export async function countByArea(db: Db) {
	const { rows } = (await db.execute(sql`
		SELECT office_ags AS office, count(*)::integer AS offers FROM offer_search GROUP BY office_ags ORDER BY office_ags`)) as {
		rows: { office: string; offers: number }[];
	};
	return rows;
}
