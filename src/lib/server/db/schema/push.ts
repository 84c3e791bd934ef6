import { index, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { account } from './access';
import { instant, instantOfInsert } from './columns';

/** A device that wants a sign for each new message of the inbox: where its push service takes it, and its keys. */
export const pushSubscription = pgTable(
	'push_subscription',
	{
		id: uuid().primaryKey().defaultRandom(),
		accountId: uuid()
			.notNull()
			.references(() => account.id, { onDelete: 'cascade' }),
		/** Address at the push service; whoever knows it can only send what the keys below seal. */
		endpoint: text().notNull().unique(),
		/** Public key of the device and its shared secret, base64url. */
		p256dh: text().notNull(),
		auth: text().notNull(),
		device: text().notNull(),
		createdAt: instantOfInsert().notNull(),
		/** When there is something to say that has not been said; many messages are one sign. */
		dueAt: instant(),
		attempts: smallint().notNull().default(0)
	},
	(table) => [index().on(table.accountId), index().on(table.dueAt)]
);
