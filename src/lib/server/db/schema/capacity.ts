import {
	bigint,
	bigserial,
	boolean,
	doublePrecision,
	index,
	integer,
	pgTable,
	primaryKey,
	smallint,
	text,
	uuid
} from 'drizzle-orm/pg-core';
import type { OccupancyKind } from '../../../domain/capacity/kinds';
import type { OfferSex, ServiceUnit } from '../../../domain/directory/kinds';
import { capacityAmount, dateMultirange, dateRange, day, instant } from './columns';
import { office, offer } from './directory';

/** What a provider said, as said: the history. `capacitySlice` is what counts now. */
export const vacancyReport = pgTable(
	'vacancy_report',
	{
		id: bigserial({ mode: 'number' }).primaryKey(),
		offerId: uuid()
			.notNull()
			.references(() => offer.id, { onDelete: 'cascade' }),
		fromDay: day().notNull(),
		untilDay: day(),
		operable: capacityAmount().notNull(),
		occupiedOutside: capacityAmount().notNull(),
		reportedAt: instant().notNull(),
		/** Account; null for the import at the command line and the demo. */
		reportedBy: uuid(),
		source: text().$type<'portal' | 'import' | 'demo'>().notNull()
	},
	(table) => [index().on(table.offerId, table.reportedAt)]
);

/** Operable places and outside occupancy on the days [fromDay, untilDay); the newest report wins on its days. */
export const capacitySlice = pgTable(
	'capacity_slice',
	{
		offerId: uuid()
			.notNull()
			.references(() => offer.id, { onDelete: 'cascade' }),
		/** '-infinity' for the first slice of an offer. */
		fromDay: day().notNull(),
		untilDay: day(),
		operable: capacityAmount().notNull(),
		occupiedOutside: capacityAmount().notNull()
	},
	(table) => [primaryKey({ columns: [table.offerId, table.fromDay] })]
);

/** The ledger of everything that uses capacity. A trigger locks the offer and refuses any day beyond operable. */
export const occupancy = pgTable(
	'occupancy',
	{
		id: uuid().primaryKey().defaultRandom(),
		offerId: uuid()
			.notNull()
			.references(() => offer.id),
		/** Half-open range of days. */
		period: dateRange().notNull(),
		amount: capacityAmount().notNull(),
		kind: text().$type<OccupancyKind>().notNull(),
		placementId: uuid().unique(),
		/** Office whose client it is; null for foreign and blocked places entered by the provider. */
		officeAgs: text().references(() => office.ags),
		providerId: uuid().notNull(),
		/** Only of a hold: from then on it no longer counts. */
		expiresAt: instant(),
		note: text()
	},
	(table) => [index().on(table.offerId), index().on(table.expiresAt), index().on(table.officeAgs)]
);

/** Derived, narrow, for the search: rewritten by triggers in the transaction that changes what it is derived from. */
export const offerSearch = pgTable(
	'offer_search',
	{
		offerId: uuid()
			.primaryKey()
			.references(() => offer.id, { onDelete: 'cascade' }),
		serviceType: text().notNull(),
		lat: doublePrecision().notNull(),
		lon: doublePrecision().notNull(),
		officeAgs: text().notNull(),
		regionId: uuid(),
		specMask: bigint({ mode: 'bigint' }).notNull(),
		unit: text().$type<ServiceUnit>().notNull(),
		ageFrom: smallint().notNull(),
		ageTo: smallint().notNull(),
		sex: text().$type<OfferSex>().notNull(),
		licenceFrom: day(),
		licenceUntil: day(),
		closedFrom: day(),
		/** Days covered by a rate begin here; null without any rate. */
		firstRateFrom: day(),
		/** The last slice: a period that begins in it has this one price. */
		lastRateFrom: day(),
		lastRateCents: integer(),
		/** All slices side by side in order: first day, cents, and four parts each (MP, GP, IB, PFG; unknown is null). */
		rateFrom: day().array(),
		rateCents: integer().array(),
		rateParts: integer().array(),
		/** The cheapest of all slices: no period can cost less than it at this price. */
		lowestRateCents: integer(),
		/** Days on which less than one place (one hour a week) is free. */
		fullDays: dateMultirange().notNull(),
		reportedAt: instant(),
		/** Provider and facility in comparable form, for the order of equal prices. */
		sortKey: text().notNull(),
		searchText: text().notNull(),
		/** What a row of the list shows, so that a page of it needs no other table. */
		facilityId: uuid(),
		provider: text().notNull().default(''),
		facility: text().notNull().default(''),
		place: text().notNull().default(''),
		note: text(),
		photoId: uuid()
	},
	(table) => [
		index().on(table.serviceType, table.lat, table.lon),
		index().on(table.serviceType, table.officeAgs),
		index().on(table.serviceType, table.lastRateCents),
		index().on(table.serviceType, table.lowestRateCents)
	]
);

/** Derived: free capacity from each day on which it changes until the next, in hundredths. First day is '-infinity'. */
export const offerFree = pgTable('offer_free', {
	offerId: uuid()
		.primaryKey()
		.references(() => offer.id, { onDelete: 'cascade' }),
	days: day().array().notNull(),
	free: integer().array().notNull(),
	overbooked: boolean().notNull().default(false)
});
