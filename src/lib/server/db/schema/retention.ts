import { bigserial, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { client } from './cases';
import { instant } from './columns';
import { office } from './directory';

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
