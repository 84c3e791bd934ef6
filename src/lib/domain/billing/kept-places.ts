import { ruleSets } from './rule-sets';

/** Rules under which something is paid for a kept place, of whichever contract: the provider has to declare it. */
export const keptPlaceRules: readonly string[] = ruleSets.flatMap(({ rules }) =>
	Object.entries(rules).flatMap(([code, { placeKept }]) => (placeKept === true ? [code] : []))
);
