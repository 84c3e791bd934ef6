import { sql } from 'drizzle-orm';
import { customType, date, numeric, time } from 'drizzle-orm/pg-core';
import { entriesOf, runsOf, type DayRun } from '../../../domain/billing/day-runs';
import type { DayEntry } from '../../../domain/billing/result';
import type { Day } from '../../../domain/day';
import type { Euro } from '../../../domain/money';

/** A calendar day; stays a string from the wire to the screen. '-infinity' is a legal lower bound in PostgreSQL. */
export const day = () => date({ mode: 'string' }).$type<Day>();

/** A moment. Drizzle's own timestamp would hand out PostgreSQL's spelling ('2026-11-22 09:00:00+00'); ours is ISO. */
export const instant = customType<{ data: string; driverData: string }>({
	dataType: () => 'timestamp with time zone',
	fromDriver: (value) => new Date(value).toISOString()
});

export const instantOfInsert = () => instant().default(sql`now()`);

/** Time of day on the clock of the place, 'HH:MM:SS'. */
export const clockTime = () => time({ precision: 0 });

export const euroAmount = () => numeric({ precision: 12, scale: 2 }).$type<Euro>();

/** Places or hours a week, two decimals: '3.00'. */
export const capacityAmount = () => numeric({ precision: 8, scale: 2 }).$type<string>();

export const dateRange = customType<{ data: string }>({ dataType: () => 'daterange' });

export const dateMultirange = customType<{ data: string }>({ dataType: () => 'datemultirange' });

export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** Day entries, kept as runs: a month of a stay is one run, not thirty entries. SQL of ours unpacks with `entriesOf`. */
export const dayEntries = customType<{ data: DayEntry[]; driverData: readonly DayRun[] }>({
	dataType: () => 'jsonb',
	toDriver: (entries) => sql`${JSON.stringify(runsOf(entries))}::jsonb`,
	fromDriver: entriesOf
});
