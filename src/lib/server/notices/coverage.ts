import { fontFile } from './typeset';

let printable: RegExp | undefined;

const unprintable = () => (printable ??= new RegExp(`[^\\n\\t${ranges()}]`, 'gu'));

/** The characters that the fonts of the letters can show. */
const ranges = () =>
	fontFile('coverage.txt')
		.toString()
		.trim()
		.split('\n')
		.map((line) => line.split('-').map((code) => `\\u{${code}}`))
		.map((ends) => ends.join('-'))
		.join('');

/** Message by path for every text with a character that no letter can show; a PDF/A must not have such. */
export function unprintableParts(value: unknown, path = ''): Record<string, string> {
	if (typeof value === 'string') {
		const signs = [...new Set(value.match(unprintable()))];
		if (signs.length === 0) return {};
		return { [path]: `Diese Zeichen lassen sich nicht drucken: ${signs.slice(0, 5).map(shown).join(' ')}` };
	}
	if (typeof value !== 'object' || value === null) return {};
	const inside = Object.entries(value).map(([name, part]) =>
		unprintableParts(part, path === '' ? name : `${path}.${name}`)
	);
	return Object.assign({}, ...inside) as Record<string, string>;
}

/** The text with a question mark for each character that no letter can show. */
export const printableText = (text: string) => text.replace(unprintable(), '?');

/** A sign that could be seen, else its number. */
const shown = (sign: string) =>
	/\p{L}|\p{S}|\p{N}|\p{P}/u.test(sign) ? sign : `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
