import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { PDFArray, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { afterAll, describe, expect } from 'vitest';
import { checkDocuments } from '../../src/lib/server/documents/check';
import { folderStorage } from '../../src/lib/server/documents/storage';
import { answerFile } from '../../src/lib/server/documents/read-file';
import { answerWholeFile } from '../../src/lib/server/documents/whole-file';
import { auditEntry } from '../../src/lib/server/db/schema/access';
import { caseDocument } from '../../src/lib/server/db/schema/documents';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import type { Context } from '../../src/lib/server/trpc/context';
import { pdfFile } from '../factories/files';
import { contextOf } from '../setup/caller';
import { test } from '../setup/database';
import { dataDir, fileScene, removeDataDir } from './documents-scene';
import { officePerson, providerPerson } from './placements-scene';

afterAll(removeDataDir);

const follow = (context: Context, path: string) => {
	const { pathname, searchParams } = new URL(path, 'http://localhost');
	return answerFile(context, pathname.split('/').at(-1) ?? '', searchParams);
};

const pathOf = async (owner: Parameters<typeof checkDocuments>[0], documentId: string) => {
	const [row] = await owner.select().from(caseDocument).where(eq(caseDocument.id, documentId));
	return join(dataDir, 'akte', row?.storageKey ?? '');
};

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

describe('documents.list', () => {
	test('finds by words of the file in any form, by title and by kind, newest first', async ({ owner, db }) => {
		const { upload, help, worker } = await fileScene({ owner, db });
		await upload({
			file: await pdfFile({ text: 'Die Kinder besuchen gerne den Sportverein' }),
			title: 'Bericht der Gruppe',
			kind: 'report'
		});
		await upload({ file: await pdfFile({ text: 'Versetzt in Klasse 8' }), title: 'Zeugnis' });
		const find = async (filter: { text?: string; kind?: 'report' | 'school' }) =>
			(await worker.caller.documents.list({ caseId: help.id, ...filter })).rows.map(({ title }) => title);
		expect(await find({})).toEqual(['Zeugnis', 'Bericht der Gruppe']);
		expect(await find({ text: 'Kind Sportvereine' })).toEqual(['Bericht der Gruppe']);
		expect(await find({ text: '"besuchen gerne"' })).toEqual(['Bericht der Gruppe']);
		expect(await find({ text: 'zeug' })).toEqual(['Zeugnis']);
		expect(await find({ text: 'Kind -Sportverein' })).toEqual([]);
		expect(await find({ kind: 'report' })).toEqual(['Bericht der Gruppe']);
		expect(await find({ text: "'); DROP TABLE case_document; --" })).toEqual([]);
	});

	test('names author, size, pages and hash; every look is in the log', async ({ owner, db }) => {
		const { upload, help, worker } = await fileScene({ owner, db });
		const file = await pdfFile({ pages: 3 });
		const { sha256 } = await upload({ file });
		const { rows, total, number } = await worker.caller.documents.list({ caseId: help.id, text: 'gibtesnicht' });
		expect([rows, total, number]).toEqual([[], 1, help.number]);
		const list = await worker.caller.documents.list({ caseId: help.id });
		expect(list.rows).toMatchObject([{ author: worker.account.name, bytes: file.length, pages: 3, sha256 }]);
		const entries = await owner.select().from(auditEntry).where(eq(auditEntry.subjectId, help.id));
		expect(entries.filter(({ action }) => action === 'documents/listed')).toHaveLength(2);
	});
});

describe('a link to a file', () => {
	test('shows or saves it under a safe name, and the log says so', async ({ owner, db }) => {
		const { upload, context, worker } = await fileScene({ owner, db });
		const file = await pdfFile();
		const { documentId = '' } = await upload({ file, title: '../Größe "1/2"\r\nX' });
		const { path } = await worker.caller.documents.link({ documentId });
		const shown = await follow(context, path);
		expect(Buffer.from(await shown.arrayBuffer()).equals(file)).toBe(true);
		expect(shown.headers.get('content-type')).toBe('application/pdf');
		expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
		expect(shown.headers.get('cache-control')).toBe('private, no-store');
		expect(shown.headers.get('content-disposition')).toMatch(
			/^inline; filename="[\w .-]+\.pdf"; filename\*=UTF-8''[\w%.-]+$/
		);
		const saved = await worker.caller.documents.link({ documentId, download: true });
		expect((await follow(context, saved.path)).headers.get('content-disposition')).toMatch(/^attachment;/);
		const entries = await owner.select().from(auditEntry).where(eq(auditEntry.subjectId, documentId));
		const read = entries.filter(({ action }) => action === 'documents/read');
		expect(read.map(({ action, details }) => [action, details['download']])).toEqual([
			['documents/read', false],
			['documents/read', true]
		]);
	});

	test('is over after five minutes', async ({ owner, db }) => {
		const { upload, context, worker } = await fileScene({ owner, db });
		const { documentId = '' } = await upload();
		const { path } = await worker.caller.documents.link({ documentId });
		expect((await follow({ ...context, now: inMinutes(4) }, path)).status).toBe(200);
		expect((await follow({ ...context, now: inMinutes(6) }, path)).status).toBe(404);
	});

	test('works for nobody else, and not altered', async ({ owner, db }) => {
		const { upload, context, worker, help } = await fileScene({ owner, db });
		const { documentId = '' } = await upload();
		const other = await upload({ file: await pdfFile({ text: 'Anderes' }) });
		const { path } = await worker.caller.documents.link({ documentId });
		const colleague = await officePerson({ owner, db });
		const foreign = await officePerson({ owner, db }, { office: '13072' });
		const { providerId } = await makeOffer(owner);
		const house = await providerPerson({ owner, db }, { providerId });
		const statusFor = async (viewer: Context['viewer'], link = path) =>
			(await follow(contextOf({ db, viewer }), link)).status;
		expect(await statusFor(colleague.viewer)).toBe(404);
		expect(await statusFor(foreign.viewer)).toBe(404);
		expect(await statusFor(house.viewer)).toBe(404);
		expect(await statusFor(null)).toBe(401);
		expect((await follow(context, path.replace(documentId, other.documentId ?? ''))).status).toBe(404);
		expect((await follow(context, path.replace('bis=', 'speichern=1&bis='))).status).toBe(404);
		expect((await follow(context, path.replace(/bis=\d+/, `bis=${Date.now() + 1e9}`))).status).toBe(404);
		await expect(foreign.caller.documents.link({ documentId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
		await expect(foreign.caller.documents.list({ caseId: help.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
		// Even a link that was made for this account opens nothing behind the wall.
		await owner.execute(sql`UPDATE case_document SET office_ags = '13072' WHERE id = ${documentId}`);
		expect((await follow(context, path)).status).toBe(404);
	});

	test('never hands out an altered file', async ({ owner, db }) => {
		const { upload, context, worker } = await fileScene({ owner, db });
		const { documentId = '' } = await upload();
		const { path } = await worker.caller.documents.link({ documentId });
		flipByte(await pathOf(owner, documentId));
		const answer = await follow(context, path);
		expect(answer.status).toBe(500);
		expect(await answer.json()).toMatchObject({ logId: expect.stringMatching(/^[0-9a-f]{8}$/) as string });
	});
});

function flipByte(path: string) {
	const file = readFileSync(path);
	file.writeUInt8(file.readUInt8(100) ^ 1, 100);
	writeFileSync(path, file);
}

describe('the whole file as one PDF', () => {
	test('has every page, the contents in front lead to them', async ({ owner, db }) => {
		const { upload, context, help } = await fileScene({ owner, db });
		for (const pages of [1, 3, 2]) await upload({ file: await pdfFile({ pages }), title: `Teil ${pages} Łódź` });
		const answer = await answerWholeFile(context, help.id);
		const pdf = await PDFDocument.load(await answer.arrayBuffer());
		expect([pdf.getPageCount(), pdf.getTitle()]).toEqual([1 + 6, `Akte ${help.number}`]);
		const links = pdf.getPage(0).node.Annots()?.asArray() ?? [];
		const targets = links.map((ref) => {
			const target = pdf.context.lookup(ref, PDFDict).lookup(PDFName.of('Dest'), PDFArray).get(0);
			return pdf.getPages().findIndex((page) => page.ref === target);
		});
		expect(targets).toEqual([1, 2, 5]);
		const outline = pdf.catalog.lookup(PDFName.of('Outlines'), PDFDict);
		expect(String(outline.get(PDFName.of('Count')))).toBe('3');
	});

	test('of an empty file is a page that says so little; of a foreign one nothing', async ({ owner, db }) => {
		const { context, help } = await fileScene({ owner, db });
		const pdf = await PDFDocument.load(await (await answerWholeFile(context, help.id)).arrayBuffer());
		expect(pdf.getPageCount()).toBe(1);
		const foreign = await officePerson({ owner, db }, { office: '13072' });
		expect((await answerWholeFile(contextOf({ db, viewer: foreign.viewer }), help.id)).status).toBe(404);
	});
});

describe('npm run documents -- check', () => {
	const OLD = new Date(Date.now() - 2 * 3_600_000);

	test('finds a flipped byte, a missing file and a file without a row; young ones may still get theirs', async ({
		owner,
		db
	}) => {
		const { upload } = await fileScene({ owner, db });
		const folder = join(dataDir, 'akte');
		const before = await checkDocuments(owner, folderStorage(folder), Date.now());
		const good = await upload();
		const bad = await upload({ file: await pdfFile({ text: 'B' }) });
		flipByte(await pathOf(owner, bad.documentId ?? ''));
		const orphan = '00/00000000-0000-4000-8000-000000000000';
		for (const name of [orphan, orphan.replace('8000', '9000')]) {
			mkdirSync(dirname(join(folder, name)), { recursive: true });
			writeFileSync(join(folder, name), 'x');
		}
		utimesSync(join(folder, orphan), OLD, OLD);
		const { findings, checked } = await checkDocuments(owner, folderStorage(folder), Date.now());
		const known = new Set(before.findings.map(({ storageKey }) => storageKey));
		expect(checked).toBe(before.checked + 2);
		expect(
			findings.filter(({ storageKey }) => !known.has(storageKey)).map(({ kind, documentId }) => [kind, documentId])
		).toEqual([
			['altered', bad.documentId],
			['without-row', null]
		]);
		expect(findings.map(({ documentId }) => documentId)).not.toContain(good.documentId);
	});

	test('as a command it names them and ends with 1', { timeout: 60_000 }, async ({ ownerUrl, owner, db }) => {
		const { upload } = await fileScene({ owner, db });
		const { documentId = '' } = await upload();
		flipByte(await pathOf(owner, documentId));
		const { code, output } = await run({ DATABASE_URL: ownerUrl, DATA_DIR: dataDir });
		expect([code, output]).toEqual([1, expect.stringContaining(`altered: document ${documentId}`)]);
	});
});

function run(values: Record<string, string>) {
	const env = { PATH: process.env['PATH'], ...values };
	const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/documents.ts', 'check'], { env });
	let output = '';
	child.stdout.on('data', (piece: Buffer) => (output += piece.toString()));
	child.stderr.on('data', (piece: Buffer) => (output += piece.toString()));
	return new Promise<{ code: number | null; output: string }>((resolve) => {
		child.on('close', (code) => resolve({ code, output }));
	});
}
