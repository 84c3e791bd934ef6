import { z } from 'zod';
import { allowanceKinds } from '../../domain/rates/allowance-kinds';
import type { Day, Month } from '../../domain/day';
import { daySchema } from '../../domain/day-schema';
import { isTimeOfDay } from '../../domain/consultations/local-time';
import { absenceDecisions, absenceReasons } from '../../domain/placements/absence';
import { euro } from '../../domain/money';
import { idempotencyKeySchema } from '../access/run-command';

const key = { idempotencyKey: idempotencyKeySchema };
const stayId = z.guid({ error: 'Diese Belegung gibt es nicht.' });
const absenceId = z.guid({ error: 'Diese Abwesenheit gibt es nicht.' });
const grantId = z.guid({ error: 'Diese Nebenleistung gibt es nicht.' });

export const monthSchema = z
	.string({ error: 'Bitte einen Monat wählen.' })
	.regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, { error: 'Bitte einen Monat wählen, zum Beispiel 2027-06.' })
	.transform((month) => month as Month);

export const timeSchema = z
	.string({ error: 'Bitte eine Uhrzeit angeben.' })
	.refine(isTimeOfDay, { error: 'Bitte eine Uhrzeit angeben, zum Beispiel 14:30.', abort: true })
	.nullable()
	.default(null);

/** Euros with two places; '76' and '76.5' are understood. */
export const amountSchema = z
	.string({ error: 'Bitte einen Betrag angeben.' })
	.regex(/^\d{1,6}(\.\d{1,2})?$/, { error: 'Bitte einen Betrag angeben, zum Beispiel 113.50.' })
	.transform((amount) => euro(amount));

export const absenceShape = {
	from: daySchema,
	to: daySchema.nullable().default(null),
	reason: z.enum(absenceReasons, { error: 'Bitte einen Grund wählen.' }),
	...{ fromTime: timeSchema, toTime: timeSchema },
	notifiedOn: daySchema.nullable().default(null)
};

export const ofStaySchema = z.object({ stayId });
export const previewSchema = z.object({ stayId, month: monthSchema });

export const monthOnlySchema = z.object({ month: monthSchema });

export const matrixSchema = z.object({
	month: monthSchema,
	facilityId: z.guid({ error: 'Diese Einrichtung gibt es nicht.' }).nullable().default(null),
	/** For a provider: stays of these offices only. */
	officeAgs: z
		.array(z.string().regex(/^\d{5}$/, { error: 'Dieses Jugendamt gibt es nicht.' }))
		.max(400)
		.default([]),
	page: z.int({ error: 'Diese Seite gibt es nicht.' }).min(1).max(100_000).default(1),
	pageSize: z.int().min(1).max(100).default(50)
});
export type MatrixInput = z.output<typeof matrixSchema>;

export const recordAbsenceSchema = z.object({
	...{ ...key, stayId, ...absenceShape },
	/** Null for a new one. */
	absenceId: absenceId.nullable().default(null)
});
export type RecordAbsenceInput = z.output<typeof recordAbsenceSchema>;

export const removeAbsenceSchema = z.object({ ...key, absenceId });
export const consentAbsenceSchema = z.object({ ...key, absenceId, consented: z.boolean() });
export const decideAbsenceSchema = z.object({
	...{ ...key, absenceId },
	/** Null: nobody has decided, or the decision is taken back. */
	decision: z.enum(absenceDecisions, { error: 'Bitte wählen, was bezahlt wird.' }).nullable()
});

const lineOfText = (most: number) =>
	z
		.string({ error: 'Bitte einen Text eingeben.' })
		.trim()
		.max(most, { error: `Höchstens ${most} Zeichen.` })
		.refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), { error: 'Der Text enthält ein ungültiges Zeichen.' });
const reference = lineOfText(200).nullable().default(null);

const allowanceShape = {
	...{ ...key, stayId },
	kind: z.enum(allowanceKinds, { error: 'Bitte wählen, wofür.' }),
	/** Null: as the table of the Land says for the age. */
	amount: amountSchema.nullable().default(null),
	rhythm: z.enum(['month', 'once'], { error: 'Bitte wählen: monatlich oder einmalig.' }),
	from: daySchema,
	to: daySchema.nullable().default(null)
};
type Span = { from: Day; to: Day | null };
const inOrder = ({ from, to }: Span) => to === null || to >= from;
const notInOrder = { path: ['to'], error: 'Das Ende liegt vor dem Beginn.' };

export const grantSchema = z.object({ ...allowanceShape, reference }).refine(inOrder, notInOrder);
export type GrantInput = z.output<typeof grantSchema>;

export const endGrantSchema = z.object({ ...key, grantId, to: daySchema });

export const requestSchema = z
	.object({
		...allowanceShape,
		reason: lineOfText(500).min(1, { error: 'Bitte begründen, wofür das Geld gebraucht wird.' }),
		/** What shows it: number and day of a bill, an offer. */
		evidence: reference
	})
	.refine(inOrder, notInOrder)
	.refine(({ rhythm, amount }) => rhythm === 'month' || amount !== null, {
		...{ path: ['amount'], error: 'Bitte einen Betrag angeben.' }
	});
export type RequestInput = z.output<typeof requestSchema>;

const requestId = z.guid({ error: 'Diesen Antrag gibt es nicht.' });
export const withdrawSchema = z.object({ ...key, requestId });
export const decideSchema = z
	.object({
		...{ ...key, requestId, granted: z.boolean() },
		/** Null: as it was asked for. */
		amount: amountSchema.nullable().default(null),
		from: daySchema.nullable().default(null),
		answer: lineOfText(500)
			.nullable()
			.default(null)
			.transform((text) => (text === '' ? null : text))
	})
	.refine(({ granted, answer }) => granted || answer !== null, {
		...{ path: ['answer'], error: 'Bitte begründen, warum der Antrag abgelehnt wird.' }
	});
export type DecideInput = z.output<typeof decideSchema>;

export const requestsSchema = z.object({
	list: z.enum(['open', 'decided'], { error: 'Offen oder entschieden?' }).default('open'),
	page: z.int({ error: 'Diese Seite gibt es nicht.' }).min(1).max(100_000).default(1),
	pageSize: z.int().min(1).max(100).default(50)
});
export type RequestsInput = z.output<typeof requestsSchema>;
