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
