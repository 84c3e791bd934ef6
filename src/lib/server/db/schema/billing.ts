import { bigserial, boolean, index, jsonb, pgTable, smallint, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { RequestSide, RequestState } from '../../../domain/billing/allowance-requests';
import type { AllowanceKind } from '../../../domain/rates/allowance-kinds';
import type { RuleSetCode, SwitchValues } from '../../../domain/billing/rule-set';
import type { ServiceRecordKind, ServiceRecordState } from '../../../domain/billing/service-records';
import { account } from './access';
import { bytes, clockTime, day, euroAmount, instant } from './columns';
import { land, office, offer, provider } from './directory';
import { placement } from './placements';

/** Which rule set bills an offer from which day on, and what of the agreement it needs besides the rate. */
export const billingAgreement = pgTable(
	'billing_agreement',
	{
		id: uuid().primaryKey().defaultRandom(),
		offerId: uuid()
			.notNull()
			.references(() => offer.id, { onDelete: 'cascade' }),
		fromDay: day().notNull(),
		ruleSet: text().$type<RuleSetCode>().notNull(),
		/** Share of the day rate for food; the place-keeping fee is the rate less this, unless the slice names its own. */
		foodShare: euroAmount(),
		/** The place-keeping fee, where the agreement names it itself. */
		pfg: euroAmount(),
		/** Added to every hour. */
		travelSurcharge: euroAmount(),
		/** Readings that differ from the rule set's default. */
		switches: jsonb().$type<SwitchValues>().notNull().default({}),
		reference: text()
	},
	(table) => [unique().on(table.offerId, table.fromDay)]
);

/** Hours agreed for a weekday, from which a missed one is known. */
export const weeklyAppointment = pgTable(
	'weekly_appointment',
	{
		id: uuid().primaryKey().defaultRandom(),
		placementId: uuid()
			.notNull()
			.references(() => placement.id, { onDelete: 'cascade' }),
		officeAgs: text().notNull(),
		providerId: uuid().notNull(),
		/** 1 = Monday … 7 = Sunday. */
		weekday: smallint().notNull(),
		minutes: smallint().notNull(),
		/** Agreed for a single date; else a share of the granted weekly hours. */
		individuallyDated: boolean().notNull().default(true),
		fromDay: day().notNull(),
		/** Last day, included. */
		untilDay: day()
	},
	(table) => [index().on(table.placementId)]
);

/** Leistungsnachweis: what was done when. Frozen with a hash when released. */
export const serviceRecord = pgTable(
	'service_record',
	{
		id: uuid().primaryKey().defaultRandom(),
		placementId: uuid()
			.notNull()
			.references(() => placement.id, { onDelete: 'cascade' }),
		officeAgs: text().notNull(),
		providerId: uuid().notNull(),
		day: day().notNull(),
		fromTime: clockTime().notNull(),
		untilTime: clockTime().notNull(),
		kind: text().$type<ServiceRecordKind>().notNull(),
		/** Minutes of personal service, or of travel for a no-show. */
		minutes: smallint().notNull(),
		/** Of a group session; 1 otherwise. */
		participants: smallint().notNull().default(1),
		place: text(),
		/** When a no-show was called off; null = not at all. */
		cancelledAt: instant(),
		/** Makes up for an appointment that fell into a holiday: paid with the office's consent only. */
		catchUp: boolean().notNull().default(false),
		catchUpConsentedBy: uuid(),
		catchUpConsentedAt: instant(),
		state: text().$type<ServiceRecordState>().notNull().default('open'),
		signedBy: text(),
		/** PNG drawn on the screen. */
		signature: bytes(),
		signedAt: instant(),
		/** Why nobody signed, where a signature is usual. */
		unsignedReason: text(),
		releasedBy: uuid(),
		releasedAt: instant(),
		/** SHA-256 over everything above and the note, hex; put there by the database at the release. */
		hash: text(),
		createdBy: uuid()
			.notNull()
			.references(() => account.id),
		createdAt: instant().notNull()
	},
	(table) => [index().on(table.placementId, table.day), index().on(table.providerId, table.day)]
);

/** What only those may read who work with the person: apart, so that the wall hides it from finance roles. */
export const serviceRecordNote = pgTable('service_record_note', {
	recordId: uuid()
		.primaryKey()
		.references(() => serviceRecord.id, { onDelete: 'cascade' }),
	officeAgs: text().notNull(),
	providerId: uuid().notNull(),
	note: text().notNull()
});

/** Bank account and tax data of a provider, as its invoices carry them. */
export const providerAccount = pgTable('provider_account', {
	providerId: uuid()
		.primaryKey()
		.references(() => provider.id, { onDelete: 'cascade' }),
	accountHolder: text().notNull(),
	iban: text().notNull(),
	bic: text(),
	/** Steuernummer (BT-32). */
	taxNumber: text().notNull(),
	/** Register number (BT-30). */
	registration: text()
});

/** How an office receives invoices and from which account it pays. */
export const officeAccount = pgTable('office_account', {
	officeAgs: text()
		.primaryKey()
		.references(() => office.ags),
	/** BT-10. */
	leitwegId: text().notNull(),
	name: text().notNull(),
	street: text().notNull(),
	postalCode: text().notNull(),
	place: text().notNull(),
	email: text().notNull(),
	accountHolder: text().notNull(),
	iban: text().notNull(),
	bic: text()
});

/** Amount of an allowance by age, from a table of the Land. */
export const allowanceRate = pgTable(
	'allowance_rate',
	{
		id: uuid().primaryKey().defaultRandom(),
		landCode: text()
			.notNull()
			.references(() => land.code),
		kind: text().$type<AllowanceKind>().notNull(),
		fromDay: day().notNull(),
		/** Completed years of life, both included. */
		ageFrom: smallint().notNull(),
		ageTo: smallint().notNull(),
		/** Per month. */
		amount: euroAmount().notNull(),
		source: text().notNull()
	},
	(table) => [unique().on(table.landCode, table.kind, table.fromDay, table.ageFrom)]
);

/** What an office granted besides the rate: pocket money, clothing, journeys. */
export const allowanceGrant = pgTable(
	'allowance_grant',
	{
		id: uuid().primaryKey().defaultRandom(),
		placementId: uuid()
			.notNull()
			.references(() => placement.id, { onDelete: 'cascade' }),
		officeAgs: text().notNull(),
		providerId: uuid(),
		kind: text().$type<AllowanceKind>().notNull(),
		/** Null: as the table of the Land says. */
		amount: euroAmount(),
		rhythm: text().$type<'month' | 'once'>().notNull(),
		fromDay: day().notNull(),
		/** Last day, included. */
		untilDay: day(),
		reference: text(),
		grantedBy: uuid()
			.notNull()
			.references(() => account.id),
		grantedAt: instant().notNull()
	},
	(table) => [index().on(table.placementId)]
);

/** Antrag on an allowance: written by the provider or a case worker, decided by finance or the team lead. */
export const allowanceRequest = pgTable(
	'allowance_request',
	{
		id: uuid().primaryKey().defaultRandom(),
		placementId: uuid()
			.notNull()
			.references(() => placement.id, { onDelete: 'cascade' }),
		officeAgs: text().notNull(),
		providerId: uuid(),
		kind: text().$type<AllowanceKind>().notNull(),
		/** Null: as the table of the Land says. */
		amount: euroAmount(),
		rhythm: text().$type<'month' | 'once'>().notNull(),
		fromDay: day().notNull(),
		/** Last day, included. */
		untilDay: day(),
		reason: text().notNull(),
		/** What shows it: number and day of a bill, an offer. */
		evidence: text(),
		side: text().$type<RequestSide>().notNull(),
		requestedBy: uuid()
			.notNull()
			.references(() => account.id),
		requestedAt: instant().notNull(),
		state: text().$type<RequestState>().notNull().default('open'),
		decidedBy: uuid().references(() => account.id),
		decidedAt: instant(),
		/** To whoever asked; with a refusal its reason. */
		answer: text(),
		grantId: uuid().references(() => allowanceGrant.id, { onDelete: 'set null' })
	},
	(table) => [index().on(table.placementId), index().on(table.officeAgs, table.state), index().on(table.providerId)]
);

/** Placements whose granted allowances are to be added up anew; a row per change, so that no writer waits. */
export const allowanceRefresh = pgTable('allowance_refresh', {
	id: bigserial({ mode: 'number' }).primaryKey(),
	/** References nothing: a deleted placement is simply not found. */
	stalePlacement: uuid().notNull(),
	officeAgs: text().notNull()
});
