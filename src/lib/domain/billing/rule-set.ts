import type { BillingFacts } from './facts';
import type { BillingWarning, DayEntry, Quota } from './result';

/** Name of a rule set in agreements and at the interface, e.g. 'AVV-SH'. */
export type RuleSetCode = string;

/** How an open place of a contract is read; each switch has a name and a default. */
export type SwitchValue = string | number | boolean;
export type SwitchValues = Record<string, SwitchValue>;

export type Switch = {
	/** What is open, in one German sentence. */
	about: string;
	standard: SwitchValue;
	/** All values that may be chosen, with what each means. */
	values: readonly { value: SwitchValue; means: string }[];
};
export type Switches = Readonly<Record<string, Switch>>;

/** Under which law a contract is made: it decides why its services are exempt from VAT. */
export type Law = 'SGB VIII' | 'SGB IX';

/** Of services that no contract on record puts under another one: the catalogue knows this law alone. */
export const USUAL_LAW: Law = 'SGB VIII';

/** When an invoice under this contract is due. */
export type DueRule = { kind: 'days-after-receipt'; days: number } | { kind: 'day-of-next-month'; day: number };

/** What a rule says, for "explain". */
export type RuleText = {
	/** The rule in a German sentence. */
	text: string;
	source: string;
	/** What one of its days is called ("15. Krankheitstag von 21"). */
	day: string;
	/** What is paid on such a day ("Platzfreihaltgeld"). */
	pays: string;
	/** Paid for a place that is kept free, which the provider declares with the invoice. */
	placeKept?: boolean;
	/** Code of the warning when such a day is left to a person; 'undecided' unless it says more. */
	warning?: string;
};

/** A day (or a piece of service on it) and its rate; the amount follows when equal entries are summed up. */
export type RatedEntry = Omit<DayEntry, 'amount'>;

/** What a contract makes of the facts of a month. */
export type Evaluation = {
	/** Every day of the month once (by the day), or every piece of service once (by the hour), in order. */
	entries: RatedEntry[];
	/** What is used of each limit by the end of the month ("noch 12 von 28 Tagen"). */
	quotas: Quota[];
	/** What a person should know besides undecided days and used-up limits. */
	remarks: BillingWarning[];
};

/** A contract's rules: data, and one function that turns the facts of a month into day entries. */
export type RuleSet = {
	code: RuleSetCode;
	name: string;
	source: string;
	law: Law;
	unit: 'day' | 'hour';
	due: DueRule;
	switches: Switches;
	rules: Readonly<Record<string, RuleText>>;
	evaluate: (facts: BillingFacts, readings: SwitchValues) => Evaluation;
};

/** The readings in force: the contract's defaults, and what an agreement says otherwise. */
export function readingsOf(switches: Switches, chosen: SwitchValues): SwitchValues {
	const readings: SwitchValues = {};
	for (const name in switches) readings[name] = chosen[name] ?? switches[name]?.standard ?? '';
	return readings;
}
