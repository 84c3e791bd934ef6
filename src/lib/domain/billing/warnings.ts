import { formatDay } from '../day';
import type { BillingWarning, DayEntry, DayKind } from './result';
import type { RuleSet } from './rule-set';

const openKinds: readonly DayKind[] = ['undecided', 'unpaid'];

/** What is left to a person and what is not paid: one warning per rule, with its first day and how many there are. */
export function warningsOf(days: readonly DayEntry[], { rules }: RuleSet): BillingWarning[] {
	const groups = new Map<string, DayEntry[]>();
	for (const entry of days) {
		if (!openKinds.includes(entry.kind)) continue;
		const key = `${entry.kind}|${entry.rule}|${String(isBeyond(entry))}`;
		groups.set(key, [...(groups.get(key) ?? []), entry]);
	}
	return [...groups.values()].flatMap((entries) => {
		const [first] = entries;
		const rule = first && rules[first.rule];
		if (!rule) return [];
		return [{ code: codeOf(first, rule.warning), text: `${headOf(entries, first)} ${rule.text}`, day: first.day }];
	});
}

const isBeyond = ({ count }: DayEntry) => count !== undefined && count.number > count.of;

function codeOf(entry: DayEntry, warning: string | undefined): string {
	if (entry.kind === 'undecided') return warning ?? 'undecided';
	return isBeyond(entry) ? 'limit-used-up' : 'unpaid';
}

function headOf(entries: readonly DayEntry[], first: DayEntry): string {
	const days = new Set(entries.map(({ day }) => day)).size;
	const when = days === 1 ? `Am ${formatDay(first.day)}` : `${days} Tage ab ${formatDay(first.day)}`;
	return `${when}: ${first.kind === 'unpaid' ? 'wird nicht bezahlt' : 'zu entscheiden'}.`;
}
