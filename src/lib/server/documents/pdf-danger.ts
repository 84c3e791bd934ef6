import {
	EncryptedPDFError,
	PDFArray,
	PDFDict,
	PDFDocument,
	PDFName,
	PDFStream,
	type PDFContext,
	type PDFObject
} from '@cantoo/pdf-lib';
import { MAX_PDF_PAGES, type RefusalReason } from '../../domain/documents/uploads';
import { Refused } from './jobs';

/** Keys that make a PDF more than pages, wherever in the file they are and however they are spelled. */
const keys: Record<string, RefusalReason> = {
	JS: 'script',
	JavaScript: 'script',
	XFA: 'script',
	EmbeddedFile: 'attachment',
	EmbeddedFiles: 'attachment',
	EF: 'attachment',
	RichMedia: 'attachment',
	RichMediaContent: 'attachment',
	AA: 'action'
};

/** What an action or a comment of a page may be called; jumping to a page and opening a web address stay allowed. */
const kinds: Record<string, RefusalReason> = {
	JavaScript: 'script',
	Launch: 'action',
	ImportData: 'action',
	SubmitForm: 'action',
	GoToE: 'action',
	Rendition: 'action',
	RichMediaExecute: 'action',
	EmbeddedFile: 'attachment',
	FileAttachment: 'attachment',
	RichMedia: 'attachment'
};

/** Opens a PDF, refuses what is more than pages of paper, and counts them. */
export async function openHarmless(file: Uint8Array): Promise<{ pages: number }> {
	const pdf = await open(file);
	if (pdf.isEncrypted) throw new Refused('encrypted');
	for (const [, object] of pdf.context.enumerateIndirectObjects()) refuseObject(object);
	refuseOpening(pdf);
	const pages = pdf.getPageCount();
	if (pages > MAX_PDF_PAGES) throw new Refused('too-many-pages');
	if (pages === 0) throw new Refused('broken-pdf');
	return { pages };
}

async function open(file: Uint8Array) {
	try {
		return await PDFDocument.load(file, { updateMetadata: false, preserveXFA: true, parseSpeed: Infinity });
	} catch (error) {
		throw new Refused(error instanceof EncryptedPDFError ? 'encrypted' : 'broken-pdf');
	}
}

/** Without recursion: a file may be nested deeper than the stack. */
function refuseObject(object: PDFObject) {
	const waiting = [object];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		if (next instanceof PDFArray) waiting.push(...next.asArray());
		const dictionary = next instanceof PDFStream ? next.dict : next;
		if (dictionary instanceof PDFDict) waiting.push(...refuseDictionary(dictionary));
	}
}

function refuseDictionary(dictionary: PDFDict): PDFObject[] {
	const inside: PDFObject[] = [];
	for (const [key, value] of dictionary.entries()) {
		const name = key.decodeText();
		const reason = keys[name] ?? (isKind(name) && value instanceof PDFName ? kinds[value.decodeText()] : undefined);
		if (reason !== undefined) throw new Refused(reason);
		inside.push(value);
	}
	return inside;
}

/** Kind of an action and of a comment. */
const isKind = (name: string) => name === 'S' || name === 'Subtype' || name === 'Type';

/** At its opening a PDF may show a page, and nothing else. */
function refuseOpening({ catalog, context }: PDFDocument) {
	const opening = context.lookup(catalog.get(PDFName.of('OpenAction')));
	if (opening === undefined || opening instanceof PDFArray) return;
	if (opening instanceof PDFDict && isJump(opening, context)) return;
	throw new Refused('action');
}

const isJump = (action: PDFDict, context: PDFContext) =>
	context.lookup(action.get(PDFName.of('S'))) === PDFName.of('GoTo') && !action.has(PDFName.of('Next'));
