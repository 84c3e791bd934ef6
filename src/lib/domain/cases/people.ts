import { z } from 'zod';

/** Who stands around a young person. */
export const personRoles = [
	'mother',
	'father',
	'guardian',
	'curator',
	'relative',
	'foster-family',
	'school',
	'daycare',
	'doctor',
	'court',
	'other'
] as const;
export type PersonRole = (typeof personRoles)[number];

export const personRoleLabels: Record<PersonRole, string> = {
	mother: 'Mutter',
	father: 'Vater',
	guardian: 'Vormund',
	curator: 'Ergänzungspflege',
	relative: 'Angehörige',
	'foster-family': 'Pflegefamilie',
	school: 'Schule',
	daycare: 'Kita',
	doctor: 'Ärztin oder Arzt',
	court: 'Familiengericht',
	other: 'Sonstige'
};

/** Who can have parental custody, or has it by order of a court; letters go to these. */
const possibleCustodians: ReadonlySet<PersonRole> = new Set(['mother', 'father', 'guardian', 'curator', 'relative']);

export const canBeCustodian = (role: PersonRole) => possibleCustodians.has(role);

const line = (most: number) =>
	z
		.string()
		.trim()
		.max(most, { error: `Höchstens ${most} Zeichen.` })
		.refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), { error: 'Der Text enthält ein ungültiges Zeichen.' });

const optionalLine = (most: number) =>
	line(most)
		.nullish()
		.transform((text) => (text === undefined || text === '' ? null : text));

export const personSchema = z
	.object({
		caseId: z.uuid({ error: 'Bitte einen Fall wählen.' }),
		/** Null for a new one. */
		personId: z.uuid({ error: 'Diese Person gibt es nicht.' }).nullable().default(null),
		role: z.enum(personRoles, { error: 'Bitte die Rolle wählen.' }),
		name: line(200).min(1, { error: 'Bitte den Namen eingeben.' }),
		organisation: optionalLine(200),
		street: optionalLine(200),
		postalCode: optionalLine(5).refine((code) => code === null || /^\d{5}$/.test(code), {
			error: 'Bitte eine Postleitzahl mit fünf Ziffern angeben.'
		}),
		place: optionalLine(100),
		phone: optionalLine(50),
		email: optionalLine(200).refine((email) => email === null || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email), {
			error: 'Bitte eine E-Mail-Adresse eingeben.'
		}),
		custodian: z.boolean().default(false),
		note: optionalLine(500)
	})
	.refine(({ custodian, role }) => !custodian || canBeCustodian(role), {
		path: ['custodian'],
		error: 'Diese Rolle kann nicht sorgeberechtigt sein.'
	});
export type PersonInput = z.output<typeof personSchema>;
