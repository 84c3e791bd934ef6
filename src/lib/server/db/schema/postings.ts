import { boolean, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { day, euroAmount, instant } from './columns';
import { office, serviceType } from './directory';
import { invoice } from './invoices';

/** Under which product and account the treasury of an office books a kind of help; null = what belongs to none. */
export const postingAccount = pgTable(
	'posting_account',
	{
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		serviceType: text().references(() => serviceType.code),
		/** Produkt. */
		product: text().notNull(),
		/** Sachkonto. */
		account: text().notNull()
	},
	(table) => [unique().on(table.officeAgs, table.serviceType).nullsNotDistinct()]
);

/** Buchungsexport: what went to the treasury's program in one file. */
export const postingExport = pgTable(
	'posting_export',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		/** First day of the month of service. */
		month: day().notNull(),
		number: integer().notNull(),
		count: integer().notNull(),
		total: euroAmount().notNull(),
		/** CSV as it was handed out. */
		file: text().notNull(),
		createdBy: uuid().notNull(),
		createdAt: instant().notNull()
	},
	(table) => [unique().on(table.officeAgs, table.number)]
);

/** Each invoice goes to the treasury once, and once more to be taken back when it is cancelled after that. */
export const exportedInvoice = pgTable(
	'exported_invoice',
	{
		exportId: uuid()
			.notNull()
			.references(() => postingExport.id),
		invoiceId: uuid()
			.notNull()
			.references(() => invoice.id),
		officeAgs: text().notNull(),
		takenBack: boolean().notNull().default(false)
	},
	(table) => [primaryKey({ columns: [table.invoiceId, table.takenBack] }), index().on(table.exportId)]
);
