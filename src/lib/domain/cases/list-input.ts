import { z } from 'zod';
import { caseOpenness, caseSortKeys, workLists, type CaseSort, type CaseSortKey } from './list';

// Apart from the list itself: its screen must not load the checker of input.

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
