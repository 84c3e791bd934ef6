import { z } from 'zod';
import { isTimeOfDay } from '../consultations/local-time';
import { PNG_PREFIX } from '../consultations/signature';
import { daySchema } from '../day-schema';
import { MINUTES_OF_A_DAY } from './record-rules';
import { serviceRecordKinds } from './service-records';

/** What is entered about a service; the same words at the field on the phone, offline and at the server. */

const MOST_PARTICIPANTS = 50;

/** Base64 takes a third more than the picture of at most 200 kB. */
const MOST_SIGNS = 280_000;

const time = z
	.string({ error: 'Bitte eine Uhrzeit eingeben, zum Beispiel 14:30.' })
	.refine(isTimeOfDay, { error: 'Bitte eine Uhrzeit eingeben, zum Beispiel 14:30.' });

const text = (most: number) =>
	z
		.string()
		.trim()
		.max(most, { error: `Höchstens ${most.toLocaleString('de-DE')} Zeichen.` })
		.regex(/^[^\0]*$/, { error: 'Ungültiges Zeichen.' })
		.nullish()
		.transform((value) => (value === undefined || value === '' ? null : value));

const minutes = z
	.int({ error: 'Bitte ganze Minuten eingeben.' })
	.min(1, { error: 'Bitte mindestens eine Minute eingeben.' })
	.max(MINUTES_OF_A_DAY, { error: 'Ein Tag hat 1.440 Minuten.' });

const isBase64 = (value: string) => /^[A-Za-z0-9+/]+={0,2}$/.test(value);

export const signatureSchema = z.object({
	name: z
		.string({ error: 'Bitte den Namen angeben.' })
		.trim()
		.min(1, { error: 'Bitte den Namen angeben.' })
		.max(200, { error: 'Höchstens 200 Zeichen.' })
		.regex(/^[^\0]*$/, { error: 'Ungültiges Zeichen.' }),
	image: z
		.string({ error: 'Bitte unterschreiben Sie im Feld.' })
		.max(MOST_SIGNS, { error: 'Das Bild der Unterschrift ist zu groß (höchstens 200 kB).' })
		.refine((value) => value.startsWith(PNG_PREFIX) && isBase64(value.slice(PNG_PREFIX.length)), {
			error: 'Bitte unterschreiben Sie im Feld.'
		})
});
export type Signature = z.output<typeof signatureSchema>;

export const recordFieldsSchema = z.object({
	day: daySchema,
	from: time,
	until: time,
	kind: z.enum(serviceRecordKinds, { error: 'Bitte die Art der Leistung wählen.' }),
	/** Null: the time from begin to end. Of a no-show the minutes of the journey. */
	minutes: minutes.nullish().transform((value) => value ?? null),
	participants: z
		.int({ error: 'Bitte eine Zahl eingeben.' })
		.min(1, { error: 'Mindestens eine Person.' })
		.max(MOST_PARTICIPANTS, { error: `Höchstens ${MOST_PARTICIPANTS} Personen.` })
		.default(1),
	/** When a no-show was called off, on German clocks; null = not at all. */
	cancelledOn: daySchema.nullish().transform((value) => value ?? null),
	cancelledTime: time.nullish().transform((value) => value ?? null),
	/** Makes up for an appointment that fell into a holiday. */
	catchUp: z.boolean().default(false),
	place: text(200),
	note: text(2_000),
	/** Why nobody signed, where a signature is usual. */
	unsignedReason: text(200)
});
export type RecordFields = z.output<typeof recordFieldsSchema>;
