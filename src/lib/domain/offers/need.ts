import { z } from 'zod';
import { daySchema } from '../day-schema';
import { personSexes } from '../directory/kinds';
import { serviceTypeCodes, serviceTypeOf, type ServiceTypeCode } from '../directory/service-types';
import { InvalidInput } from '../errors';
import { toHundredths } from '../hundredths';

const HOURS_MISSING = 'Bitte die Stunden je Woche angeben.';

export const serviceTypeSchema = z.enum(serviceTypeCodes, { error: 'Bitte eine Hilfeart wählen.' });

/** A decimal string with at most two places, above 0 and at most the given number. */
const perWeek = (most: number, error: string) =>
	z
		.string({ error })
		.refine((value) => /^\d{1,3}(\.\d{1,2})?$/.test(value) && isWithin(toHundredths(value), most * 100), { error });

const isWithin = (hundredths: number, most: number) => hundredths > 0 && hundredths <= most;

export const daysPerWeekSchema = perWeek(7, 'Bitte mehr als 0 und höchstens 7 Tage je Woche angeben.').nullable();
export const hoursPerWeekSchema = perWeek(
	168,
	'Bitte mehr als 0 und höchstens 168 Stunden je Woche angeben.'
).nullable();

const code = (form: RegExp, error: string) => z.string({ error }).regex(form, { error });

const listOf = <T extends z.ZodType>(item: T, most: number) =>
	z.array(item, { error: 'Bitte aus der Liste wählen.' }).max(most, { error: `Höchstens ${most} auf einmal.` });

const searchFields = {
	list: z.enum(['available', 'all'], { error: 'Bitte „Verfügbare“ oder „Alle“ wählen.' }),
	serviceType: serviceTypeSchema,
	begin: daySchema,
	end: daySchema,
	/** Offices and regions together are one area; `near` narrows it further. */
	offices: listOf(code(/^\d{5}$/, 'Dieser örtliche Träger ist nicht bekannt.'), 400).default([]),
	regions: listOf(z.guid({ error: 'Diese Region ist nicht bekannt.' }), 400).default([]),
	near: z
		.object(
			{
				postalCode: code(/^\d{5}$/, 'Bitte eine Postleitzahl mit fünf Ziffern angeben.'),
				radiusKm: z
					.number({ error: 'Bitte den Umkreis in km angeben.' })
					.min(1, { error: 'Der Umkreis muss zwischen 1 und 500 km liegen.' })
					.max(500, { error: 'Der Umkreis muss zwischen 1 und 500 km liegen.' })
			},
			{ error: 'Bitte Postleitzahl und Umkreis angeben.' }
		)
		.nullable()
		.default(null),
	/** All of them must be offered. */
	specialisations: listOf(code(/^[\w-]{1,40}$/, 'Diese Spezialisierung ist nicht bekannt.'), 30).default([]),
	birthDate: daySchema.nullable().default(null),
	sex: z.enum(personSexes, { error: 'Bitte weiblich, männlich oder divers wählen.' }).nullable().default(null),
	unaccompanied: z.boolean({ error: 'Bitte Ja oder Nein wählen.' }).default(false),
	/** Counts for services paid by the day; null = 7. */
	daysPerWeek: daysPerWeekSchema.default(null),
	/** Counts for services paid by the hour, where it is required. */
	hoursPerWeek: hoursPerWeekSchema.default(null),
	text: z
		.string({ error: 'Bitte einen Text eingeben.' })
		.normalize('NFC')
		.overwrite((text) => text.replace(/\s+/gu, ' '))
		.trim()
		.max(100, { error: 'Höchstens 100 Zeichen.' })
		// Control characters (NUL would end a text in the database) and halves of characters.
		.refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), { error: 'Der Text enthält ein ungültiges Zeichen.' })
		.default(''),
	page: z
		.int({ error: 'Diese Seite gibt es nicht.' })
		.min(1, { error: 'Diese Seite gibt es nicht.' })
		.max(100_000, { error: 'Diese Seite gibt es nicht.' })
		.default(1),
	pageSize: z
		.int({ error: 'Bitte eine Zahl zwischen 1 und 200 angeben.' })
		.min(1, { error: 'Mindestens 1 Zeile je Seite.' })
		.max(200, { error: 'Höchstens 200 Zeilen je Seite.' })
		.default(50)
};

// Checks over two fields run as soon as both are readable, so that one wrong field does not hide another's message.
const bothDays = z.object({ begin: daySchema, end: daySchema });
const hoursLeftOut = z.object({ serviceType: serviceTypeSchema, hoursPerWeek: z.null().optional() });

/** What is looked for: one schema for the address bar, the form and the interface. */
export const searchSchema = z
	.object(searchFields, { error: 'Bitte den Bedarf angeben.' })
	.refine(({ begin, end }) => end >= begin, {
		path: ['end'],
		error: 'Das Ende liegt vor dem Beginn.',
		when: ({ value }) => bothDays.safeParse(value).success
	})
	.refine(({ serviceType }) => serviceTypeOf(serviceType).unit === 'day', {
		path: ['hoursPerWeek'],
		error: HOURS_MISSING,
		when: ({ value }) => hoursLeftOut.safeParse(value).success
	});

export type Need = z.output<typeof searchSchema>;
export type NeedInput = z.input<typeof searchSchema>;

/** How much of a service is needed each week. */
export type Intensity = { serviceType: ServiceTypeCode; daysPerWeek: string | null; hoursPerWeek: string | null };

/** Days a week (7 unless said otherwise) or hours a week, by what the service is paid for. */
export function unitsPerWeek({ serviceType, daysPerWeek, hoursPerWeek }: Intensity): string {
	if (serviceTypeOf(serviceType).unit === 'day') return daysPerWeek ?? '7';
	if (hoursPerWeek === null) throw new InvalidInput({ hoursPerWeek: HOURS_MISSING });
	return hoursPerWeek;
}

/** What the service takes of an offer's capacity: a place is a place on five days a week too; hours are hours. */
export const capacityNeeded = (intensity: Intensity) =>
	serviceTypeOf(intensity.serviceType).unit === 'day' ? '1.00' : unitsPerWeek(intensity);
