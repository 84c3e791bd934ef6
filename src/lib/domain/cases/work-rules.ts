import { rowInForce, type DatedValue } from '../dated-values';
import type { Day } from '../day';

export const PRACTICE = 'Praxis der Jugendämter (das Gesetz nennt keine Frist)';

/** Times of the daily work that no law sets, therefore data: another practice is a new row. */
const workRules = {
	/** Hours before a reserved place is given back: time left to call the provider. */
	'hold-ends-within-hours': [{ from: '1991-01-01', value: 24, source: PRACTICE }],
	/** Days before a planned end: time left to extend the help or to arrange what follows. */
	'end-within-days': [{ from: '1991-01-01', value: 14, source: PRACTICE }],
	/** Days that a child may come earlier than planned; the place must be free on those days as well. */
	'early-arrival-days': [{ from: '1991-01-01', value: 14, source: PRACTICE }],
	/** Days ahead for which a provider's day shows who comes and who leaves. */
	'provider-looks-ahead-days': [{ from: '1991-01-01', value: 7, source: PRACTICE }],
	/** Hours for which a reason to read somebody else's case holds. */
	'read-reason-holds-hours': [{ from: '1991-01-01', value: 1, source: 'Festlegung dieses Portals' }]
} as const satisfies Record<string, readonly DatedValue[]>;

export type WorkRule = keyof typeof workRules;

export const workRuleOn = (name: WorkRule, day: Day): number => rowInForce(workRules[name], day).value;
