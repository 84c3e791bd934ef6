import { z } from 'zod';
import { personSexes } from '../directory/kinds';
import { addDays, addYears, ageOn, type Day } from '../day';
import { daySchema } from '../day-schema';
import { lawOn } from '../law';

const name = (error: string) =>
	z
		.string({ error })
		.trim()
		.min(1, { error })
		.max(100, { error: 'Höchstens 100 Zeichen.' })
		// Letters of any script with their marks, spaces, apostrophes, dots and hyphens.
		.regex(/^[\p{L}\p{M}][\p{L}\p{M} .'’-]*$/u, { error: 'Bitte nur Buchstaben, Bindestrich, Punkt und Apostroph.' });

/** Who the young person is. */
export const clientSchema = z.object({
	firstName: name('Bitte den Vornamen eingeben.'),
	lastName: name('Bitte den Nachnamen eingeben.'),
	birthDate: daySchema,
	sex: z.enum(personSexes, { error: 'Bitte weiblich, männlich oder divers wählen.' }),
	unaccompanied: z.boolean().default(false)
});
export type ClientFacts = z.output<typeof clientSchema>;

/** With `clientId` the case is opened for a person whom the office knows already; what is known of it stays. */
export const newCaseSchema = clientSchema.extend({
	clientId: z.uuid({ error: 'Diese Person gibt es nicht.' }).nullable().default(null)
});
export type NewCase = z.output<typeof newCaseSchema>;

/** A child not yet born can be registered: mothers move into § 19 homes before birth. */
const LONGEST_PREGNANCY_DAYS = 294;

/** German sentence when a birth date cannot be that of a young person, else null. */
export function birthDateProblem(birthDate: Day, today: Day): string | null {
	if (birthDate > addDays(today, LONGEST_PREGNANCY_DAYS)) return 'Das Geburtsdatum liegt zu weit in der Zukunft.';
	const limit = lawOn('young-person-below-age', today);
	// Help may be billed and filed for a while after its end: one year of grace.
	if (ageOn(birthDate, addYears(today, -1)) >= limit) return `Die Person ist älter als ${String(limit)} Jahre.`;
	return null;
}

/** 'VG-2026-00017' */
export const caseNumber = (sign: string, year: number, count: number) =>
	`${sign}-${String(year)}-${String(count).padStart(5, '0')}`;
