import { z } from 'zod';
import type { Day } from '../day';
import { daySchema } from '../day-schema';
import { namedReadReasons, takeReasons } from './read-reasons';

const caseId = z.uuid({ error: 'Bitte einen Fall wählen.' });

export const assignSchema = z.object({ caseId, workerId: z.uuid({ error: 'Bitte eine Fachkraft wählen.' }) });

export const deputySchema = z
	.object({
		caseId,
		/** Null takes the deputy away. */
		deputyId: z.uuid({ error: 'Bitte eine Fachkraft wählen.' }).nullable(),
		from: daySchema.nullable().default(null),
		until: daySchema.nullable().default(null)
	})
	.refine(({ deputyId, from }) => deputyId === null || from !== null, {
		path: ['from'],
		error: 'Bitte den ersten Tag der Vertretung eingeben.'
	})
	.refine(({ deputyId, until }) => deputyId === null || until !== null, {
		path: ['until'],
		error: 'Bitte den letzten Tag der Vertretung eingeben.'
	})
	.refine(({ from, until }) => from === null || until === null || from <= until, {
		path: ['until'],
		error: 'Das Ende liegt vor dem Beginn.'
	});
export type DeputyInput = z.output<typeof deputySchema>;

export const takeSchema = z.object({
	caseId,
	reason: z.enum(takeReasons, { error: 'Bitte den Anlass wählen.' })
});

export type Assignment = {
	workerId: string | null;
	deputyId: string | null;
	deputyFrom: Day | null;
	deputyUntil: Day | null;
};

export const reasonSchema = z.object({
	caseId,
	reason: z.enum(namedReadReasons, { error: 'Bitte den Grund wählen.' })
});

/** Who is in charge of a case on a day, by the assignment alone; null for everybody else. */
export function chargeOf({ workerId, deputyId, deputyFrom, deputyUntil }: Assignment, accountId: string, today: Day) {
	if (workerId === accountId) return 'assigned';
	const standsIn = deputyFrom !== null && deputyUntil !== null && deputyFrom <= today && today <= deputyUntil;
	return deputyId === accountId && standsIn ? 'deputy' : null;
}
