const COMMENT = String.raw`<!--(?:(?!--)[\s\S])*-->`;
const QUOTED = String.raw`<!\[CDATA\[(?:(?!\]\]>)[\s\S])*\]\]>`;
const DECLARATION = String.raw`<\?xml\s[^<>]*\?>`;
const ATTRIBUTE = String.raw`\s+[^\s<>=/"']+\s*=\s*(?:"[^"<]*"|'[^'<]*')`;
const TAG = String.raw`<(?<end>/?)(?<name>[^\s<>=/"'!?&]+)(?:${ATTRIBUTE})*\s*(?<empty>/?)>`;

/** Whatever begins like markup; a `<` that is none stands alone. */
const MARKUP = new RegExp(`${COMMENT}|${QUOTED}|${DECLARATION}|${TAG}|<`, 'g');

const DEEPEST = 100;

/** One element, in which every element that begins also ends, in order: the parser of trees would guess instead. */
export function isWellFormed(text: string): boolean {
	const open: string[] = [];
	let roots = 0;
	let read = 0;
	for (const { 0: markup, index, groups } of text.matchAll(MARKUP)) {
		const outside = open.length === 0;
		if (outside && text.slice(read, index).trim() !== '') return false;
		if (markup === '<' || !follow(open, groups)) return false;
		roots += Number(outside && groups?.['name'] !== undefined);
		read = index + markup.length;
	}
	return roots === 1 && open.length === 0 && text.slice(read).trim() === '';
}

/** Keeps what is open; false where an element ends that is not the innermost, or the tower is too high. */
function follow(open: string[], tag: Record<string, string> | undefined): boolean {
	const name = tag?.['name'];
	if (name === undefined) return true;
	if (tag?.['end'] === '/') return open.pop() === name;
	if (tag?.['empty'] === '') open.push(name);
	return open.length <= DEEPEST;
}
