import { z } from 'zod';
import { idempotencyKeySchema } from '../access/run-command';

const text = (most: number) =>
	z
		.string()
		.trim()
		.max(most, { error: `Höchstens ${most} Zeichen.` })
		.refine((value) => !/[\p{Cc}\p{Cs}]/u.test(value), { error: 'Der Text enthält ein ungültiges Zeichen.' });

const optional = (most: number) =>
	text(most)
		.nullish()
		.transform((value) => (value === undefined || value === '' ? null : value));

/** One form for both sides: which fields must be there is decided by who saves. */
export const accountSchema = z.object({
	idempotencyKey: idempotencyKeySchema,
	accountHolder: text(70).min(1, { error: 'Bitte den Kontoinhaber angeben.' }),
	iban: text(50),
	bic: optional(11).refine((bic) => bic === null || /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bic), {
		error: 'Die BIC hat 8 oder 11 Zeichen, zum Beispiel NOLADE21GRW.'
	}),
	taxNumber: optional(20),
	registration: optional(50),
	leitwegId: optional(46),
	name: optional(100),
	street: optional(100),
	postalCode: optional(5).refine((code) => code === null || /^\d{5}$/.test(code), {
		error: 'Die Postleitzahl hat fünf Ziffern.'
	}),
	place: optional(100),
	email: optional(200).refine((email) => email === null || z.email().safeParse(email).success, {
		error: 'Bitte eine E-Mail-Adresse angeben.'
	})
});
export type AccountInput = z.output<typeof accountSchema>;
