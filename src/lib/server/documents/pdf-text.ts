import { getDocumentProxy } from 'unpdf';

/** PostgreSQL keeps at most 1 MB of different words of a text; this much always fits. */
const MAX_BYTES = 300_000;

/** Text of a PDF for the search, page by page, as far as it goes until the deadline. */
export async function textOf(file: Uint8Array, deadline: number): Promise<string> {
	const pdf = await getDocumentProxy(file, { isEvalSupported: false, useSystemFonts: false, verbosity: 0 });
	const pages: string[] = [];
	let bytes = 0;
	for (let number = 1; number <= pdf.numPages && bytes < MAX_BYTES && Date.now() < deadline; number += 1) {
		const page = await pdf.getPage(number);
		const { items } = await page.getTextContent();
		const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
		bytes += Buffer.byteLength(text);
		pages.push(text);
	}
	return searchable(pages.join('\n'));
}

/** PostgreSQL stores no NUL; words divided at the end of a line are put together again. */
export function searchable(text: string): string {
	const plain = text
		.normalize('NFC')
		.replace(/(\p{L})[-\u00ad]\n(\p{Ll})/gu, '$1$2')
		.replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
		.replace(/ {2,}/g, ' ')
		.trim();
	const short = Buffer.from(plain).subarray(0, MAX_BYTES).toString('utf8');
	return short.replace(/\ufffd+$/u, '');
}
