import { rowInForce, type DatedValue } from './dated-values';
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
	'objection-months': [{ from: '1960-04-01', value: 1, source: '§ 70 Abs. 1 VwGO (§ 84 Abs. 1 SGG sets the same)' }],
	/** Working days in which the office tells the Landesstelle of a provisional measure, after its begin. */
	'uma-report-working-days': [{ from: '2015-11-01', value: 7, source: '§ 42a Abs. 4 Satz 1 SGB VIII' }],
	/** Working days in which the Landesstelle registers the person with the Bund, after the office's report. */
	'uma-register-working-days': [{ from: '2015-11-01', value: 3, source: '§ 42a Abs. 4 Satz 3 SGB VIII' }],
	/** Working days in which the Bund names the Land that takes the person, after the registration. */
	'uma-name-land-working-days': [{ from: '2015-11-01', value: 2, source: '§ 42b Abs. 1 Satz 1 SGB VIII' }],
	/** Working days in which the Landesstelle assigns the person to an office. */
	'uma-assign-working-days': [{ from: '2015-11-01', value: 2, source: '§ 42b Abs. 3 Satz 1 SGB VIII' }],
	/** Months after which a person is no longer distributed, from the begin of the provisional measure. */
	'uma-exclusion-months': [{ from: '2015-11-01', value: 1, source: '§ 42b Abs. 4 Nr. 4 SGB VIII' }],
	/** Years before the planned end of help for a young adult from which the transition is planned. */
	'transition-years-before': [{ from: '2021-06-10', value: 1, source: '§ 41 Abs. 3 SGB VIII' }],
	/** Years before a change to the Eingliederungshilfe of SGB IX at which the planning begins, as a rule. */
	'sgb-ix-years-before': [{ from: '2021-06-10', value: 1, source: '§ 36b Abs. 2 SGB VIII' }],
	/** Age from which the Eingliederungshilfe of SGB IX may be responsible. */
	'full-age': [{ from: '1975-01-01', value: 18, source: '§ 2 BGB' }],
	/** Months after the last day of the service in which a reimbursement is claimed. */
	'reimbursement-claim-months': [{ from: '1983-07-01', value: 12, source: '§ 111 Satz 1 SGB X' }],
	/** Years after the calendar year in which a claim to reimbursement lapses. */
	'reimbursement-limitation-years': [{ from: '1983-07-01', value: 4, source: '§ 113 Abs. 1 Satz 1 SGB X' }]
} as const satisfies Record<string, readonly DatedValue[]>;

export type LawValue = keyof typeof lawValues;

/** The value in force on a day; before the first row there was no such rule, so the first one is taken. */
export const lawOn = (name: LawValue, day: Day): number => rowInForce(lawValues[name], day).value;

/** Where the value of a day stands in the law. */
export const lawSourceOn = (name: LawValue, day: Day): string => rowInForce(lawValues[name], day).source;
