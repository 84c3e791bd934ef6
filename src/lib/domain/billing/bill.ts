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
	const { ruleSet: code, switches } = facts.agreement;
	const ruleSet = ruleSetOf(code, known);
	const { entries, quotas, remarks } = ruleSet.evaluate(facts, readingsOf(ruleSet.switches, switches));
	const stay = summedUp(entries);
	const allowances = allowanceLines(facts, readingsOf(allowanceSwitches, switches));
	const lines = [...stay.lines, ...allowances.lines];
	return {
		days: stay.days,
		lines,
		total: sum(lines.map(({ amount }) => amount)),
		quotas,
		warnings: [...warningsOf(stay.days, ruleSet), ...remarks, ...allowances.warnings]
	};
}
