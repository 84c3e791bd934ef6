import { formatDay } from '../day';
import type { Letterhead, LetterContent } from './content';

/** What a text block may leave open, to be filled from the case and the letterhead. */
export const placeholders = [
	'Person',
	'Hilfeart',
	'Träger',
	'Einrichtung',
	'Umfang',
	'Beginn',
	'Ende',
	'Entgelt',
	'Behörde',
	'Widerspruchsstelle',
	'Sitz',
	'Form'
] as const;
export type Placeholder = (typeof placeholders)[number];

const mark = /\{(\p{L}[\p{L} ]{0,40})\}/gu;

/** Those of a text, known or not, in order and once each. */
export const placeholdersIn = (text: string): string[] => [
	...new Set([...text.matchAll(mark)].map(([, name = '']) => name))
];

export const unknownPlaceholders = (text: string): string[] =>
	placeholdersIn(text).filter((name) => !placeholders.some((known) => known === name));

/** Fills what is known; what is not stays in braces, for the clerk to see. */
export const fill = (text: string, values: Partial<Record<Placeholder, string>>): string =>
	text.replaceAll(mark, (whole, name: string) => values[name as Placeholder] || whole);

export function placeholderValues(
	{ person, service, provider, house, extent, from, until, price }: LetterContent['facts'],
	letterhead: Letterhead
): Record<Placeholder, string> {
	return {
		Person: person,
		Hilfeart: service,
		Träger: provider,
		Einrichtung: house,
		Umfang: extent,
		Beginn: from === null ? '' : formatDay(from),
		Ende: until === null ? '' : formatDay(until),
		Entgelt: price,
		Behörde: letterhead.authority,
		Widerspruchsstelle: letterhead.objectionBody,
		Sitz: letterhead.objectionSeat,
		Form: letterhead.objectionForm
	};
}
