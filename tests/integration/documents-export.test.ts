import { eq, sql } from 'drizzle-orm';
import { unzipSync, strFromU8 } from 'fflate';
import { afterAll, describe, expect } from 'vitest';
import { exported } from '../../src/lib/server/documents/export-data';
import { answerExport } from '../../src/lib/server/documents/export-person';
import { auditEntry } from '../../src/lib/server/db/schema/access';
import { OFFICE } from '../../src/lib/server/db/seed/factories';
import { pdfFile } from '../factories/files';
import { contextOf, viewerAs } from '../setup/caller';
import { test } from '../setup/database';
import { fileScene, removeDataDir } from './documents-scene';
import { officePerson } from './placements-scene';
import { billMonth, image, key, recordsScene, yesterday } from './records-scene';

afterAll(removeDataDir);

async function unpacked(answer: Response) {
	const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
	const data = JSON.parse(strFromU8(files['auskunft.json'] ?? new Uint8Array())) as Record<string, object[]>;
	return { files, data, names: Object.keys(files) };
}

describe('all data about one person', () => {
	test('are a ZIP of JSON and every document, and the log says why', async ({ owner, db }) => {
		const { upload, context, help, worker } = await fileScene({ owner, db });
		const file = await pdfFile();
		await upload({ file, title: 'Zeugnis' });
		await worker.caller.documents.list({ caseId: help.id });
		const answer = await answerExport(context, help.id);
		expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="Auskunft ${help.number}.zip"`);
		const { files, names, data } = await unpacked(answer);
		expect(names.slice(0, 2)).toEqual(['LIESMICH.txt', 'auskunft.json']);
		const pdf = names.find((name) => name.endsWith('Zeugnis.pdf')) ?? '';
		expect(Buffer.from(files[pdf] ?? []).equals(file)).toBe(true);
		expect(data['Person']).toMatchObject([{ first_name: 'Lena', last_name: 'Test' }]);
		expect(data['Dokumente']).toMatchObject([{ title: 'Zeugnis' }]);
		expect(JSON.stringify(data)).not.toContain('storage_key');
		const entries = await owner.select().from(auditEntry).where(eq(auditEntry.subjectId, help.client.id));
		expect(entries).toMatchObject([
			{ action: 'documents/exported', reason: 'assigned', details: { basis: 'Art. 15 DSGVO' } }
		]);
		const foreign = await officePerson({ owner, db }, { office: '13072' });
		expect((await answerExport(contextOf({ db, viewer: foreign.viewer }), help.id)).status).toBe(404);
	});

	test('name what was done and billed, even for somebody who checks no invoices', async ({ owner, db }) => {
		const scene = await recordsScene({ owner, db });
		const { recordId } = await scene.add({ note: 'Sprach vom Vater' });
		await scene.house.serviceRecords.sign({ idempotencyKey: key(), recordId, name: 'Lena Test', image });
		await billMonth({ scene, day: yesterday });
		const viewer = viewerAs('case-worker', { id: scene.worker.id, office: OFFICE });
		const { names, data } = await unpacked(await answerExport(contextOf({ db, viewer }), scene.stay.caseId));
		expect(data['Leistungsnachweise']).toMatchObject([{ day: yesterday, signed_by: 'Lena Test' }]);
		expect(data['Leistungsnachweise']?.[0]).not.toHaveProperty('signature');
		expect(names).toContain(`unterschriften/${recordId}.png`);
		expect(data['Notizen zu Leistungsnachweisen']).toMatchObject([{ note: 'Sprach vom Vater' }]);
		expect(data['Zeilen in Rechnungen']).toMatchObject([{ placement_id: scene.stay.id, to_day: yesterday }]);
	});

	test('come from every table that knows the person', async ({ owner }) => {
		const { rows } = await owner.execute<{ name: string }>(sql`
			SELECT DISTINCT table_name AS name FROM information_schema.columns
			WHERE table_schema = 'public' AND column_name IN ('case_id', 'client_id', 'placement_id', 'plan_id', 'consultation_id')`);
		// Signs for open pages without content, gone after a day.
		const passing = new Set(['live_event']);
		const forgotten = rows.map(({ name }) => name).filter((name) => !passing.has(name) && !(name in exported));
		expect(forgotten).toEqual([]);
	});
});
