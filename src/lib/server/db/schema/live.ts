import { bigserial, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instantOfInsert } from './columns';

/** Changes that open pages hear of; kept for a while so that a page that was away can catch up. */
export const liveEvent = pgTable(
	'live_event',
	{
		id: bigserial({ mode: 'number' }).primaryKey(),
		at: instantOfInsert().notNull(),
		topic: text().$type<'vacancy' | 'placement' | 'inbox' | 'case' | 'invoice'>().notNull(),
		offerId: uuid(),
		officeAgs: text(),
		providerId: uuid(),
		placementId: uuid(),
		caseId: uuid(),
		invoiceId: uuid()
	},
	(table) => [index().on(table.at)]
);
