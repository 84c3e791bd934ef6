import { bigserial, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { DeadlineKind } from '../../../domain/deadlines/kinds';
import { account } from './access';
import { helpCase } from './cases';
import { day, instant } from './columns';
import { office } from './directory';
import { placement } from './placements';

/** Derived from the facts of a case and kept until one of them changes; the case itself computes them anew. */
export const caseDeadline = pgTable(
	'case_deadline',
	{
		id: bigserial({ mode: 'number' }).primaryKey(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		caseId: uuid()
			.notNull()
			.references(() => helpCase.id, { onDelete: 'cascade' }),
		kind: text().$type<DeadlineKind>().notNull(),
		/** Null where it belongs to the case as a whole. */
		placementId: uuid().references(() => placement.id, { onDelete: 'cascade' }),
		day: day().notNull(),
		/** First day on which it counts as due. */
		dueFrom: day().notNull(),
		basis: text().notNull(),
		source: text().notNull(),
		text: text().notNull()
	},
	(table) => [
		unique().on(table.caseId, table.kind, table.placementId).nullsNotDistinct(),
		index().on(table.officeAgs, table.dueFrom),
		index().on(table.officeAgs, table.day)
	]
);

/** Recorded by hand: what a deadline asked for was done. */
export const deadlineSettlement = pgTable(
	'deadline_settlement',
	{
		id: uuid().primaryKey().defaultRandom(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		caseId: uuid()
			.notNull()
			.references(() => helpCase.id, { onDelete: 'cascade' }),
		kind: text().$type<DeadlineKind>().notNull(),
		placementId: uuid()
			.notNull()
			.references(() => placement.id, { onDelete: 'cascade' }),
		/** The day that the deadline had. */
		day: day().notNull(),
		doneOn: day().notNull(),
		note: text(),
		by: uuid()
			.notNull()
			.references(() => account.id),
		at: instant().notNull()
	},
	(table) => [unique().on(table.placementId, table.kind, table.day), index().on(table.caseId)]
);

/** Who is told of a deadline is told once per lead time, whatever is restarted in between. */
export const deadlineReminder = pgTable(
	'deadline_reminder',
	{
		id: bigserial({ mode: 'number' }).primaryKey(),
		officeAgs: text()
			.notNull()
			.references(() => office.ags),
		caseId: uuid()
			.notNull()
			.references(() => helpCase.id, { onDelete: 'cascade' }),
		kind: text().$type<DeadlineKind>().notNull(),
		placementId: uuid().references(() => placement.id, { onDelete: 'cascade' }),
		day: day().notNull(),
		leadDays: integer().notNull(),
		at: instant().notNull()
	},
	(table) => [unique().on(table.caseId, table.kind, table.placementId, table.day, table.leadDays).nullsNotDistinct()]
);

/** Cases of which a fact has changed since their deadlines were derived; a row per change, so that no writer waits. */
export const deadlineRefresh = pgTable('deadline_refresh', {
	id: bigserial({ mode: 'number' }).primaryKey(),
	/** References nothing: a deleted case is simply not found. */
	staleCase: uuid().notNull(),
	officeAgs: text().notNull()
});
