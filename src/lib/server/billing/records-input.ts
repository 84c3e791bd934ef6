import { z } from 'zod';
import { recordFieldsSchema, signatureSchema } from '../../domain/billing/record-input';
import { daySchema } from '../../domain/day-schema';
import type { Month } from '../../domain/day';
import { idempotencyKeySchema } from '../access/run-command';

const key = { idempotencyKey: idempotencyKeySchema };
const stayId = z.uuid({ error: 'Bitte wählen Sie, wem geholfen wurde.' });
const recordId = z.uuid({ error: 'Unbekannter Leistungsnachweis.' });
const appointmentId = z.uuid({ error: 'Unbekannter Termin.' });

export const monthSchema = z
	.string()
	.regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, { error: 'Bitte einen Monat angeben, zum Beispiel 2026-11.' })
	.transform((value) => value as Month);

export const addRecordSchema = z.object({
	...{ ...key, stayId },
	...recordFieldsSchema.shape,
	signature: signatureSchema.nullish().transform((value) => value ?? null)
});
export type AddRecordInput = z.output<typeof addRecordSchema>;

export const changeRecordSchema = z.object({ ...key, recordId, ...recordFieldsSchema.shape });
export type ChangeRecordInput = z.output<typeof changeRecordSchema>;

export const removeRecordSchema = z.object({ ...key, recordId });
export const signRecordSchema = z.object({ ...key, recordId, ...signatureSchema.shape });
export type SignRecordInput = z.output<typeof signRecordSchema>;

const MOST_AT_ONCE = 500;
export const releaseRecordsSchema = z.object({
	...key,
	recordIds: z
		.array(recordId)
		.min(1, { error: 'Bitte wählen Sie Leistungsnachweise aus.' })
		.max(MOST_AT_ONCE, { error: `Höchstens ${MOST_AT_ONCE} auf einmal.` })
});

export const consentRecordSchema = z.object({ ...key, recordId, consented: z.boolean() });

export const ofRecordSchema = z.object({ recordId });
export const ofMonthSchema = z.object({ month: monthSchema });
export const listRecordsSchema = z.object({
	stayId: stayId.nullish().transform((value) => value ?? null),
	month: monthSchema,
	page: z.int().min(1).max(1_000).default(1)
});
export type ListRecordsInput = z.output<typeof listRecordsSchema>;

// ── Termine ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const ofStaySchema = z.object({ stayId });
export const removeAppointmentSchema = z.object({ ...key, appointmentId });
export const saveAppointmentSchema = z
	.object({
		...key,
		stayId,
		appointmentId: appointmentId.nullish().transform((value) => value ?? null),
		weekday: z
			.int()
			.min(1, { error: 'Bitte einen Wochentag wählen.' })
			.max(7, { error: 'Bitte einen Wochentag wählen.' }),
		minutes: z
			.int({ error: 'Bitte ganze Minuten eingeben.' })
			.min(1, { error: 'Bitte mindestens eine Minute eingeben.' })
			.max(1_440, { error: 'Ein Tag hat 1.440 Minuten.' }),
		individuallyDated: z.boolean(),
		from: daySchema,
		/** Last day, included; null = until further notice. */
		until: daySchema.nullish().transform((value) => value ?? null)
	})
	.refine(({ from, until }) => until === null || until >= from, {
		path: ['until'],
		error: 'Das Ende liegt vor dem Beginn.'
	});
export type SaveAppointmentInput = z.output<typeof saveAppointmentSchema>;
