import { sum } from '../money';
import { allowanceLines, allowanceSwitches } from './allowance-lines';
import type { BillingFacts } from './facts';
import { summedUp } from './lines';
import type { BillingResult } from './result';
import { readingsOf, type RuleSet } from './rule-set';
import { ruleSetOf, ruleSets } from './rule-sets';
import { warningsOf } from './warnings';

/** All readings that can be chosen under a rule set. */
export const switchesOf = (ruleSet: RuleSet) => ({ ...ruleSet.switches, ...allowanceSwitches });

/**
 * What is paid for one stay in one month, day by day. The provider's preview and the office's check both call this, so
 * for the same facts they cannot differ. The days come to the sum of their lines; allowances are lines without days.
 */
export function bill(facts: BillingFacts, known: readonly RuleSet[] = ruleSets): BillingResult {
	const ruleSet = ruleSetOf(facts.agreement.ruleSet, known);
	const readings = readingsOf(switchesOf(ruleSet), facts.agreement.switches);
	const { days, lines } = summedUp(ruleSet.entries(facts, readings));
	const allowances = allowanceLines(facts, readings);
	const allLines = [...lines, ...allowances.lines];
	return {
		days,
		lines: allLines,
		total: sum(allLines.map(({ amount }) => amount)),
		quotas: ruleSet.quotas(facts, readings),
		warnings: [...warningsOf(days, ruleSet), ...ruleSet.remarks(facts, readings), ...allowances.warnings]
	};
}
