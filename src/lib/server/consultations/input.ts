import { z } from 'zod';
import { consultationDecisions, votes } from '../../domain/consultations/consultation';
import { PNG_PREFIX } from '../../domain/consultations/signature';
import { daySchema } from '../../domain/day-schema';
import { hoursPerWeekSchema, searchSchema, serviceTypeSchema } from '../../domain/offers/need';
import { idempotencyKeySchema } from '../access/run-command';

const key = { idempotencyKey: idempotencyKeySchema };

/** Line breaks are fine; other control characters and halves of characters are not. */
const text = (most: number) =>
	z
		.string({ error: 'Bitte einen Text eingeben.' })
		.trim()
		.max(most, { error: `Höchstens ${most} Zeichen.` })
		.refine((value) => !/[^\P{Cc}\n\r\t]|\p{Cs}/u.test(value), { error: 'Der Text enthält ein ungültiges Zeichen.' });
const required = (most: number, error: string) => text(most).min(1, { error });
const longText = text(10_000);

const moment = z.iso
	.datetime({ offset: true, error: 'Bitte Tag und Uhrzeit angeben.' })
	.transform((value) => new Date(value).toISOString());

const caseId = z.guid({ error: 'Bitte einen Fall wählen.' });
const consultationId = z.guid({ error: 'Diese Teamberatung gibt es nicht.' });
const planId = z.guid({ error: 'Diesen Hilfeplan gibt es nicht.' });

export const ofCaseSchema = z.object({ caseId });
export const ofConsultationSchema = z.object({ consultationId });
export const ofPlanSchema = z.object({ planId });

const participants = z
	.array(
		z.object({
			/** Null for a guest, who is named. */
			accountId: z.guid({ error: 'Diese Person gibt es nicht.' }).nullable().default(null),
			/** Counts only for a guest; a colleague's name is that of the account. */
			name: text(200).default(''),
			function: required(200, 'Bitte die Funktion angeben.')
		})
	)
	.max(30, { error: 'Höchstens 30 Teilnehmende.' });

export const callSchema = z.object({
	...{ ...key, caseId, meetingAt: moment, voteUntil: moment, participants },
	situation: longText.default('')
});
export type CallInput = z.output<typeof callSchema>;

/** `participants` are those who come to those invited before. */
export const rescheduleSchema = z.object({
	...{ ...key, consultationId, meetingAt: moment, voteUntil: moment },
	participants: participants.default([])
});
export type RescheduleInput = z.output<typeof rescheduleSchema>;

export const cancelSchema = z.object({
	...{ ...key, consultationId },
	reason: required(1_000, 'Bitte den Grund angeben.')
});
export type CancelInput = z.output<typeof cancelSchema>;

/** What is not named stays as it is, so that two people can work on different parts at once. */
const consultationTexts = {
	...{ situation: longText, resources: longText, risk: longText, wishes: longText, alternativesText: longText },
	...{ goals: longText, costComparison: longText, dissent: longText },
	serviceType: serviceTypeSchema.nullable(),
	unitsPerWeek: hoursPerWeekSchema,
	...{ fromDay: daySchema.nullable(), untilDay: daySchema.nullable(), nextReview: daySchema.nullable() },
	decision: z.enum(consultationDecisions, { error: 'Bitte das Ergebnis wählen.' }).nullable()
};
export const saveSchema = z.object({ ...key, consultationId, ...z.object(consultationTexts).partial().shape });
export type SaveInput = z.output<typeof saveSchema>;

export const attachSchema = z.object({ ...key, consultationId, search: searchSchema.nullable().default(null) });
export type AttachInput = z.output<typeof attachSchema>;

export const voteSchema = z.object({
	...{ ...key, consultationId },
	vote: z.enum(votes, { error: 'Bitte Zustimmung, Ablehnung oder Enthaltung wählen.' }),
	comment: text(1_000)
		.nullish()
		.transform((value) => (value === undefined || value === '' ? null : value))
});
export type VoteInput = z.output<typeof voteSchema>;

export const closeSchema = z.object({ ...key, consultationId });

export const addendumSchema = z.object({
	...{ ...key, consultationId },
	text: required(10_000, 'Bitte den Nachtrag eingeben.')
});
export type AddendumInput = z.output<typeof addendumSchema>;

// ── Hilfeplan ───────────────────────────────────────────────────────────────────────────────────────────────────

const goal = z.object({
	...{ text: text(1_000), indicator: text(1_000), responsible: text(200) },
	due: daySchema.nullable()
});

const planTexts = {
	...{ need: longText, services: longText, contactRules: longText, participation: longText },
	serviceType: serviceTypeSchema.nullable(),
	goals: z.array(goal).max(30, { error: 'Höchstens 30 Ziele.' }),
	...{ fromDay: daySchema.nullable(), untilDay: daySchema.nullable(), nextReview: daySchema.nullable() }
};
export const saveDraftSchema = z.object({ ...key, planId, ...z.object(planTexts).partial().shape });
export type SaveDraftInput = z.output<typeof saveDraftSchema>;

export const newVersionSchema = z.object({ ...key, caseId });
export const planStepSchema = z.object({ ...key, planId });
export const endPlanSchema = planStepSchema.extend({ reason: required(1_000, 'Bitte den Grund angeben.') });

/** Base64 takes a third more than the picture. */
const MOST_SIGNS = 280_000;

export const signSchema = planStepSchema.extend({
	name: required(200, 'Bitte den Namen angeben.'),
	function: required(200, 'Bitte angeben, in welcher Funktion unterschrieben wird.'),
	image: z
		.string({ error: 'Bitte unterschreiben Sie im Feld.' })
		.max(MOST_SIGNS, { error: 'Das Bild der Unterschrift ist zu groß (höchstens 200 kB).' })
		.refine((value) => value.startsWith(PNG_PREFIX) && isBase64(value.slice(PNG_PREFIX.length)), {
			error: 'Bitte unterschreiben Sie im Feld.'
		})
});
export type SignInput = z.output<typeof signSchema>;

const isBase64 = (value: string) => /^[A-Za-z0-9+/]+={0,2}$/.test(value);
