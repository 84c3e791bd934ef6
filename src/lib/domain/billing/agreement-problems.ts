import type { ServiceUnit } from '../directory/kinds';
import type { Euro } from '../money';
import type { RuleSetCode, SwitchValues } from './rule-set';
import { ruleSetOf } from './rule-sets';
import { switchProblems } from './switch-problems';

/** How an offer is billed from a day on, besides its rate. */
export type AgreedTerms = {
	ruleSet: RuleSetCode;
	foodShare: Euro | null;
	pfg: Euro | null;
	travelSurcharge: Euro | null;
	switches: SwitchValues;
};

/** What cannot be about an agreement for help by the day or by the hour, by field; nothing when it can. */
export function agreementProblems(terms: AgreedTerms, unit: ServiceUnit): Record<string, string> {
	const { ruleSet, foodShare, pfg, travelSurcharge, switches } = terms;
	const problems: Record<string, string> = {};
	if (ruleSetOf(ruleSet).unit !== unit) {
		problems['ruleSet'] =
			`Diese Hilfe wird nach ${unit === 'day' ? 'Tagen' : 'Stunden'} bezahlt, dieses Regelwerk nicht.`;
	}
	if (foodShare !== null && pfg !== null) {
		problems['pfg'] =
			'Bitte entweder den Lebensmittelanteil oder das Platzfreihaltgeld angeben: Eins folgt aus dem anderen.';
	}
	if (unit === 'hour') {
		if (foodShare !== null) problems['foodShare'] = 'Einen Lebensmittelanteil gibt es nur bei Tagessätzen.';
		if (pfg !== null) problems['pfg'] = 'Platzfreihaltgeld gibt es nur bei Tagessätzen.';
	} else if (travelSurcharge !== null) {
		problems['travelSurcharge'] = 'Einen Wegezuschlag gibt es nur bei Stundensätzen.';
	}
	for (const [name, problem] of Object.entries(switchProblems(ruleSet, switches)))
		problems[`switches.${name}`] = problem;
	return problems;
}
