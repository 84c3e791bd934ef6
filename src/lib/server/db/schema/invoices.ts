import {
	bigserial,
	boolean,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import type { DraftWarning } from '../../../domain/billing/draft-warnings';
import type { LineUnit } from '../../../domain/billing/result';
import type { InvoiceDocument } from '../../billing/files/invoice-document';
import type {
	InvoiceEventKind,
	InvoiceFileKind,
	InvoiceKind,
	InvoiceState,
	LineObjection
} from '../../../domain/billing/states';
import { account } from './access';
import { bytes, day, dayEntries, euroAmount, instant } from './columns';
import { office, provider, serviceType } from './directory';
import { placement } from './placements';

/** Rechnung of a provider to an office for a month. Once sent it never changes but in its state. */
export const invoice = pgTable(
	'invoice',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		providerId: uuid()
			.notNull()
			.references(() => provider.id),
		/** First day of the month of service. */
		month: day().notNull(),
		kind: text().$type<InvoiceKind>().notNull(),
		state: text().$type<InvoiceState>().notNull().default('draft'),
		/** Given when it is sent, without gaps per provider and year; of an uploaded one its own. */
		number: text(),
		/** The invoice that this one corrects, credits or adds to. */
		refersToId: uuid(),
		/** The provider declares that absent persons' places were kept. */
		placeKept: boolean().notNull().default(false),
		total: euroAmount().notNull(),
		/** 'portal', or 'upload' for an XRechnung of the provider's own software. */
		source: text().$type<'portal' | 'upload'>().notNull().default('portal'),
		/** The XML as it was uploaded. */
		uploaded: text(),
		note: text(),
		/** What the provider should look at before sending. */
		warnings: jsonb().$type<DraftWarning[]>().notNull().default([]),
		createdBy: uuid()
			.notNull()
			.references(() => account.id),
		createdAt: instant().notNull(),
		sentAt: instant(),
		dueOn: day(),
		factualBy: uuid(),
		factualAt: instant(),
		arithmeticalBy: uuid(),
		arithmeticalAt: instant(),
		orderedBy: uuid(),
		orderedAt: instant(),
		paymentRunId: uuid().references(() => paymentRun.id),
		paidOn: day()
	},
	(table) => [
		index().on(table.officeAgs, table.state, table.dueOn),
		index().on(table.providerId, table.month),
		index().on(table.officeAgs, table.month),
		index().on(table.refersToId),
		index().on(table.paymentRunId),
		unique().on(table.providerId, table.number)
	]
);

/** One line of an invoice: equal day entries of one stay, an allowance, or an advance that is set off. */
export const invoiceLine = pgTable(
	'invoice_line',
	{
		id: uuid().primaryKey().defaultRandom(),
		invoiceId: uuid()
			.notNull()
			.references(() => invoice.id, { onDelete: 'cascade' }),
		officeAgs: text().notNull(),
		providerId: uuid().notNull(),
		position: integer().notNull(),
		/** Null for what belongs to no stay (advance). */
		placementId: uuid().references(() => placement.id, { onDelete: 'set null' }),
		/** As it stood when the month was closed: 'Nachname, Vorname'. */
		person: text(),
		serviceType: text().references(() => serviceType.code),
		fromDay: day().notNull(),
		/** Last day, included. */
		toDay: day().notNull(),
		quantity: text().notNull(),
		unit: text().$type<LineUnit>().notNull(),
		/** Per unit. */
		price: euroAmount().notNull(),
		amount: euroAmount().notNull(),
		/** Code of the rule; see domain/billing. */
		rule: text().notNull(),
		/** The day entries it sums up, frozen. */
		days: dayEntries().notNull().default([]),
		objection: jsonb().$type<LineObjection>()
	},
	(table) => [unique().on(table.invoiceId, table.position), index().on(table.placementId, table.fromDay)]
);

/** What the files of a sent invoice say, as it was sent: accounts and addresses of both sides change, it does not. */
export const invoiceDocument = pgTable('invoice_document', {
	invoiceId: uuid()
		.primaryKey()
		.references(() => invoice.id, { onDelete: 'cascade' }),
	officeAgs: text().notNull(),
	providerId: uuid().notNull(),
	document: jsonb().$type<InvoiceDocument>().notNull()
});

/** A file of a sent invoice as it was first handed out: a later version of the portal may say the same in other words. */
export const invoiceFile = pgTable(
	'invoice_file',
	{
		invoiceId: uuid()
			.notNull()
			.references(() => invoice.id, { onDelete: 'cascade' }),
		kind: text().$type<InvoiceFileKind>().notNull(),
		officeAgs: text().notNull(),
		providerId: uuid().notNull(),
		content: bytes().notNull(),
		sha256: text().notNull(),
		writtenAt: instant().notNull()
	},
	(table) => [primaryKey({ columns: [table.invoiceId, table.kind] })]
);

/** The life of an invoice: who did what when. */
export const invoiceEvent = pgTable(
	'invoice_event',
	{
		id: bigserial({ mode: 'number' }).primaryKey(),
		invoiceId: uuid()
			.notNull()
			.references(() => invoice.id, { onDelete: 'cascade' }),
		officeAgs: text().notNull(),
		providerId: uuid().notNull(),
		kind: text().$type<InvoiceEventKind>().notNull(),
		at: instant().notNull(),
		accountId: uuid(),
		text: text()
	},
	(table) => [index().on(table.invoiceId, table.id)]
);

/** The last number given, per provider and year. */
export const invoiceNumber = pgTable(
	'invoice_number',
	{ providerId: uuid().notNull(), year: integer().notNull(), last: integer().notNull() },
	(table) => [primaryKey({ columns: [table.providerId, table.year] })]
);

/** "Monat abschließen" of a provider: how far it is. Interrupted, it goes on where it was. */
export const monthRun = pgTable(
	'month_run',
	{
		id: uuid().primaryKey().defaultRandom(),
		providerId: uuid()
			.notNull()
			.references(() => provider.id),
		/** First day of the month. */
		month: day().notNull(),
		state: text().$type<'running' | 'done' | 'cancelled'>().notNull(),
		total: integer().notNull(),
		done: integer().notNull().default(0),
		startedBy: uuid().notNull(),
		startedAt: instant().notNull(),
		/** Moves while somebody works on it. */
		aliveAt: instant().notNull()
	},
	(table) => [unique().on(table.providerId, table.month)]
);

/** Zahllauf: ordered invoices that go to the bank in one file. */
export const paymentRun = pgTable(
	'payment_run',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		number: integer().notNull(),
		executionDay: day().notNull(),
		count: integer().notNull(),
		total: euroAmount().notNull(),
		/** pain.001.001.09 as it was handed out. */
		file: text().notNull(),
		createdBy: uuid().notNull(),
		createdAt: instant().notNull()
	},
	(table) => [unique().on(table.officeAgs, table.number)]
);

/** What an order takes from a budget, to the cent. */
export const budgetCharge = pgTable(
	'budget_charge',
	{
		id: bigserial({ mode: 'number' }).primaryKey(),
		officeAgs: text().notNull(),
		invoiceId: uuid()
			.notNull()
			.references(() => invoice.id, { onDelete: 'cascade' }),
		/** First day of the month of service. */
		month: day().notNull(),
		serviceType: text().references(() => serviceType.code),
		amount: euroAmount().notNull(),
		at: instant().notNull()
	},
	(table) => [
		index().on(table.officeAgs, table.month, table.serviceType),
		unique().on(table.invoiceId, table.serviceType).nullsNotDistinct()
	]
);
