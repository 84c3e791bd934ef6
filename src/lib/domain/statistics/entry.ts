import { z } from 'zod';
import type { Month } from '../day';
import { personSexes, type Setting } from '../directory/kinds';
import { endReasons } from '../placements/reasons';
import { codeLists2010, codesOf, type CodeList } from './code-lists';
import { MOST_PEOPLE } from './layout';

/** Asked and not known is an answer: the record stays blank, but nobody has to ask again. */
export const answers = ['yes', 'no', 'unknown'] as const;
export type Answer = (typeof answers)[number];

/** A key of one of the lists; null is "not entered yet". */
export const coded = (list: CodeList) =>
	z
		.string()
		.refine((code) => codesOf(codeLists2010, list).includes(code as never), { error: 'Bitte aus der Liste wählen.' })
		.nullable()
		.default(null);
export const answer = z
	.enum(answers, { error: 'Bitte „Ja“, „Nein“ oder „Unbekannt“ wählen.' })
	.nullable()
	.default(null);
const flag = z.boolean().default(false);
const whole = (most: number) =>
	z
		.int({ error: `Bitte eine ganze Zahl von 0 bis ${most} eingeben.` })
		.min(0, { error: `Bitte eine ganze Zahl von 0 bis ${most} eingeben.` })
		.max(most, { error: `Bitte eine ganze Zahl von 0 bis ${most} eingeben.` });
const digits = (count: number, error: string) =>
	z
		.string()
		.trim()
		.refine((text) => text === '' || (text.length === count && /^\d+$/.test(text)), { error })
		.nullable()
		.default(null)
		.transform((text) => (text === '' ? null : text));

const month = z
	.string()
	.regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, { error: 'Bitte Monat und Jahr angeben.' })
	.transform((text) => text as Month);

const person = z.object({ sex: z.enum(personSexes, { error: 'Bitte das Geschlecht wählen.' }), birth: month });

/** What a case worker enters for the record of one help; null is "not entered yet". */
export const entrySchema = z.object({
	takenOver: flag,
	place: coded('place'),
	provider: coded('provider'),
	people: z
		.array(person)
		.max(MOST_PEOPLE, { error: `Der Satz fasst ${MOST_PEOPLE} weitere junge Menschen.` })
		.default([]),
	peopleOutside: whole(99).nullable().default(null),
	whereaboutsBefore: coded('whereabouts'),
	family: coded('family'),
	foreignOrigin: answer,
	germanAtHome: answer,
	transferIncome: answer,
	initiatedBy: coded('initiator'),
	custody1666: flag,
	suspended: flag,
	custody1631b: flag,
	/** By report year: the record of a running help asks for those of its year, that of an ended one for all. */
	contacts: z.record(z.string().regex(/^\d{4}$/), whole(999)).default({}),
	intensity: whole(9_999).nullable().default(null),
	reason1: coded('reason'),
	reason2: coded('reason'),
	reason3: coded('reason'),
	contactLongAgo: flag,
	/** Only where the portal does not know it: a help that became another one by a change of place. */
	endReason: z.enum(endReasons, { error: 'Bitte aus der Liste wählen.' }).nullable().default(null),
	whereaboutsAfter: coded('whereabouts'),
	following: coded('following'),
	residenceAgs: digits(8, 'Der Gemeindeschlüssel hat acht Ziffern.'),
	residencePostalCode: digits(5, 'Bitte eine Postleitzahl mit fünf Ziffern angeben.'),
	residencePlace: z
		.string()
		.trim()
		.max(40, { error: 'Höchstens 40 Zeichen.' })
		.refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), { error: 'Der Text enthält ein ungültiges Zeichen.' })
		.nullable()
		.default(null)
		.transform((text) => (text === '' ? null : text))
});
export type StatisticsEntry = z.output<typeof entrySchema>;

/** Where help usually happens; a proposal for the form, nothing is reported before a person has saved it. */
const usualPlace: Record<Setting, string> = { ambulant: '01', 'part-residential': '07', residential: '08' };

export const blankEntry: StatisticsEntry = entrySchema.parse({});

/** What the form begins with. */
export const proposedEntry = (setting: Setting): StatisticsEntry => ({
	...blankEntry,
	place: usualPlace[setting]
});
