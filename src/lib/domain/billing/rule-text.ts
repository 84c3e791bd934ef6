import { ADVANCE, ADVANCE_SET_OFF } from './advances';
import { UPLOADED } from './match-lines';
import { ruleSets } from './rule-sets';

const ownTexts: Record<string, string> = {
	[ADVANCE]: 'Abschlag auf die Rechnung dieses Monats.',
	[ADVANCE_SET_OFF]: 'Verrechnung eines schon bezahlten Abschlags.',
	[UPLOADED]: 'Position aus der Software des Anbieters.'
};

/** What a line's rule says, with its source; null for a code that no rule set knows any more. */
export function ruleText(code: string): string | null {
	const rule = ruleSets.map(({ rules }) => rules[code]).find((known) => known !== undefined);
	if (rule) return `${rule.text} (${rule.source})`;
	if (code.startsWith('allowance:')) return 'Nebenleistung, die das Jugendamt bewilligt hat.';
	return ownTexts[code] ?? null;
}
