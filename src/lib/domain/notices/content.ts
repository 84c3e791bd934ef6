import { z } from 'zod';
import { daySchema } from '../day-schema';
import { slots, type Slot } from './parts';

/** Line breaks are fine; other control characters and halves of characters are not. One spelling per letter (NFC). */
const words = (most: number) =>
	z
		.string({ error: 'Bitte einen Text eingeben.' })
		.trim()
		.max(most, { error: `Höchstens ${String(most)} Zeichen.` })
		.refine((text) => !/[^\P{Cc}\n\r\t]|\p{Cs}/u.test(text), { error: 'Der Text enthält ein ungültiges Zeichen.' })
		.transform((text) => text.normalize('NFC').replaceAll(/\r\n?/g, '\n'));

const line = words(200).transform((text) => text.replaceAll(/\s+/g, ' '));
const required = (error: string) => line.refine((text) => text !== '', { error });
export const letterText = words(10_000);

const noDay = z.null();

const addresseeSchema = z.object({
	/** Who it is in the case; null for what is sent to nobody. */
	standing: z.enum(['custodian', 'young-adult', 'provider', 'participant']).nullable(),
	/** Of the case's people, for a custodian. */
	personId: z.guid().nullable(),
	name: line,
	street: line,
	postalCode: line,
	place: line
});

/** Everything a letter says besides the letterhead. What is missing is checked apart, so that all of it is told at once. */
export const letterContentSchema = z.object({
	addressee: addresseeSchema,
	date: daySchema,
	postedOn: daySchema,
	facts: z.object({
		person: line,
		service: line,
		provider: line,
		house: line,
		extent: line,
		from: daySchema.or(noDay),
		until: daySchema.or(noDay),
		price: line
	}),
	texts: z.partialRecord(z.enum(slots), letterText),
	signer: z.object({ name: line, function: line })
});
export type LetterContent = z.output<typeof letterContentSchema>;
export type LetterTexts = Partial<Record<Slot, string>>;

export const letterheadSchema = z.object({
	authority: required('Bitte den Namen der Behörde eingeben.'),
	department: line,
	street: line,
	postalCode: line,
	place: required('Bitte den Ort eingeben.'),
	phone: line,
	email: line,
	objectionBody: required('Bitte angeben, bei wem Widerspruch eingelegt wird.'),
	objectionSeat: required('Bitte den Sitz der Stelle eingeben.'),
	objectionForm: required('Bitte die Form des Widerspruchs angeben.')
});
export type Letterhead = z.output<typeof letterheadSchema>;
