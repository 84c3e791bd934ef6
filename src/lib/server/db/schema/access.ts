import {
	bigint,
	bigserial,
	boolean,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	smallint,
	text,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import type { Role } from '../../../domain/access/permissions';
import { day, instant, instantOfInsert } from './columns';
import { facility, land, office, provider } from './directory';

export const account = pgTable(
	'account',
	{
		id: uuid().primaryKey().defaultRandom(),
		/** Lower case; unique among all tenants. */
		email: text().notNull().unique(),
		name: text().notNull(),
		phone: text(),
		role: text().$type<Role>().notNull(),
		landCode: text()
			.notNull()
			.references(() => land.code),
		officeAgs: text().references(() => office.ags),
		providerId: uuid().references(() => provider.id),
		passwordHash: text().notNull(),
		mustChangePassword: boolean().notNull().default(true),
		/** Base32 secret of the second factor, sealed with the installation's key. */
		totpSecret: text(),
		totpConfirmedAt: instant(),
		/** Last time step used, so that a code works once. */
		totpLastStep: integer(),
		disabledAt: instant(),
		/** Of an office: figures go down to teams, never to single workers. */
		team: text(),
		/** Wants a mail for each message of the inbox. */
		mailWanted: boolean().notNull().default(true),
		/** No push between these hours of the German clock; the same hour twice = at any time. */
		quietFrom: smallint().notNull().default(20),
		quietUntil: smallint().notNull().default(7),
		createdAt: instantOfInsert().notNull()
	},
	(table) => [index().on(table.officeAgs), index().on(table.providerId)]
);

/** A provider's worker sees only these facilities. */
export const facilityGrant = pgTable(
	'facility_grant',
	{
		accountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		facilityId: uuid()
			.notNull()
			.references(() => facility.id, { onDelete: 'cascade' }),
		/** Last day of the grant; null = without end. */
		untilDay: day()
	},
	(table) => [primaryKey({ columns: [table.accountId, table.facilityId] })]
);

export const session = pgTable(
	'session',
	{
		/** SHA-256 of the token in hex; the token itself is only in the cookie. */
		id: text().primaryKey(),
		/** Name of the session towards its owner (list, revoke), so that the hash never leaves the database. */
		handle: uuid().notNull().defaultRandom().unique(),
		accountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		landCode: text().notNull(),
		createdAt: instant().notNull(),
		lastSeenAt: instant().notNull(),
		/** Absolute end, 12 h after sign-in. */
		expiresAt: instant().notNull(),
		device: text().notNull()
	},
	(table) => [index().on(table.accountId)]
);

/** Failed sign-ins in a window, by account or by address (hashed). */
export const signInThrottle = pgTable('sign_in_throttle', {
	key: text().primaryKey(),
	failures: integer().notNull(),
	windowStartedAt: instant().notNull(),
	blockedUntil: instant()
});

/** Append-only: the app may insert, nobody may update or delete. */
export const auditEntry = pgTable(
	'audit_entry',
	{
		id: bigserial({ mode: 'number' }).primaryKey(),
		at: instant().notNull(),
		accountId: uuid(),
		role: text(),
		officeAgs: text(),
		providerId: uuid(),
		/** Command or kind of read, e.g. 'placements/reserved', 'cases/read'. */
		action: text().notNull(),
		subjectKind: text(),
		subjectId: text(),
		address: text(),
		reason: text(),
		/** Codes and ids only, never names. */
		details: jsonb().$type<Record<string, unknown>>().notNull().default({})
	},
	(table) => [index().on(table.officeAgs, table.at), index().on(table.subjectId)]
);

/** The hash chain over the log, written by a job: a deleted or altered entry no longer fits. */
export const auditChain = pgTable(
	'audit_chain',
	{
		position: bigint({ mode: 'number' }).primaryKey(),
		entryId: bigint({ mode: 'number' }).notNull(),
		hash: text().notNull()
	},
	(table) => [unique().on(table.entryId)]
);

/** One row per command that had an effect: the same key again gets the same answer. */
export const commandReceipt = pgTable(
	'command_receipt',
	{
		accountId: uuid().notNull(),
		key: text().notNull(),
		command: text().notNull(),
		/** SHA-256 of the input, so that a reused key with another input is refused. */
		inputHash: text().notNull(),
		answer: jsonb().$type<unknown>(),
		at: instantOfInsert().notNull()
	},
	(table) => [primaryKey({ columns: [table.accountId, table.key] })]
);
