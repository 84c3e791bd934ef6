import { bigserial, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { account } from './access';
import { client, helpCase } from './cases';
import { instant } from './columns';
import { office } from './directory';

/** eAkte: one stored file. Never changed; a correction is another document. */
export const caseDocument = pgTable(
	'case_document',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		caseId: uuid()
			.notNull()
			.references(() => helpCase.id, { onDelete: 'cascade' }),
		/** Code of domain/documents/kinds. */
		kind: text().notNull(),
		title: text().notNull(),
		/** As it was uploaded; null for what the portal wrote itself. */
		originalName: text(),
		/** Random name in the storage; never derived from anything typed. */
		storageKey: text().notNull().unique(),
		bytes: integer().notNull(),
		pages: integer().notNull(),
		/** SHA-256 of the stored file, hex. */
		sha256: text().notNull(),
		/** Text of the file for the search. */
		content: text().notNull().default(''),
		createdBy: uuid().references(() => account.id),
		createdAt: instant().notNull()
	},
	(table) => [index().on(table.caseId, table.createdAt), index().on(table.officeAgs)]
);

/** What will be deleted when, by which rule; the deletion itself stays recorded after the data are gone. */
export const deletionMark = pgTable(
	'deletion_mark',
	{
		id: bigserial({ mode: 'number' }).primaryKey(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		/** Neither references a row: both outlive it. */
		caseId: uuid().notNull(),
		caseNumber: text().notNull(),
		/** Code of domain/documents/retention. */
		rule: text().notNull(),
		/** First stage: proposed by one person … */
		markedBy: uuid().notNull(),
		markedAt: instant().notNull(),
		/** … second stage: carried out by another. */
		erasedBy: uuid(),
		erasedAt: instant()
	},
	(table) => [index().on(table.officeAgs, table.erasedAt)]
);

/** Data that may not be deleted yet although their time is over (§ 84 Abs. 3 SGB X): nobody works with them meanwhile. */
export const clientRestriction = pgTable('client_restriction', {
	clientId: uuid()
		.primaryKey()
		.references(() => client.id, { onDelete: 'cascade' }),
	officeAgs: text()
		.notNull()
		.references(() => office.ags),
	reason: text().notNull(),
	since: instant().notNull(),
	by: uuid().notNull()
});
