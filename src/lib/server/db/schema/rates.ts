import { index, pgTable, uuid } from 'drizzle-orm/pg-core';
import { day, euroAmount, instantOfInsert } from './columns';
import { offer } from './directory';

/** A dated slice [fromDay, untilDay) of an offer's price; the database forbids two of one offer to overlap. */
export const rateSlice = pgTable(
	'rate_slice',
	{
		id: uuid().primaryKey().defaultRandom(),
		offerId: uuid()
			.notNull()
			.references(() => offer.id, { onDelete: 'cascade' }),
		fromDay: day().notNull(),
		untilDay: day(),
		/** Per day, or per hour for ambulant services. */
		amount: euroAmount().notNull(),
		/** Maßnahmepauschale, Grundpauschale, Investitionsbetrag: together the amount. */
		mp: euroAmount(),
		gp: euroAmount(),
		ib: euroAmount(),
		/** Platzfreihaltgeld, paid instead for an absence day. */
		pfg: euroAmount(),
		createdAt: instantOfInsert().notNull()
	},
	(table) => [index().on(table.offerId, table.fromDay)]
);
