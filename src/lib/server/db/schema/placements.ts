import { bigserial, boolean, index, integer, jsonb, pgTable, smallint, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { PersonSex } from '../../../domain/directory/kinds';
import type { AbsenceDecision, AbsenceReason } from '../../../domain/placements/absence';
import type { PlacementEventKind, PlacementState } from '../../../domain/placements/states';
import type { Euro } from '../../../domain/money';
import { capacityAmount, clockTime, day, euroAmount, instant } from './columns';
import { client, helpCase } from './cases';
import { facility, office, offer, provider, serviceType } from './directory';

/** The whole chain from request or reservation to leaving. */
export const placement = pgTable(
	'placement',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		caseId: uuid()
			.notNull()
			.references(() => helpCase.id),
		clientId: uuid()
			.notNull()
			.references(() => client.id),
		/** Null for a facility outside the portal. */
		offerId: uuid().references(() => offer.id),
		facilityId: uuid().references(() => facility.id),
		providerId: uuid().references(() => provider.id),
		serviceType: text()
			.notNull()
			.references(() => serviceType.code),
		/** Derived by a trigger from the events; the app has no right to write it. */
		state: text().$type<PlacementState>().notNull().default('requested'),
		/** The stay this one follows at another place; it ends on the day of arrival here. */
		transferFromId: uuid(),
		/** Requests sent together to several providers share this. */
		requestId: uuid(),
		beginDay: day().notNull(),
		/** Last day, included. */
		endDay: day().notNull(),
		/** Days or hours a week. */
		unitsPerWeek: capacityAmount().notNull(),
		/** Capacity used: places, or hours a week. */
		amount: capacityAmount().notNull(),
		/** Planned fee in whole euros as it stood when reserved; null without a rate. */
		targetFee: integer(),
		/** What is granted besides the fee in the period. Derived by a job from grants, tables and period. */
		grantedAllowances: euroAmount()
			.notNull()
			.default('0.00' as Euro),
		/** Rate per unit at begin as it stood when reserved. */
		rate: euroAmount(),
		holdUntil: instant(),
		requestedAt: instant(),
		reservedAt: instant(),
		consentedAt: instant(),
		bookedAt: instant(),
		arrivedOn: day(),
		leftOn: day(),
		/** Offer outside the own office's area, or facility outside the portal. */
		outOfArea: boolean().notNull().default(false),
		outOfAreaReason: text(),
		/** Facility outside the portal: name, address, rate and agreement as entered by hand. */
		outsideFacility: jsonb().$type<OutsideFacility>(),
		choiceReason: text(),
		choiceText: text(),
		/** What a provider may know before consent. */
		pseudonym: text().notNull(),
		ageAtBegin: smallint().notNull(),
		sex: text().$type<PersonSex>().notNull(),
		unaccompanied: boolean().notNull(),
		specialisations: text().array().notNull().default([]),
		urgent: boolean().notNull().default(false),
		createdBy: uuid().notNull(),
		createdAt: instant().notNull()
	},
	(table) => [
		index().on(table.officeAgs, table.state, table.beginDay),
		index().on(table.officeAgs, table.createdAt),
		index().on(table.caseId),
		index().on(table.clientId),
		index().on(table.offerId),
		index().on(table.providerId, table.state),
		index().on(table.requestId)
	]
);

export type OutsideFacility = {
	name: string;
	provider: string;
	street: string;
	postalCode: string;
	place: string;
	agreementReference: string;
};

export const placementEvent = pgTable(
	'placement_event',
	{
		id: bigserial({ mode: 'number' }).primaryKey(),
		placementId: uuid()
			.notNull()
			.references(() => placement.id, { onDelete: 'cascade' }),
		officeAgs: text().notNull(),
		providerId: uuid(),
		kind: text().$type<PlacementEventKind>().notNull(),
		at: instant().notNull(),
		/** Null when the deadline, not a person, made it happen. */
		accountId: uuid(),
		side: text().$type<'office' | 'provider' | 'system'>().notNull(),
		day: day(),
		reason: text(),
		text: text()
	},
	(table) => [index().on(table.placementId, table.id)]
);

/** A time away from the place during a stay; what is paid meanwhile depends on its reason. */
export const absence = pgTable(
	'absence',
	{
		id: uuid().primaryKey().defaultRandom(),
		placementId: uuid()
			.notNull()
			.references(() => placement.id, { onDelete: 'cascade' }),
		officeAgs: text().notNull(),
		/** Null for a facility outside the portal. */
		providerId: uuid(),
		reason: text().$type<AbsenceReason>().notNull(),
		fromDay: day().notNull(),
		/** Time of leaving, when the contract counts hours. */
		fromTime: clockTime(),
		/** Last day, included; null = not back yet. */
		untilDay: day(),
		untilTime: clockTime(),
		/** Day on which the office was told. */
		notifiedOn: day(),
		/** The office has agreed to pay beyond the contract's limit. */
		consented: boolean().notNull().default(false),
		/** What the office pays where the contract leaves it to a person; null = not decided. */
		decision: text().$type<AbsenceDecision>(),
		decidedBy: uuid(),
		decidedAt: instant(),
		/** Null for what was on record before absences were entered here. */
		recordedBy: uuid(),
		recordedAt: instant()
	},
	(table) => [index().on(table.placementId, table.fromDay), index().on(table.officeAgs), index().on(table.providerId)]
);

/** Who the person is: written by the office, readable by the provider from its own consent on, not after a no. */
export const placementIdentity = pgTable('placement_identity', {
	placementId: uuid()
		.primaryKey()
		.references(() => placement.id, { onDelete: 'cascade' }),
	officeAgs: text().notNull(),
	providerId: uuid().notNull(),
	firstName: text().notNull(),
	lastName: text().notNull(),
	birthDate: day().notNull(),
	workerName: text().notNull(),
	workerEmail: text().notNull(),
	workerPhone: text(),
	admissionNote: text()
});

/** Why this offer: the list as it was seen, never changed afterwards. */
export const choiceRecord = pgTable(
	'choice_record',
	{
		id: uuid().primaryKey().defaultRandom(),
		placementId: uuid()
			.notNull()
			.references(() => placement.id, { onDelete: 'cascade' })
			.unique(),
		officeAgs: text().notNull(),
		reason: text(),
		text: text(),
		extraCost: integer(),
		extraPercent: text(),
		frozenList: jsonb().$type<Record<string, unknown>>().notNull(),
		at: instant().notNull()
	},
	(table) => [index().on(table.officeAgs)]
);

/** A bookmark of a case for an offer ("merken"). */
export const rememberedOffer = pgTable(
	'remembered_offer',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: text().notNull(),
		accountId: uuid().notNull(),
		offerId: uuid()
			.notNull()
			.references(() => offer.id, { onDelete: 'cascade' }),
		at: instant().notNull()
	},
	(table) => [unique().on(table.accountId, table.offerId)]
);
