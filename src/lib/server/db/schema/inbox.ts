import { bigint, bigserial, index, jsonb, pgTable, smallint, text, unique, uuid } from 'drizzle-orm/pg-core';
import { account } from './access';
import { instant, instantOfInsert } from './columns';

/** A step that the other side should hear of; no personal data in it. */
export const inboxMessage = pgTable(
	'inbox_message',
	{
		id: bigserial({ mode: 'number' }).primaryKey(),
		officeAgs: text(),
		providerId: uuid(),
		facilityId: uuid(),
		/** The case's worker, when the message is for one person of the office. */
		accountId: uuid(),
		kind: text().notNull(),
		placementId: uuid(),
		offerId: uuid(),
		at: instant().notNull(),
		readAt: instant(),
		/** When the mails that point to it were written; see mail_outbox. */
		mailedAt: instant(),
		/** When the devices that want a sign of it were marked; see push_subscription. */
		pushedAt: instant(),
		details: jsonb().$type<Record<string, string>>().notNull().default({})
	},
	(table) => [index().on(table.officeAgs, table.readAt, table.id), index().on(table.providerId, table.readAt, table.id)]
);

/** One mail that points to a message of the inbox, for one recipient; tried again until the mail server has it. */
export const mailOutbox = pgTable(
	'mail_outbox',
	{
		id: bigserial({ mode: 'number' }).primaryKey(),
		messageId: bigint({ mode: 'number' })
			.notNull()
			.references(() => inboxMessage.id, { onDelete: 'cascade' }),
		accountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		attempts: smallint().notNull().default(0),
		nextTryAt: instantOfInsert().notNull(),
		sentAt: instant()
	},
	(table) => [unique().on(table.messageId, table.accountId), index().on(table.sentAt, table.nextTryAt)]
);
