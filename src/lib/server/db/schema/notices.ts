import { index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { account } from './access';
import { helpCase } from './cases';
import { day, instant } from './columns';
import { office } from './directory';
import { caseDocument } from './documents';

/** Bescheide and letters: what was decided and said, beside the file that says it. */
export const notice = pgTable(
	'notice',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		caseId: uuid()
			.notNull()
			.references(() => helpCase.id, { onDelete: 'cascade' }),
		placementId: uuid(),
		/** Code of domain/notices/kinds. */
		kind: text().notNull(),
		/** Counted per case, stay and kind; a reissued one is a new version. */
		version: integer().notNull(),
		documentId: uuid()
			.notNull()
			.references(() => caseDocument.id, { onDelete: 'cascade' }),
		/** Everything the letter was made of, so that it can be explained and made again. */
		content: jsonb().$type<Record<string, unknown>>().notNull(),
		issuedBy: uuid()
			.notNull()
			.references(() => account.id),
		issuedAt: instant().notNull(),
		postedOn: day().notNull(),
		/** Day on which it counts as notified; null where no notification counts. */
		notifiedOn: day(),
		/** Last day of the objection period. */
		objectionUntil: day()
	},
	(table) => [
		unique().on(table.caseId, table.kind, table.placementId, table.version).nullsNotDistinct(),
		index().on(table.officeAgs, table.objectionUntil)
	]
);

/** Letterhead and body for objections of an office, edited by its administration. */
export const letterhead = pgTable('letterhead', {
	officeAgs: text()
		.primaryKey()
		.references(() => office.ags),
	authority: text().notNull(),
	department: text().notNull(),
	street: text().notNull(),
	postalCode: text().notNull(),
	place: text().notNull(),
	phone: text().notNull(),
	email: text().notNull(),
	/** With whom an objection is filed: name, seat and the ways to do so. */
	objectionBody: text().notNull(),
	objectionSeat: text().notNull(),
	objectionForm: text().notNull()
});

/** Wording of an office at a place of a letter; where there is none, the product's own applies. */
export const textBlock = pgTable(
	'text_block',
	{
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		/** Kind of notice. */
		kind: text().notNull(),
		/** Place in the letter. */
		slot: text().notNull(),
		text: text().notNull()
	},
	(table) => [primaryKey({ columns: [table.officeAgs, table.kind, table.slot] })]
);
