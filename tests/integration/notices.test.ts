import { createHash } from 'node:crypto';
import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditEntry } from '../../src/lib/server/db/schema/access';
import { caseEvent } from '../../src/lib/server/db/schema/cases';
import { caseDocument, clientRestriction } from '../../src/lib/server/db/schema/documents';
import { notice } from '../../src/lib/server/db/schema/notices';
import { test } from '../setup/database';
import { documentOf, key, letterScene, now, officePerson, textOf } from './notices-scene';
import { providerPerson, refusal } from './placements-scene';

async function metadataOf(file: Uint8Array) {
	const pdf = await PDFDocument.load(file, { updateMetadata: false });
	const stream = pdf.catalog.lookup(PDFName.of('Metadata'));
	if (!(stream instanceof PDFRawStream)) throw new Error('no metadata');
	return { xmp: new TextDecoder().decode(stream.getContents()), catalog: pdf.catalog.toString() };
}

describe('notices.issue', () => {
	test('writes an archival, accessible PDF with the decision and the day the period ends', async ({ owner, db }) => {
		const { caller, help, complete, worker } = await letterScene({ owner, db });
		const issued = await caller.notices.issue({ ...(await complete('grant')), idempotencyKey: key() });
		// Posted on Monday 23.11.: notified on the 27th; one month later is a Sunday.
		expect(issued).toMatchObject({ version: 1, notifiedOn: '2026-11-27', objectionUntil: '2026-12-28' });
		const { row, file } = await documentOf(owner, issued.documentId);
		expect(file.subarray(0, 5).toString()).toBe('%PDF-');
		expect(row).toMatchObject({ kind: 'notice', title: 'Bewilligungsbescheid', bytes: file.byteLength });
		expect(row.sha256).toBe(createHash('sha256').update(file).digest('hex'));
		const text = await textOf(file);
		expect(text).toContain(
			'Auf Ihren Antrag bewilligen wir für Lena Test, geboren am 04.05.2012 vom 01.12.2026 bis zum'
		);
		expect(text).toContain('§ 34 SGB VIII');
		expect(text).toContain('innerhalb eines Monats nach seiner Bekanntgabe Widerspruch');
		expect(text).toContain('§ 33 Abs. 3 SGB X');
		expect(text).toContain('Maria Test Am Markt 1 17489 Greifswald');
		expect(text).toMatch(/Seite 1 von \d/);
		expect(row.content).toContain('Die Hilfe ist geeignet und notwendig.');
		const { xmp, catalog } = await metadataOf(file);
		expect(xmp).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
		expect(xmp).toMatch(/<pdfuaid:part [^>]*>1</);
		expect(catalog).toMatch(/\/Lang \(de/);
		expect(catalog).toContain('/DisplayDocTitle true');
		expect(catalog).toContain('/Marked true');
		const [event] = await owner.select().from(caseEvent).where(eq(caseEvent.caseId, help.id));
		expect(event).toMatchObject({ kind: 'notice-issued', accountId: worker.account.id });
		expect(event?.text).toContain('Widerspruch bis 28.12.2026');
		const entries = await owner.select().from(auditEntry).where(eq(auditEntry.accountId, worker.account.id));
		expect(entries.map(({ action }) => action)).toEqual(['notices/drafted', 'notices/issued']);
	});

	test('the same content gives the same bytes; again is a new version', async ({ owner, db }) => {
		const { caller, complete, help } = await letterScene({ owner, db });
		const letter = await complete('grant');
		const first = await caller.notices.issue({ ...letter, idempotencyKey: key() });
		const second = await caller.notices.issue({ ...letter, idempotencyKey: key() });
		expect([first.version, second.version]).toEqual([1, 2]);
		expect(second.sha256).toBe(first.sha256);
		expect(second.documentId).not.toBe(first.documentId);
		const listed = await caller.notices.list({ caseId: help.id });
		expect(listed.map(({ title, objectionUntil }) => [title, objectionUntil])).toEqual([
			['Bewilligungsbescheid, Fassung 2', '2026-12-28'],
			['Bewilligungsbescheid', '2026-12-28']
		]);
	});

	test('sent twice with one key it goes out once', async ({ owner, db }) => {
		const { caller, complete, help } = await letterScene({ owner, db });
		const command = { ...(await complete('grant')), idempotencyKey: key() };
		const [one, other] = await Promise.all([caller.notices.issue(command), caller.notices.issue(command)]);
		expect(other).toEqual(one);
		expect(await owner.select().from(notice).where(eq(notice.caseId, help.id))).toHaveLength(1);
	});

	test('ten at once get ten versions without a gap', async ({ owner, db }) => {
		const { caller, complete, help } = await letterScene({ owner, db });
		const letter = await complete('grant');
		await Promise.all(Array.from({ length: 10 }, () => caller.notices.issue({ ...letter, idempotencyKey: key() })));
		const stored = await owner.select().from(notice).where(eq(notice.caseId, help.id));
		expect(stored.map(({ version }) => version).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
	});

	test('everything that is missing is told at once, and nothing is stored', async ({ owner, db }) => {
		const { caller, complete, help } = await letterScene({ owner, db });
		const { content, ...letter } = await complete('grant');
		const texts = { ...content.texts, reasons: ' ', remedy: '' };
		const empty = { ...content, texts, facts: { ...content.facts, until: null } };
		expect(await refusal(caller.notices.issue({ ...letter, content: empty, idempotencyKey: key() }))).toEqual({
			fields: {
				'texts.reasons': 'Es fehlt die Begründung.',
				'texts.remedy': 'Es fehlt die Rechtsbehelfsbelehrung.',
				'facts.until': 'Es fehlt das Ende.'
			}
		});
		expect(await owner.select().from(caseDocument).where(eq(caseDocument.caseId, help.id))).toEqual([]);
		expect(await owner.select().from(notice).where(eq(notice.caseId, help.id))).toEqual([]);
	});

	test('a notice never goes to the provider, nor to somebody without custody', async ({ owner, db }) => {
		const { caller, complete } = await letterScene({ owner, db });
		const { content, ...letter } = await complete('grant');
		const to = (changed: Partial<typeof content.addressee>) =>
			refusal(
				caller.notices.issue({
					...letter,
					content: { ...content, addressee: { ...content.addressee, ...changed } },
					idempotencyKey: key()
				})
			);
		expect(await to({ standing: 'provider' })).toEqual({
			fields: {
				'addressee.standing': 'Ein Bescheid geht an die Sorgeberechtigten oder an die volljährige Person selbst.'
			}
		});
		expect(await to({ personId: crypto.randomUUID() })).toEqual({
			fields: { 'addressee.standing': 'Diese Person ist im Fall nicht als sorgeberechtigt eingetragen.' }
		});
		expect(await to({ standing: 'young-adult' })).toMatchObject({
			fields: { 'addressee.standing': expect.stringContaining('noch nicht 18') as string }
		});
	});

	test('of an adult it goes to the adult', async ({ owner, db }) => {
		const { caller, letter } = await letterScene({ owner, db }, { birthDate: '2007-01-01' as never });
		const { content } = await caller.notices.draft(letter('grant'));
		expect(content.addressee).toMatchObject({ standing: 'young-adult', name: 'Lena Test' });
	});

	test('nobody writes in a restricted case', async ({ owner, db }) => {
		const { caller, complete, help, worker } = await letterScene({ owner, db });
		const letter = await complete('grant');
		await owner.insert(clientRestriction).values({
			clientId: help.client.id,
			officeAgs: help.officeAgs,
			reason: 'Streit',
			since: now,
			by: worker.account.id
		});
		expect(await refusal(caller.notices.issue({ ...letter, idempotencyKey: key() }))).toMatchObject({
			code: 'case/restricted'
		});
	});
});

describe('words that are no words', () => {
	test('code, markup and endless words are only text', async ({ owner, db }) => {
		const { caller, complete } = await letterScene({ owner, db });
		const { content, ...letter } = await complete('grant');
		const hostile = '#read("/etc/passwd") \\ $x$ *b* `c` <l> @r #include "letter.typ" مرحبا שלום';
		const endless = 'xb5.@'.repeat(60);
		const reasons = `${hostile}\n\n= ${'Donaudampfschiff'.repeat(30)} ${endless}`;
		const issued = await caller.notices.issue({
			...{ ...letter, content: { ...content, texts: { ...content.texts, reasons } }, idempotencyKey: key() }
		});
		const { row, file } = await documentOf(owner, issued.documentId);
		const text = await textOf(file);
		expect(text).toContain('#read("/etc/passwd") \\ $x$ *b* `c` <l> @r #include "letter.typ"');
		expect(text).not.toContain('root:');
		expect(text.replaceAll(' ', '')).toContain(endless);
		expect(Math.max(...text.split(' ').map((part) => part.length))).toBeLessThan(120);
		expect(row.content).toContain('مرحبا שלום');
	});

	test('a sign that no letter can print is refused at its field', async ({ owner, db }) => {
		const { caller, complete } = await letterScene({ owner, db });
		const { content, ...letter } = await complete('grant');
		const texts = { ...content.texts, reasons: 'Alles gut 🎉 漢字\u202e' };
		expect(
			await refusal(caller.notices.issue({ ...letter, content: { ...content, texts }, idempotencyKey: key() }))
		).toEqual({ fields: { 'texts.reasons': 'Diese Zeichen lassen sich nicht drucken: 🎉 漢 字 U+202E' } });
	});
});

describe('notices.preview', () => {
	test('shows page and problems, stores nothing, and is quick', async ({ owner, db }) => {
		const { caller, letter, help } = await letterScene({ owner, db });
		const { content } = await caller.notices.draft(letter('grant'));
		const seen = await caller.notices.preview({ ...letter('grant'), content, file: true });
		expect(seen.problems).toMatchObject({ 'texts.reasons': 'Es fehlt die Begründung.' });
		expect(seen).toMatchObject({ notifiedOn: '2026-11-27', objectionUntil: '2026-12-28' });
		expect(seen.shown?.svg).toMatch(/^<svg/);
		expect(
			Buffer.from(seen.shown?.pdf ?? '', 'base64')
				.subarray(0, 5)
				.toString()
		).toBe('%PDF-');
		expect(await owner.select().from(caseDocument).where(eq(caseDocument.caseId, help.id))).toEqual([]);
		const begun = performance.now();
		await caller.notices.preview({ ...letter('grant'), content, file: true });
		expect(performance.now() - begun).toBeLessThan(500);
	});
});

describe('who else', () => {
	test('a foreign office and the provider get nothing', async ({ owner, db }) => {
		const { complete, help, offer, caller } = await letterScene({ owner, db });
		const letter = await complete('grant');
		await caller.notices.issue({ ...letter, idempotencyKey: key() });
		const foreign = await officePerson({ owner, db }, 'case-worker', '13071');
		const { caller: house } = await providerPerson({ owner, db }, { providerId: offer.providerId });
		for (const [them, code] of [
			[foreign.caller, 'NOT_FOUND'],
			[house, 'FORBIDDEN']
		] as const) {
			await expect(them.notices.list({ caseId: help.id })).rejects.toMatchObject({ code });
			await expect(them.notices.draft(letter)).rejects.toMatchObject({ code });
			await expect(them.notices.preview(letter)).rejects.toMatchObject({ code });
			await expect(them.notices.issue({ ...letter, idempotencyKey: key() })).rejects.toMatchObject({ code });
		}
	});

	test('a stay of another case is not there', async ({ owner, db }) => {
		const mine = await letterScene({ owner, db });
		const other = await letterScene({ owner, db });
		await expect(
			mine.caller.notices.draft({ ...mine.letter('grant'), placementId: other.stay.id })
		).rejects.toMatchObject({ code: 'NOT_FOUND' });
	});
});
