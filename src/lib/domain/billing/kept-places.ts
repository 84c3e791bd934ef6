import type { BillingLine, DayEntry } from './result';
import { ruleSets } from './rule-sets';

/** Rules under which something is paid for a kept place, of whichever contract: the provider has to declare it. */
export const keptPlaceRules: readonly string[] = ruleSets.flatMap(({ rules }) =>
	Object.entries(rules).flatMap(([code, { placeKept }]) => (placeKept === true ? [code] : []))
);

type Claimed = Pick<BillingLine, 'quantity' | 'rule'> & { days?: readonly DayEntry[] };

/** Whether a line claims something for a kept place: the days of leaving and return, which are paid in full, do not. */
export const claimsKeptPlace = ({ quantity, rule, days = [] }: Claimed) =>
	!quantity.startsWith('-') && keptPlaceRules.includes(rule) && days.some(({ kind }) => kind === 'paid-absence');
