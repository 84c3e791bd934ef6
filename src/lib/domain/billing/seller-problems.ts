import { isEmail, isPhone, type ProviderData } from '../directory/provider-data';

/** What an invoice says of who issues it, besides the bank account. */
export type SellerData = Record<Exclude<keyof ProviderData, 'contactName' | 'website'>, string | null>;

const isFilled = (text: string) => text.trim() !== '';

/** Mandatory in an XRechnung 3.0: BR-DE-3, -4, -6 and -7, and the street, which a letter needs, too. */
const wanted: readonly { field: keyof SellerData; name: string; isValid: (text: string) => boolean }[] = [
	{ field: 'street', name: 'Straße', isValid: isFilled },
	{ field: 'postalCode', name: 'Postleitzahl', isValid: isFilled },
	{ field: 'place', name: 'Ort', isValid: isFilled },
	{ field: 'phone', name: 'Telefon', isValid: isPhone },
	{ field: 'email', name: 'E-Mail', isValid: isEmail }
];

/** German names of what is missing or unusable; empty when invoices can be sent. */
export const missingOfSeller = (seller: SellerData): string[] =>
	wanted.filter(({ field, isValid }) => !isValid(seller[field] ?? '')).map(({ name }) => name);
