import { z } from 'zod';
import { daySchema } from '../day-schema';
import { deadlineKinds } from './kinds';

const caseId = z.uuid({ error: 'Bitte einen Fall wählen.' });
const kind = z.enum(deadlineKinds, { error: 'Diese Frist gibt es nicht.' });

export const deadlineStates = ['due', 'overdue', 'all'] as const;

export const deadlineListSchema = z.object({
	state: z.enum(deadlineStates, { error: 'Diese Auswahl gibt es nicht.' }).default('due'),
	kind: kind.nullable().default(null),
	mine: z.boolean().default(false),
	page: z.number().int().min(1).max(100_000).default(1),
	pageSize: z.number().int().min(1).max(200).default(50)
});
export type DeadlineListInput = z.output<typeof deadlineListSchema>;

export const settleSchema = z.object({
	caseId,
	kind,
	placementId: z.uuid({ error: 'Diese Frist gibt es nicht.' }),
	/** The day of the deadline that is done with. */
	day: daySchema,
	doneOn: daySchema,
	note: z
		.string()
		.trim()
		.max(500, { error: 'Höchstens 500 Zeichen.' })
		.nullish()
		.transform((text) => (text === undefined || text === '' ? null : text))
});
export type SettleInput = z.output<typeof settleSchema>;

export const reopenSchema = z.object({ caseId, settlementId: z.uuid({ error: 'Diesen Eintrag gibt es nicht.' }) });
