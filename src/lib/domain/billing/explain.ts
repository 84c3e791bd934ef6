import { formatDay } from '../day';
import { formatEuro } from '../money-text';
import type { DayEntry } from './result';
import type { RuleSet, RuleText } from './rule-set';

/** "15. Krankheitstag von 21: Platzfreihaltgeld 113,50 €, AVV-SH 4.2.1.5" */
export function explainEntry(entry: DayEntry, ruleSet: RuleSet): string {
	const rule = ruleSet.rules[entry.rule];
	if (!rule) return entry.rule;
	return `${dayOf(entry, rule)}: ${paidFor(entry, rule)}, ${sourceOf(entry, rule)}`;
}

/** What a person has decided rests on that, with its day. */
const sourceOf = ({ decidedOn }: DayEntry, { source }: RuleText) =>
	decidedOn === undefined ? source : `Entscheidung des Jugendamts vom ${formatDay(decidedOn)}`;

const dayOf = ({ count }: DayEntry, { day }: RuleText) =>
	count === undefined ? day : `${count.number}. ${day} von ${count.of}`;

function paidFor(entry: DayEntry, rule: RuleText): string {
	switch (entry.kind) {
		case 'outside':
			return 'nicht bezahlt';
		case 'unpaid':
			return 'nicht bezahlt';
		case 'undecided':
			return 'zu entscheiden';
		case 'present':
			return entry.minutes === undefined ? `voller Satz ${formatEuro(entry.rate)}` : hoursOf(entry, rule);
		case 'paid-absence':
			return entry.minutes === undefined ? `${rule.pays} ${formatEuro(entry.rate)}` : hoursOf(entry, rule);
	}
}

/** "90 Minuten zu 62,00 € je Stunde: 93,00 €" */
function hoursOf({ minutes = 0, participants = 1, rate, amount }: DayEntry, { pays }: RuleText): string {
	if (rate === '0.00') return `${minutes} Minuten, ${pays}`;
	const shared = participants > 1 ? `, geteilt durch ${participants}` : '';
	return `${minutes} Minuten${shared} zu ${formatEuro(rate)} je Stunde: ${formatEuro(amount)}`;
}

/** Whether an entry is paid for keeping a place free, which the provider has to declare with the invoice. */
export const keepsPlace = ({ kind, rule }: Pick<DayEntry, 'kind' | 'rule'>, { rules }: RuleSet) =>
	kind === 'paid-absence' && rules[rule]?.placeKept === true;
