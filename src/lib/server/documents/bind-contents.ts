import {
	PDFHexString,
	PDFName,
	PDFString,
	StandardFonts,
	rgb,
	type PDFDocument,
	type PDFFont,
	type PDFPage
} from '@cantoo/pdf-lib';
import type { BoundPart } from './jobs';

export type Entry = { part: BoundPart; page: number };

const LEFT = 56;
const RIGHT = 539;
const TOP = 786;
const LINE = 22;
export const linesPerPage = 30;

const ink = rgb(0.1, 0.12, 0.16);
const soft = rgb(0.36, 0.4, 0.46);

type Contents = { sheets: readonly PDFPage[]; entries: readonly Entry[]; title: string };

export async function drawContents(pdf: PDFDocument, { sheets, entries, title }: Contents) {
	const font = await pdf.embedFont(StandardFonts.Helvetica);
	const bold = await pdf.embedFont(StandardFonts.HelveticaBold);
	for (const [number, sheet] of sheets.entries()) {
		sheet.setSize(595.28, 841.89);
		sheet.drawText(writable(bold, title), { x: LEFT, y: TOP, size: 16, font: bold, color: ink });
		sheet.drawText(`Inhalt${sheets.length > 1 ? ` (${number + 1} von ${sheets.length})` : ''}`, {
			...{ x: LEFT, y: TOP - 22, size: 11, font, color: soft }
		});
		const shown = entries.slice(number * linesPerPage, (number + 1) * linesPerPage);
		for (const [line, entry] of shown.entries()) drawLine(sheet, { entry, font, y: TOP - 60 - line * LINE });
		link(pdf, sheet, shown);
	}
}

function drawLine(sheet: PDFPage, { entry, font, y }: { entry: Entry; font: PDFFont; y: number }) {
	const { part, page } = entry;
	const number = String(page + 1);
	const write = (text: string, x: number, color = ink) => sheet.drawText(text, { x, y, size: 10, font, color });
	write(part.day, LEFT, soft);
	write(fitting(font, part.title, 250), LEFT + 68);
	write(fitting(font, part.kind, 110), LEFT + 330, soft);
	write(number, RIGHT - font.widthOfTextAtSize(number, 10));
}

/** The fonts every reader of PDFs knows have no letters beyond western Europe; those appear without their marks. */
function writable(font: PDFFont, text: string): string {
	const known = new Set(font.getCharacterSet());
	return Array.from(text)
		.map((letter) => (known.has(letter.codePointAt(0) ?? 0) ? letter : plain(letter, known)))
		.join('');
}

function plain(letter: string, known: ReadonlySet<number>) {
	const [base = '?'] = Array.from(letter.normalize('NFD'));
	return known.has(base.codePointAt(0) ?? 0) ? base : '?';
}

function fitting(font: PDFFont, text: string, width: number): string {
	const whole = writable(font, text);
	if (font.widthOfTextAtSize(whole, 10) <= width) return whole;
	let short = whole;
	while (short !== '' && font.widthOfTextAtSize(`${short}…`, 10) > width) short = short.slice(0, -1);
	return `${short.trimEnd()}…`;
}

/** Each line leads to its page. */
function link(pdf: PDFDocument, sheet: PDFPage, entries: readonly Entry[]) {
	const { context } = pdf;
	const annotations = entries.map(({ page, part }, line) => {
		const y = TOP - 60 - line * LINE;
		return context.register(
			context.obj({
				...{ Type: 'Annot', Subtype: 'Link', Border: [0, 0, 0], Rect: [LEFT, y - 6, RIGHT, y + 14] },
				...{ Dest: [pdf.getPage(page).ref, 'Fit'], Contents: PDFHexString.fromText(part.title) }
			})
		);
	});
	sheet.node.set(PDFName.of('Annots'), context.obj(annotations));
}

/** The same as bookmarks at the side. */
export function addOutline(pdf: PDFDocument, entries: readonly Entry[]) {
	if (entries.length === 0) return;
	const { context, catalog } = pdf;
	const root = context.nextRef();
	const refs = entries.map(() => context.nextRef());
	for (const [index, { part, page }] of entries.entries()) {
		const [before, own, after] = [refs[index - 1], refs[index], refs[index + 1]];
		if (!own) continue;
		const item = context.obj({ Parent: root, Dest: [pdf.getPage(page).ref, 'Fit'] });
		item.set(PDFName.of('Title'), PDFHexString.fromText(part.title));
		if (before) item.set(PDFName.of('Prev'), before);
		if (after) item.set(PDFName.of('Next'), after);
		context.assign(own, item);
	}
	const [first] = refs;
	const last = refs.at(-1);
	if (!first || !last) return;
	context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: last, Count: entries.length }));
	catalog.set(PDFName.of('Outlines'), root);
	catalog.set(PDFName.of('Lang'), PDFString.of('de-DE'));
}
