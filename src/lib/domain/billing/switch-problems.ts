import { switchesOf } from './bill';
import type { RuleSetCode, Switch, SwitchValues } from './rule-set';
import { ruleSets } from './rule-sets';

/** What is wrong about chosen readings, by the name of the reading. */
export function switchProblems(code: RuleSetCode, chosen: SwitchValues): Record<string, string> {
	const ruleSet = ruleSets.find((one) => one.code === code);
	const known = new Map<string, Switch>(ruleSet ? Object.entries(switchesOf(ruleSet)) : []);
	const problems: Record<string, string> = {};
	for (const [name, value] of Object.entries(chosen)) {
		const values = known.get(name)?.values.map((one) => one.value);
		if (!values) problems[name] = `${code} kennt keine Lesart mit diesem Namen.`;
		else if (!values.includes(value)) problems[name] = `Diese Lesart kann sein: ${values.map(String).join(', ')}.`;
	}
	return problems;
}
