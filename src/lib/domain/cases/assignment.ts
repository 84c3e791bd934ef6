import { z } from 'zod';
import type { Day } from '../day';
import { daySchema } from '../day-schema';
import { takeReasonLabels } from './taken-case';

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

export type Assignment = {
	workerId: string | null;
	deputyId: string | null;
	deputyFrom: Day | null;
	deputyUntil: Day | null;
};

/** Why somebody reads a case: by the assignment, or for a reason the person names. */
export const readReasons = ['assigned', 'deputy', 'team-lead', 'consultation', 'absence', 'question', 'other'] as const;
export type ReadReason = (typeof readReasons)[number];

/** Those a person can name; the others follow from the assignment. */
export const namedReadReasons = ['consultation', 'absence', 'question', 'other'] as const;
export type NamedReadReason = (typeof namedReadReasons)[number];

export const reasonSchema = z.object({
	caseId,
	reason: z.enum(namedReadReasons, { error: 'Bitte den Grund wählen.' })
});

export const readReasonLabels: Record<NamedReadReason, string> = {
	consultation: 'Teamberatung vorbereiten',
	absence: 'Kollegin oder Kollege ist abwesend',
	question: 'Anfrage zu diesem Fall',
	other: 'Sonstiges'
};

const readReasonNames: Partial<Record<string, string>> = {
	...({ assigned: 'zuständige Fachkraft', deputy: 'Vertretung', 'team-lead': 'Teamleitung' } satisfies Partial<
		Record<ReadReason, string>
	>),
	...readReasonLabels,
	...takeReasonLabels
};

/** A reason of the log in words; one of another version shows its code. */
export const reasonName = (reason: string | null) => (reason === null ? null : (readReasonNames[reason] ?? reason));

/** Who is in charge of a case on a day, by the assignment alone; null for everybody else. */
export function chargeOf({ workerId, deputyId, deputyFrom, deputyUntil }: Assignment, accountId: string, today: Day) {
	if (workerId === accountId) return 'assigned';
	const standsIn = deputyFrom !== null && deputyUntil !== null && deputyFrom <= today && today <= deputyUntil;
	return deputyId === accountId && standsIn ? 'deputy' : null;
}
