import { z } from 'zod';
import type { Day } from '../day';
import { workRuleOn } from './work-rules';

/** Columns by which the overview can be sorted. */
export const caseSortKeys = [
	'number',
	'client',
	'createdAt',
	'worker',
	'serviceType',
	'provider',
	'localOffice',
	'reservedAt',
	'consentedAt',
	'bookedAt',
	'targetCost',
	'state',
	'nextStep',
	'begin',
	'end'
] as const;
export type CaseSortKey = (typeof caseSortKeys)[number];

/** What is newest or dearest is looked for first. */
export const beginsDescending = (key: CaseSortKey) => key === 'targetCost' || key.endsWith('At');

/** Work that is due; each narrows the overview to its cases. */
export const workLists = [
	'deadline-soon',
	'consent-open',
	'to-book',
	'arrival-due',
	'end-due',
	'arrival-overdue',
	'end-overdue',
	'no-commitment',
	'no-consultation',
	'review-due'
] as const;
export type WorkList = (typeof workLists)[number];

export const workListLabels = (today: Day): Record<WorkList, string> => ({
	'deadline-soon': 'Frist läuft ab',
	'consent-open': 'Zusage offen',
	'to-book': 'Zugesagt, noch buchen',
	'arrival-due': 'Ankunft heute',
	'end-due': `Ende in ${workRuleOn('end-within-days', today)} Tagen`,
	'arrival-overdue': 'Ankunft überfällig',
	'end-overdue': 'Ende überfällig',
	'no-commitment': 'Kostenzusage fehlt',
	'no-consultation': 'Ohne Teamberatung',
	'review-due': 'Hilfeplan fällig'
});

/** A closed case stays in the overview; without a choice both are shown. */
export const caseOpenness = ['open', 'closed'] as const;
export type CaseOpenness = (typeof caseOpenness)[number];

export const caseOpennessLabels: Record<CaseOpenness, string> = { open: 'Offene', closed: 'Geschlossene' };

export type CaseSort = { key: CaseSortKey; descending: boolean };

/** '-reservedAt' sorts descending; unknown keys are refused. */
const sortSchema = z
	.string()
	.regex(new RegExp(`^-?(${caseSortKeys.join('|')})$`), { error: 'Unbekannte Spalte.' })
	.transform((text): CaseSort => {
		const descending = text.startsWith('-');
		return { key: (descending ? text.slice(1) : text) as CaseSortKey, descending };
	});

export const caseListSchema = z.object({
	text: z.string().trim().max(100, { error: 'Höchstens 100 Zeichen.' }).default(''),
	sort: z.preprocess(
		(value) => (value === '' || value === null ? undefined : value),
		sortSchema.default({ key: 'createdAt', descending: true })
	),
	state: z.string().max(20).nullable().default(null),
	openness: z.enum(caseOpenness, { error: 'Bitte offene oder geschlossene Fälle wählen.' }).nullable().default(null),
	work: z.enum(workLists, { error: 'Unbekannte Arbeitsliste.' }).nullable().default(null),
	mine: z.boolean().default(false),
	page: z.number().int().min(1).max(100_000).default(1),
	pageSize: z.number().int().min(1).max(200).default(50)
});
export type CaseListInput = z.output<typeof caseListSchema>;
