import type { Month } from '../day';
import type { BillingFacts } from './facts';
import type { DayEntry, Quota } from './result';

/** Name of a rule set in agreements and at the interface, e.g. 'AVV-SH'. */
export type RuleSetCode = string;

/** How an open place of a contract is read; each switch has a name and a default. */
export type SwitchValue = string | number | boolean;
export type SwitchValues = Record<string, SwitchValue>;

export type Switch = {
	/** What is open, in one German sentence. */
	about: string;
	standard: SwitchValue;
	/** All values that may be chosen. */
	values: readonly SwitchValue[];
};

/** When an invoice under this contract is due. */
export type DueRule = { kind: 'days-after-receipt'; days: number } | { kind: 'day-of-next-month'; day: number };

/** A contract's rules: data, and one function that turns the facts of a month into day entries. */
export type RuleSet = {
	code: RuleSetCode;
	name: string;
	source: string;
	due: DueRule;
	switches: Readonly<Record<string, Switch>>;
	/** What a rule says, by its code: a German sentence with its paragraph, for "explain". */
	rules: Readonly<Record<string, { text: string; source: string }>>;
	/** Every day of the month once (by the day), or every piece of service once (by the hour). */
	entries: (facts: BillingFacts, switches: SwitchValues) => DayEntry[];
	/** What is used of each limit by the end of the month ("noch 12 von 28 Tagen"). */
	quotas: (facts: BillingFacts, switches: SwitchValues, month: Month) => Quota[];
};
