import type { Day } from './day';

/**
 * Values that a law sets, each from the day it applies, with its source. A value changes by a new row; rules ask for the
 * row of their day and never carry the number themselves.
 */
const lawValues = {
	/** A young person is whoever is not yet this old, in years. */
	'young-person-below-age': [{ from: '1991-01-01', value: 27, source: '§ 7 Abs. 1 Nr. 4 SGB VIII' }],
	/** A notice sent by post counts as notified on this day after posting. */
	'notified-days-after-posting': [
		{ from: '1981-01-01', value: 3, source: '§ 37 Abs. 2 Satz 1 SGB X a. F.' },
		{ from: '2025-01-01', value: 4, source: '§ 37 Abs. 2 Satz 1 SGB X (Postrechtsmodernisierungsgesetz)' }
	],
	/** Months in which an objection (Widerspruch) can be filed after notification. */
	'objection-months': [{ from: '1960-04-01', value: 1, source: '§ 70 Abs. 1 VwGO (§ 84 Abs. 1 SGG sets the same)' }]
} as const satisfies Record<string, readonly { from: string; value: number; source: string }[]>;

export type LawValue = keyof typeof lawValues;

/** The value in force on a day; before the first row there was no such rule, so the first one is taken. */
export function lawOn(name: LawValue, day: Day): number {
	const rows: readonly { from: string; value: number }[] = lawValues[name];
	const inForce = rows.filter(({ from }) => from <= day).at(-1) ?? rows[0];
	if (!inForce) throw new RangeError(`no value for ${name}`);
	return inForce.value;
}
