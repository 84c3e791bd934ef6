import {
	bigint,
	boolean,
	doublePrecision,
	index,
	integer,
	pgTable,
	smallint,
	text,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import type { ConsultationRule } from '../../../domain/directory/office-settings';
import type { OfferSex, ServiceUnit, Setting } from '../../../domain/directory/kinds';
import { bytes, capacityAmount, day, instantOfInsert } from './columns';

export const land = pgTable('land', {
	code: text().primaryKey(),
	name: text().notNull(),
	/** The framework contract whose rules apply, e.g. 'LRV-MV'. */
	ruleSet: text().notNull(),
	active: boolean().notNull().default(false),
	/** AGS prefix of the Land, '13'. */
	agsPrefix: text().notNull()
});

export const office = pgTable('office', {
	/** AGS, five digits. */
	ags: text().primaryKey(),
	landCode: text().references(() => land.code),
	landName: text().notNull(),
	name: text().notNull(),
	kind: text().notNull(),
	/** Sign on screens and in case numbers ('VG'); only active offices have one. */
	sign: text(),
	active: boolean().notNull().default(false),
	holdHours: integer().notNull().default(72),
	/** Exceeding the month's budget needs the team lead's release. */
	budgetNeedsRelease: boolean().notNull().default(false),
	/** What a missing team consultation does to a booking; see domain/consultations/needed. */
	consultationNeeded: text().$type<ConsultationRule>().notNull().default('list'),
	/** Months between two looks at a cost contribution; no law sets them. */
	contributionReviewMonths: integer().notNull().default(12),
	/** So many days after a booking the list names a cost commitment that is missing; what is older went out on paper. */
	commitmentListDays: integer().notNull().default(60)
});

export const region = pgTable(
	'region',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		name: text().notNull()
	},
	(table) => [unique().on(table.officeAgs, table.name)]
);

export const postalCode = pgTable('postal_code', {
	code: text().primaryKey(),
	place: text().notNull(),
	/** County of most of the area. */
	officeAgs: text().notNull(),
	/** A postal code alone does not decide the county: 178 lie in several. */
	allAgs: text().array().notNull(),
	lat: doublePrecision().notNull(),
	lon: doublePrecision().notNull(),
	/** Smaller places with the same code, so that they are found by name. */
	furtherPlaces: text().array().notNull().default([]),
	/** Given to one company or authority for its letters: nobody lives there, so it is found by its digits only. */
	ofCompany: boolean().notNull().default(false)
});

export const serviceType = pgTable('service_type', {
	code: text().primaryKey(),
	module: text().notNull(),
	section: text().notNull(),
	name: text().notNull(),
	setting: text().$type<Setting>().notNull(),
	unit: text().$type<ServiceUnit>().notNull(),
	position: smallint().notNull()
});

export const specialisation = pgTable('specialisation', {
	code: text().primaryKey(),
	module: text().notNull(),
	groupName: text().notNull(),
	name: text().notNull(),
	/** Position in the bit mask of the search table, 0 to 62; never reused. */
	bit: smallint().notNull().unique(),
	position: smallint().notNull()
});

/** Which state of the catalogues (counties, postal codes, service types, specialisations) is installed. */
export const catalogueVersion = pgTable('catalogue_version', {
	single: boolean().primaryKey().default(true),
	version: text().notNull()
});

export const provider = pgTable('provider', {
	id: uuid().primaryKey().defaultRandom(),
	name: text().notNull().unique(),
	contactName: text(),
	street: text(),
	postalCode: text(),
	place: text(),
	phone: text(),
	email: text(),
	website: text(),
	createdAt: instantOfInsert().notNull()
});

export const facility = pgTable(
	'facility',
	{
		id: uuid().primaryKey().defaultRandom(),
		providerId: uuid()
			.notNull()
			.references(() => provider.id),
		name: text().notNull(),
		street: text(),
		postalCode: text().notNull(),
		place: text().notNull(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		regionId: uuid().references(() => region.id),
		lat: doublePrecision().notNull(),
		lon: doublePrecision().notNull(),
		contactName: text(),
		phone: text(),
		fax: text(),
		email: text(),
		website: text(),
		description: text(),
		/** Operating licence (§ 45 SGB VIII); null = nothing on record. */
		licenceFrom: day(),
		licenceUntil: day(),
		closedFrom: day(),
		operatingDaysPerWeek: smallint(),
		operatingDaysPerYear: smallint(),
		createdAt: instantOfInsert().notNull()
	},
	(table) => [unique().on(table.providerId, table.name), index().on(table.officeAgs), index().on(table.regionId)]
);

export const facilityPhoto = pgTable(
	'facility_photo',
	{
		id: uuid().primaryKey().defaultRandom(),
		facilityId: uuid()
			.notNull()
			.references(() => facility.id, { onDelete: 'cascade' }),
		position: smallint().notNull(),
		caption: text().notNull(),
		mediaType: text().notNull(),
		content: bytes().notNull()
	},
	(table) => [unique().on(table.facilityId, table.position)]
);

export const facilityStaff = pgTable(
	'facility_staff',
	{
		id: uuid().primaryKey().defaultRandom(),
		facilityId: uuid()
			.notNull()
			.references(() => facility.id, { onDelete: 'cascade' }),
		qualification: text().notNull(),
		/** Full posts, two decimals. */
		posts: capacityAmount().notNull(),
		/** First and last day; null where nobody has said: staff is reported as of a day. */
		fromDay: day(),
		untilDay: day()
	},
	(table) => [index().on(table.facilityId)]
);

/** One service type at one facility. */
export const offer = pgTable(
	'offer',
	{
		id: uuid().primaryKey().defaultRandom(),
		facilityId: uuid()
			.notNull()
			.references(() => facility.id),
		serviceType: text()
			.notNull()
			.references(() => serviceType.code),
		/** Licensed places, or hours a week of an ambulant service. */
		licensed: capacityAmount().notNull(),
		ageFrom: smallint().notNull().default(0),
		ageTo: smallint().notNull().default(27),
		sex: text().$type<OfferSex>().notNull().default('any'),
		specialisations: text().array().notNull().default([]),
		note: text(),
		serviceDescriptionOn: day(),
		agreementOn: day(),
		createdAt: instantOfInsert().notNull()
	},
	(table) => [unique().on(table.facilityId, table.serviceType), index().on(table.serviceType)]
);

/** Document of an offer or facility; the PDF is optional. */
export const directoryDocument = pgTable(
	'directory_document',
	{
		id: uuid().primaryKey().defaultRandom(),
		facilityId: uuid()
			.notNull()
			.references(() => facility.id, { onDelete: 'cascade' }),
		offerId: uuid().references(() => offer.id, { onDelete: 'cascade' }),
		kind: text().$type<'licence' | 'service-description' | 'agreement'>().notNull(),
		content: bytes().notNull()
	},
	(table) => [index().on(table.facilityId)]
);

/** Number of inhabitants by year with the census it rests on. */
export const population = pgTable(
	'population',
	{
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		year: smallint().notNull(),
		total: bigint({ mode: 'number' }).notNull(),
		under18: bigint({ mode: 'number' }),
		basis: text().notNull()
	},
	(table) => [unique().on(table.officeAgs, table.year)]
);
