import type { Day } from '../day';

/**
 * How long a case is kept. Each value from the day it applies, with its source; a value changes by a new row. Social
 * data are erased as soon as they are no longer needed for the task (§ 84 Abs. 2 SGB X); how long that is, no law says
 * for every case: where none does, `configurable` is set and the office decides.
 */
export type RetentionRule = {
	code: RetentionCode;
	/** First day on which the row applies. */
	from: Day;
	years: number;
	/** What the years are counted from. */
	after: RetentionStart;
	label: string;
	source: string;
	/** A decision of the office, not of a law: the number is only where the product starts. */
	configurable: boolean;
	note: string;
};

export const retentionCodes = ['help-file', 'without-help'] as const;
export type RetentionCode = (typeof retentionCodes)[number];

/** `age-30`: the day on which the 30th year of life is completed. */
export type RetentionStart = 'age-30' | 'end-of-help' | 'closing';

export const retentionRules: readonly RetentionRule[] = [
	{
		code: 'help-file',
		from: '1991-01-01' as Day,
		years: 10,
		after: 'end-of-help',
		label: 'Hilfeakte',
		source: '§ 84 Abs. 2 SGB X',
		configurable: true,
		note: 'Das Gesetz nennt keine Zahl von Jahren. Zehn Jahre nach dem Ende der Hilfe sind eine Vorgabe, die das Jugendamt festlegt.'
	},
	{
		code: 'help-file',
		from: '2025-07-01' as Day,
		years: 70,
		after: 'age-30',
		label: 'Hilfeakte',
		source: '§ 9b Abs. 2 Nr. 1 SGB VIII',
		configurable: false,
		note: 'Akten der Erziehungshilfe, Eingliederungshilfe, Heim- und Vormundschaftsakten: 70 Jahre nach Vollendung des 30. Lebensjahres.'
	},
	{
		code: 'without-help',
		from: '1991-01-01' as Day,
		years: 3,
		after: 'closing',
		label: 'Fall ohne Hilfe',
		source: '§ 84 Abs. 2 SGB X',
		configurable: true,
		note: 'Es kam keine Hilfe zustande, und der Fall ist geschlossen. Das Gesetz nennt keine Zahl von Jahren; drei Jahre sind eine Vorgabe, die das Jugendamt festlegt.'
	}
];

/** In whose place the office's own decision comes; a number fixed by a law stays. */
export const withOwnYears = (
	rules: readonly RetentionRule[],
	own: Partial<Record<RetentionCode, number>>
): RetentionRule[] =>
	rules.map((rule) => ({ ...rule, years: (rule.configurable ? own[rule.code] : undefined) ?? rule.years }));

/** The row of a code that applies on a day. */
export function ruleOn(rules: readonly RetentionRule[], code: RetentionCode, day: Day): RetentionRule {
	const rows = rules.filter((rule) => rule.code === code).sort((a, b) => (a.from < b.from ? -1 : 1));
	const inForce = rows.filter(({ from }) => from <= day).at(-1) ?? rows[0];
	if (!inForce) throw new RangeError(`no retention rule ${code}`);
	return inForce;
}
