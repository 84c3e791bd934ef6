import { z } from 'zod';

/** Three digits at least, as invoices want it (BR-DE-27). */
export const isPhone = (phone: string) => phone.replace(/\D/g, '').length >= 3;

/** One @ with something before it, a domain with a dot after it (BR-DE-28). */
export const isEmail = (email: string) => /^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/.test(email);

const text = (most: number) =>
	z
		.string({ error: 'Bitte einen Text eingeben.' })
		.trim()
		.max(most, { error: `Höchstens ${most} Zeichen.` })
		.refine((value) => !/[\p{Cc}\p{Cs}]/u.test(value), { error: 'Der Text enthält ein ungültiges Zeichen.' });

const filled = (most: number, error: string) => text(most).min(1, { error });

const optional = (most: number) =>
	text(most)
		.nullish()
		.transform((value) => (value === undefined || value === '' ? null : value));

/** How a provider is reached: on the page of an offer, in letters and on every invoice. */
export const providerDataSchema = z.object({
	contactName: optional(100),
	street: filled(100, 'Bitte Straße und Hausnummer eingeben.'),
	postalCode: text(5).regex(/^\d{5}$/, { error: 'Die Postleitzahl hat fünf Ziffern.' }),
	place: filled(100, 'Bitte den Ort eingeben.'),
	phone: text(40)
		.regex(/^[+\d][\d\s()/.–-]*$/, { error: 'Bitte die Telefonnummer mit Vorwahl eingeben, zum Beispiel 03834 1234.' })
		.refine(isPhone, { error: 'Bitte die Telefonnummer mit Vorwahl eingeben, zum Beispiel 03834 1234.' }),
	email: text(200).refine(isEmail, {
		error: 'Bitte eine E-Mail-Adresse eingeben, zum Beispiel rechnung@haus-am-bodden.de.'
	}),
	website: optional(200).refine(
		(address) => address === null || /^(https?:\/\/)?[^\s/:@]+\.[^\s/:@]+(\/\S*)?$/.test(address),
		{
			error: 'Bitte eine Internetadresse eingeben, zum Beispiel www.haus-am-bodden.de.'
		}
	)
});
export type ProviderData = z.output<typeof providerDataSchema>;
