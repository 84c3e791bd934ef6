import { readFile, writeFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import { addOutline, drawContents, linesPerPage, type Entry } from './bind-contents';
import type { BoundPart, Job, JobResult } from './jobs';

/** All parts one after the other, before them the contents with the page of each. */
export async function bind({ parts, target, title }: Extract<Job, { kind: 'bind' }>): Promise<JobResult> {
	const pdf = await PDFDocument.create();
	pdf.setTitle(title, { showInWindowTitleBar: true });
	pdf.setLanguage('de-DE');
	const contentPages = Math.max(1, Math.ceil(parts.length / linesPerPage));
	const sheets = Array.from({ length: contentPages }, () => pdf.addPage());
	const entries: Entry[] = [];
	for (const part of parts) entries.push({ part, page: await append(pdf, part) });
	await drawContents(pdf, { sheets, entries, title });
	addOutline(pdf, entries);
	await writeFile(target, await pdf.save());
	return { file: target, pages: pdf.getPageCount(), content: '' };
}

/** Index of the part's first page. */
async function append(pdf: PDFDocument, { path }: BoundPart) {
	const first = pdf.getPageCount();
	const source = await PDFDocument.load(await readFile(path), { updateMetadata: false, parseSpeed: Infinity });
	for (const page of await pdf.copyPages(source, source.getPageIndices())) pdf.addPage(page);
	return first;
}
