import { avvSh } from './rule-sets/avv-sh';
import { lrvMv } from './rule-sets/lrv-mv';
import type { RuleSet, RuleSetCode } from './rule-set';

/** All rule sets by which stays are billed. A new contract is one more line. */
export const ruleSets: readonly RuleSet[] = [avvSh, lrvMv];

/** @throws RangeError for a code that no agreement may have; whoever stores one checks it before. */
export function ruleSetOf(code: RuleSetCode, known: readonly RuleSet[] = ruleSets): RuleSet {
	const ruleSet = known.find((one) => one.code === code);
	if (!ruleSet) throw new RangeError(`no rule set ${code}`);
	return ruleSet;
}

/** The contract that a line's rule belongs to; undefined for allowances, advances and lines of other software. */
export const ruleSetOfRule = (rule: string): RuleSet | undefined =>
	ruleSets.find(({ rules }) => rules[rule] !== undefined);
