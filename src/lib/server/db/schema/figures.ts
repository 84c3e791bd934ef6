import { sql } from 'drizzle-orm';
import {
	bigint,
	bigserial,
	boolean,
	date,
	index,
	integer,
	numeric,
	pgTable,
	primaryKey,
	text
} from 'drizzle-orm/pg-core';
import type { HiddenBase } from '../../../domain/figures/base';

/** First day of a month; months are days in the database, so that ranges of them are. */
const firstDay = () => date({ mode: 'string' }).notNull();
const count = () => integer().notNull().default(0);
const placeDays = () => numeric({ precision: 14, scale: 2 }).notNull().default('0');
const list = () =>
	integer()
		.array()
		.notNull()
		.default(sql`'{}'`);

/**
 * What the figures of an office's month are computed from; '' as service type or specialisation stands for all of them.
 * Derived: a job recomputes months that were touched, `npm run figures -- rebuild` all of them. The app has no right on
 * it and reads the view `figure_cell`, in which small cells of others are empty.
 */
export const figureMonth = pgTable(
	'figure_month',
	{
		officeAgs: text().notNull(),
		month: firstDay(),
		serviceType: text().notNull(),
		specialisation: text().notNull(),
		/** The month's share of the year's budget. */
		budgetCents: bigint({ mode: 'number' }),
		/** With a stay on at least one day. */
		cases: count(),
		/** Of each running stay, in cents, ascending; of all service types together only those per day. */
		rates: list(),
		/** Ordered for services of the month; null when nothing is ordered yet. */
		paidCents: bigint({ mode: 'number' }),
		paidCases: count(),
		/** Stays begun outside the own area. */
		outOfArea: count(),
		/** Of the places in the own area, whoever uses them. */
		occupiedDays: placeDays(),
		operableDays: placeDays(),
		foreignDays: placeDays(),
		/** Stays behind the occupied and the foreign days. */
		areaStays: count(),
		foreignStays: count(),
		fruitless: count(),
		dropOuts: count(),
		/** Days of each stay that ended, ascending. */
		lengths: list(),
		/** Days from request or reservation to arrival of each stay that began, ascending. */
		daysToPlace: list(),
		transfers: count(),
		/** Counts that rest on too few cases, or would give away one that does. */
		hidden: text()
			.array()
			.$type<HiddenBase[]>()
			.notNull()
			.default(sql`'{}'`)
	},
	(table) => [
		// All offices of a month lie side by side; one office is found by the whole key.
		primaryKey({ columns: [table.serviceType, table.specialisation, table.month, table.officeAgs] }),
		index().on(table.officeAgs, table.month)
	]
);

/** Months of an office that were touched since; written by triggers, worked off by a job. */
export const figureStale = pgTable('figure_stale', {
	id: bigserial({ mode: 'number' }).primaryKey(),
	officeAgs: text().notNull(),
	month: firstDay()
});

/** The last month that is computed. */
export const figureState = pgTable('figure_state', {
	single: boolean().primaryKey().default(true),
	through: firstDay()
});
