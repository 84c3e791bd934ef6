import { customType, date, numeric, timestamp } from 'drizzle-orm/pg-core';
import type { Day } from '../../../domain/day';
import type { Euro } from '../../../domain/money';

/** A calendar day; stays a string from the wire to the screen. '-infinity' is a legal lower bound in PostgreSQL. */
export const day = () => date({ mode: 'string' }).$type<Day>();

export const instant = () => timestamp({ withTimezone: true, mode: 'string' });

export const euroAmount = () => numeric({ precision: 12, scale: 2 }).$type<Euro>();

/** Places or hours a week, two decimals: '3.00'. */
export const capacityAmount = () => numeric({ precision: 8, scale: 2 }).$type<string>();

export const dateRange = customType<{ data: string }>({ dataType: () => 'daterange' });

export const dateMultirange = customType<{ data: string }>({ dataType: () => 'datemultirange' });

export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
