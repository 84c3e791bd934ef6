import { rowInForce, type DatedValue } from '../dated-values';
import type { Day } from '../day';

const PRACTICE = 'Praxis der Jugendämter (das Gesetz nennt keine Frist)';

/** From when on the work lists name what comes up; no law says, therefore data: another practice is a new row. */
const workRules = {
	/** Hours before a reserved place is given back: time left to call the provider. */
	'hold-ends-within-hours': [{ from: '1991-01-01', value: 24, source: PRACTICE }],
	/** Days before a planned end: time left to extend the help or to arrange what follows. */
	'end-within-days': [{ from: '1991-01-01', value: 14, source: PRACTICE }]
} as const satisfies Record<string, readonly DatedValue[]>;

export type WorkRule = keyof typeof workRules;

export const workRuleOn = (name: WorkRule, day: Day): number => rowInForce(workRules[name], day).value;
