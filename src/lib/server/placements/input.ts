import { z } from 'zod';
import { daySchema } from '../../domain/day-schema';
import { specialisations } from '../../domain/directory/specialisations';
import { choiceReasons } from '../../domain/offers/choice';
import { daysPerWeekSchema, hoursPerWeekSchema, searchSchema, serviceTypeSchema } from '../../domain/offers/need';
import {
	declineReasons,
	endReasons,
	notArrivedReasons,
	shortenReasons,
	withdrawReasons
} from '../../domain/placements/reasons';
import { idempotencyKeySchema } from '../access/run-command';

const key = { idempotencyKey: idempotencyKeySchema };

/** Line breaks are fine; other control characters and halves of characters are not. */
const freeText = (most: number) =>
	z
		.string({ error: 'Bitte einen Text eingeben.' })
		.trim()
		.max(most, { error: `Höchstens ${most} Zeichen.` })
		.refine((text) => !/[^\P{Cc}\n\r\t]|\p{Cs}/u.test(text), { error: 'Der Text enthält ein ungültiges Zeichen.' });

const optionalText = (most: number) =>
	freeText(most)
		.nullish()
		.transform((text) => (text === undefined || text === '' ? null : text));

const requiredText = (most: number, error: string) => freeText(most).min(1, { error });

const id = (error: string) => z.guid({ error });

const stay = {
	caseId: id('Bitte einen Fall wählen.'),
	begin: daySchema,
	end: daySchema,
	/** Counts for services paid by the day; null = 7. */
	daysPerWeek: daysPerWeekSchema.default(null),
	/** Counts for services paid by the hour. */
	hoursPerWeek: hoursPerWeekSchema.default(null)
};
export type StayInput = z.output<z.ZodObject<typeof stay>>;

const offerId = id('Bitte ein Angebot wählen.');
const knownSpecialisations = new Set(specialisations.map(({ code }) => code));

export const requestSchema = z.object({
	...key,
	...stay,
	offerIds: z
		.array(offerId)
		.min(1, { error: 'Bitte mindestens ein Angebot wählen.' })
		.max(10, { error: 'Höchstens zehn Angebote auf einmal.' })
		.transform((ids) => [...new Set(ids)]),
	urgent: z.boolean().default(false),
	specialisations: z
		.array(
			z.string().refine((code) => knownSpecialisations.has(code), { error: 'Diese Spezialisierung ist nicht bekannt.' })
		)
		.max(30)
		.default([]),
	/** For the providers; they do not know the person yet, so it should not name anyone. */
	note: optionalText(1_000)
});
export type RequestInput = z.output<typeof requestSchema>;

export const reserveSchema = z.object({
	...key,
	...stay,
	offerId,
	choiceReason: z.enum(choiceReasons, { error: 'Bitte einen Grund wählen.' }).nullable().default(null),
	choiceText: optionalText(500),
	/** The search from which the offer was taken; its list goes into the decision record. */
	search: searchSchema.nullable().default(null),
	urgent: z.boolean().default(false),
	/** For the provider after its consent. */
	admissionNote: optionalText(2_000),
	outOfAreaReason: optionalText(500),
	/** The stay that this place is to follow: it ends on the day of arrival here. */
	transferFrom: id('Diesen Vorgang gibt es nicht.').nullable().default(null),
	/** A team lead lets the month's budget be exceeded. */
	releaseBudget: z.boolean().default(false)
});
export type ReserveInput = z.output<typeof reserveSchema>;

export const monthBudgetSchema = z.object({
	serviceType: serviceTypeSchema,
	month: z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, { error: 'Bitte einen Monat wählen.' })
});

export const precheckSchema = z.object({
	...stay,
	offerId,
	transferFrom: id('Diesen Vorgang gibt es nicht.').nullable().default(null)
});
export type PrecheckInput = z.output<typeof precheckSchema>;

export const bookOutsideSchema = z.object({
	...key,
	...stay,
	serviceType: serviceTypeSchema,
	facility: z.object({
		name: requiredText(200, 'Bitte den Namen der Einrichtung eingeben.'),
		provider: requiredText(200, 'Bitte den Träger eingeben.'),
		street: requiredText(200, 'Bitte Straße und Hausnummer eingeben.'),
		postalCode: z.string().regex(/^\d{5}$/, { error: 'Bitte eine Postleitzahl mit fünf Ziffern angeben.' }),
		place: requiredText(100, 'Bitte den Ort eingeben.'),
		agreementReference: requiredText(200, 'Bitte angeben, welche Vereinbarung gilt.')
	}),
	/** Per day or per hour. */
	rate: z
		.string({ error: 'Bitte das Entgelt eingeben, zum Beispiel 187,30.' })
		.regex(/^(?!0+(\.0{1,2})?$)\d{1,5}(\.\d{1,2})?$/, { error: 'Bitte das Entgelt eingeben, zum Beispiel 187,30.' }),
	/** Booked before the team has advised (§ 36 Abs. 2 SGB VIII). */
	urgent: z.boolean().default(false),
	reason: requiredText(500, 'Bitte begründen, warum außerhalb gebucht wird.'),
	/** The stay that this one is to follow: it ends on the day of arrival there. */
	transferFrom: id('Diesen Vorgang gibt es nicht.').nullable().default(null)
});
export type BookOutsideInput = z.output<typeof bookOutsideSchema>;

const placementId = id('Diesen Vorgang gibt es nicht.');
const text = optionalText(1_000);
const aReason = <const Codes extends readonly [string, ...string[]]>(codes: Codes) =>
	z.enum(codes, { error: 'Bitte einen Grund wählen.' });

/** 'Sonstiges' alone says nothing. */
const explained = <Schema extends z.ZodType<{ reason: string; text: string | null }>>(schema: Schema) =>
	schema.refine(({ reason, text: said }) => reason !== 'other' || said !== null, {
		path: ['text'],
		error: 'Bitte kurz beschreiben.'
	});

export const stepSchema = z.object({ ...key, placementId });
export const answerSchema = stepSchema.extend({ possible: z.literal(true), text });
export const declineSchema = explained(stepSchema.extend({ reason: aReason(declineReasons), text }));
export const withdrawSchema = explained(stepSchema.extend({ reason: aReason(withdrawReasons), text }));
export const arriveSchema = stepSchema.extend({ day: daySchema });
export const notArriveSchema = explained(
	stepSchema.extend({ day: daySchema, reason: aReason(notArrivedReasons), text })
);
export const extendSchema = stepSchema.extend({ day: daySchema, text });
export const shortenSchema = explained(stepSchema.extend({ day: daySchema, reason: aReason(shortenReasons), text }));
export const endSchema = explained(stepSchema.extend({ day: daySchema, reason: aReason(endReasons), text }));
export const caseSchema = z.object({ caseId: stay.caseId });
export const closeCaseSchema = z.object({ ...key, caseId: stay.caseId });
export const getSchema = z.object({ placementId });
