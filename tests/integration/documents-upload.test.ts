import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, describe, expect } from 'vitest';
import { auditEntry } from '../../src/lib/server/db/schema/access';
import { caseEvent } from '../../src/lib/server/db/schema/cases';
import { caseDocument } from '../../src/lib/server/db/schema/documents';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import { heicPhoto } from '../factories/heic';
import { endlessPdf, hostile, pdfFile, photo, picture } from '../factories/files';
import { contextOf } from '../setup/caller';
import { test } from '../setup/database';
import { dataDir, fileScene, removeDataDir, send } from './documents-scene';
import { key, officePerson, providerPerson } from './placements-scene';

afterAll(removeDataDir);

const WITHIN_MS = 2_000;
const underWay = () => readdirSync(join(dataDir, 'akte-unterwegs'));

describe('an upload', () => {
	test('is stored, named, counted, searchable, on the time line and in the log', async ({ owner, db }) => {
		const { upload, help, worker } = await fileScene({ owner, db });
		const file = await pdfFile({ text: 'Jahreszeugnis der Regionalschule', pages: 2 });
		const { status, documentId = '' } = await upload({ file, name: 'C:\\Scans\\Zeugnis Größe.pdf' });
		expect(status).toBe(201);
		const [row] = await owner.select().from(caseDocument).where(eq(caseDocument.id, documentId));
		expect(row).toMatchObject({ title: 'Zeugnis Größe', originalName: 'Zeugnis Größe.pdf', kind: 'school', pages: 2 });
		expect(row?.content).toBe('Jahreszeugnis der Regionalschule Seite 1 Jahreszeugnis der Regionalschule Seite 2');
		expect(readFileSync(join(dataDir, 'akte', row?.storageKey ?? '')).equals(file)).toBe(true);
		const events = await owner.select().from(caseEvent).where(eq(caseEvent.caseId, help.id));
		expect(events.map(({ kind, text }) => [kind, text])).toEqual([['document-added', 'Zeugnis Größe']]);
		const entries = await owner.select().from(auditEntry).where(eq(auditEntry.accountId, worker.account.id));
		expect(entries.map(({ action, details }) => [action, details])).toEqual([
			['cases/document-added', { subjectId: documentId }]
		]);
		expect(underWay()).toEqual([]);
	});

	test('sent twice with one key is stored once; the same key for another file is refused', async ({ owner, db }) => {
		const { upload, help } = await fileScene({ owner, db });
		const same = { key: key(), file: await pdfFile({ text: 'Einmal' }) };
		const first = await upload(same);
		expect(await upload(same)).toEqual(first);
		expect(await upload({ ...same, file: await pdfFile({ text: 'Anders' }) })).toMatchObject({
			...{ status: 409, domain: { code: 'command/key-reused' } }
		});
		const rows = await owner.select().from(caseDocument).where(eq(caseDocument.caseId, help.id));
		expect(rows.map(({ id }) => id)).toEqual([first.documentId]);
	});

	test('a photo becomes a page that stands upright and does not know where it was taken', async ({ owner, db }) => {
		const { upload } = await fileScene({ owner, db });
		const { documentId = '' } = await upload({ file: await photo(), name: 'Ausweis.jpg', kind: 'identity' });
		const [row] = await owner.select().from(caseDocument).where(eq(caseDocument.id, documentId));
		const stored = readFileSync(join(dataDir, 'akte', row?.storageKey ?? ''));
		expect(stored.includes('Geheimnis')).toBe(false);
		expect(stored.includes('Exif')).toBe(false);
		const pdf = await PDFDocument.load(stored);
		const { width, height } = pdf.getPage(0).getSize();
		expect([pdf.getPageCount(), pdf.getTitle(), width < height]).toEqual([1, 'Ausweis', true]);
	});

	test('a picture with transparency becomes a page', async ({ owner, db }) => {
		const { upload } = await fileScene({ owner, db });
		expect(await upload({ file: await picture(), name: 'Skizze.png', kind: 'other' })).toMatchObject({ status: 201 });
	});

	test('a photo of a newer phone (HEIC) becomes a page that stands upright', async ({ owner, db }) => {
		const { upload } = await fileScene({ owner, db });
		const { documentId = '' } = await upload({ file: heicPhoto({ turns: 1 }), name: 'IMG_0001.HEIC', kind: 'other' });
		const [row] = await owner.select().from(caseDocument).where(eq(caseDocument.id, documentId));
		const pdf = await PDFDocument.load(readFileSync(join(dataDir, 'akte', row?.storageKey ?? '')));
		const { width, height } = pdf.getPage(0).getSize();
		expect([pdf.getPageCount(), pdf.getTitle(), width < height]).toEqual([1, 'IMG_0001', true]);
	});

	test('a text without end is given up, the paper is kept', { timeout: 30_000 }, async ({ owner, db }) => {
		const { upload } = await fileScene({ owner, db });
		await upload();
		const file = endlessPdf();
		const began = performance.now();
		const { status } = await upload({ file });
		expect(performance.now() - began).toBeLessThan(WITHIN_MS + 500);
		expect([201, 409]).toContain(status);
	});
});

/** A process of Node with the libraries for pictures and PDFs takes some 150 MB before it opens anything. */
const MOST_MB = 250;

/** The most memory, in MB, that each process which opens files has ever had; where the system tells. */
function peaksOfWorkshop(): number[] {
	if (!existsSync('/proc/self/status')) return [];
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((pid) => {
			try {
				if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('workshop-process')) return [];
				const status = readFileSync(`/proc/${pid}/status`, 'utf8');
				if (!status.includes(`PPid:\t${process.pid}\n`)) return [];
				return [Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024];
			} catch {
				// It ended while it was looked at.
				return [];
			}
		});
}

describe('refused within two seconds with a reason', () => {
	test.for(Object.entries(hostile))('%s', { timeout: 30_000 }, async ([, { make, name, reason }], { owner, db }) => {
		const { upload, help } = await fileScene({ owner, db });
		const file = await make();
		// The process that opens files is there from the first look at an eAkte on.
		await upload({ file: await pdfFile(), kind: 'other' });
		const before = process.memoryUsage().rss;
		const began = performance.now();
		const answer = await upload({ file, name });
		expect(performance.now() - began).toBeLessThan(WITHIN_MS);
		expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1_024 * 1_024);
		for (const peak of peaksOfWorkshop()) expect(peak, 'MB of a process that opens files').toBeLessThan(MOST_MB);
		expect(answer).toMatchObject({ status: 409, domain: { code: 'document/unsafe', details: { reason } } });
		expect(answer.sentence).toMatch(/^[A-ZÄÖÜ].{15,}\.$/u);
		expect(await owner.select().from(caseDocument).where(eq(caseDocument.caseId, help.id))).toHaveLength(1);
		expect(underWay()).toEqual([]);
	});

	test('26 MB, whether announced or not', async ({ owner, db }) => {
		const { upload } = await fileScene({ owner, db });
		const file = Buffer.alloc(26 * 1_024 * 1_024, 1);
		expect(await upload({ file })).toMatchObject({ status: 413, sentence: expect.stringContaining('25 MB') as string });
		let read = 0;
		const endless = new ReadableStream({
			pull: (controller) => {
				read += 1_024 * 1_024;
				controller.enqueue(new Uint8Array(1_024 * 1_024));
			}
		});
		const began = performance.now();
		expect(await upload({ file: endless })).toMatchObject({ status: 413 });
		expect(performance.now() - began).toBeLessThan(WITHIN_MS);
		expect(read).toBeLessThan(40 * 1_024 * 1_024);
		expect(underWay()).toEqual([]);
	});
});

describe('who may', () => {
	test('another office, a provider and a stranger get nothing', async ({ owner, db }) => {
		const { help } = await fileScene({ owner, db });
		const foreign = await officePerson({ owner, db }, { office: '13072' });
		const { providerId } = await makeOffer(owner);
		const house = await providerPerson({ owner, db }, { providerId });
		const as = (viewer: typeof house.viewer | null) => send(contextOf({ db, viewer }), help.id);
		expect(await as(foreign.viewer)).toMatchObject({ status: 404, domain: { code: 'not-found' } });
		expect(await as(house.viewer)).toMatchObject({ status: 403, domain: { code: 'not-allowed' } });
		expect(await as(null)).toMatchObject({ status: 401 });
	});

	test('nobody adds to restricted data (§ 84 Abs. 3 SGB X)', async ({ owner, db }) => {
		const { upload, help } = await fileScene({ owner, db });
		const lead = await officePerson({ owner, db }, { role: 'team-lead' });
		await lead.caller.retention.restrict({ idempotencyKey: key(), caseId: help.id, reason: 'Klage anhängig' });
		expect(await upload()).toMatchObject({ status: 409, domain: { code: 'case/restricted' } });
	});

	test('a kind that only the portal writes is refused at its field', async ({ owner, db }) => {
		const { upload } = await fileScene({ owner, db });
		expect(await upload({ kind: 'notice' })).toMatchObject({
			status: 400,
			sentence: expect.stringContaining('wählen') as string
		});
	});
});
