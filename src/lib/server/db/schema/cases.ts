import { bigserial, boolean, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { PersonRole } from '../../../domain/cases/people';
import type { CaseEventKind } from '../../../domain/cases/events';
import type { PersonSex } from '../../../domain/directory/kinds';
import { account } from './access';
import { day, euroAmount, instant, instantOfInsert } from './columns';
import { office, serviceType } from './directory';

export const client = pgTable(
	'client',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		firstName: text().notNull(),
		lastName: text().notNull(),
		birthDate: day().notNull(),
		sex: text().$type<PersonSex>().notNull(),
		unaccompanied: boolean().notNull().default(false),
		createdAt: instantOfInsert().notNull()
	},
	(table) => [index().on(table.officeAgs, table.lastName, table.firstName)]
);

/** Hilfefall: one client, one office, a number. */
export const helpCase = pgTable(
	'help_case',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		clientId: uuid()
			.notNull()
			.references(() => client.id),
		/** 'VG-2026-00017', counted per office and year. */
		number: text().notNull(),
		workerId: uuid().references(() => account.id),
		/** Stands in for the worker between the two days, both included. */
		deputyId: uuid().references(() => account.id),
		deputyFrom: day(),
		deputyUntil: day(),
		createdAt: instant().notNull(),
		closedOn: day()
	},
	(table) => [
		unique().on(table.officeAgs, table.number),
		index().on(table.clientId),
		index().on(table.officeAgs, table.createdAt),
		index().on(table.workerId)
	]
);

export const caseNumber = pgTable(
	'case_number',
	{ officeAgs: text().notNull(), year: integer().notNull(), last: integer().notNull() },
	(table) => [unique().on(table.officeAgs, table.year)]
);

/** What happened to a case besides its placements, for the time line. */
export const caseEvent = pgTable(
	'case_event',
	{
		id: bigserial({ mode: 'number' }).primaryKey(),
		caseId: uuid()
			.notNull()
			.references(() => helpCase.id, { onDelete: 'cascade' }),
		officeAgs: text().notNull(),
		kind: text().$type<CaseEventKind>().notNull(),
		at: instant().notNull(),
		accountId: uuid(),
		text: text(),
		details: jsonb().$type<Record<string, unknown>>().notNull().default({})
	},
	(table) => [index().on(table.caseId, table.at)]
);

/** A search without an available offer: its criteria and how many offers each filter removed. */
export const fruitlessSearch = pgTable(
	'fruitless_search',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		accountId: uuid().notNull(),
		caseId: uuid().references(() => helpCase.id, { onDelete: 'set null' }),
		serviceType: text()
			.notNull()
			.references(() => serviceType.code),
		at: instant().notNull(),
		/** Same criteria on the same day by the same person are one search. */
		criteriaHash: text().notNull(),
		criteria: jsonb().$type<Record<string, unknown>>().notNull(),
		removed: jsonb().$type<Record<string, number>>().notNull()
	},
	(table) => [index().on(table.officeAgs, table.at), unique().on(table.accountId, table.criteriaHash)]
);

/** Budgeted amount of a year; without a service type it is the office's whole budget for help. */
export const budget = pgTable(
	'budget',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		year: integer().notNull(),
		serviceType: text().references(() => serviceType.code),
		amount: euroAmount().notNull()
	},
	(table) => [unique().on(table.officeAgs, table.year, table.serviceType).nullsNotDistinct()]
);

/** People around a young person: custodians, guardian, school, doctor. */
export const casePerson = pgTable(
	'case_person',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		caseId: uuid()
			.notNull()
			.references(() => helpCase.id, { onDelete: 'cascade' }),
		role: text().$type<PersonRole>().notNull(),
		name: text().notNull(),
		/** Name of the school, practice or authority, if it is one. */
		organisation: text(),
		street: text(),
		postalCode: text(),
		place: text(),
		phone: text(),
		email: text(),
		/** Has parental custody (or is the guardian): letters go to these. */
		custodian: boolean().notNull().default(false),
		note: text()
	},
	(table) => [index().on(table.caseId)]
);

/** Which office is responsible from which day, and why (§§ 86–86d SGB VIII). */
export const jurisdiction = pgTable(
	'jurisdiction',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		caseId: uuid()
			.notNull()
			.references(() => helpCase.id, { onDelete: 'cascade' }),
		fromDay: day().notNull(),
		/** Paragraph, e.g. '86.1'. */
		basis: text().notNull(),
		/** The responsible office as a name: it may lie outside the portal. */
		responsible: text().notNull(),
		note: text()
	},
	(table) => [unique().on(table.caseId, table.fromDay)]
);
