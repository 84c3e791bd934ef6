import type { Day } from './day';

/** A value that a law or a practice sets, from the day it applies, with its source; it changes by a new row. */
export type DatedValue<Value = number> = { from: string; value: Value; source: string };

/** The row in force on a day, of rows in the order of their days; before the first there was no such rule, so it is taken. */
export function rowInForce<Value>(rows: readonly DatedValue<Value>[], day: Day): DatedValue<Value> {
	const inForce = rows.filter(({ from }) => from <= day).at(-1) ?? rows[0];
	if (!inForce) throw new RangeError('no row of a dated value');
	return inForce;
}
