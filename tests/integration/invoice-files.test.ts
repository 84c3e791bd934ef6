import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { InvoiceFileKind } from '../../src/lib/domain/billing/states';
import { answerInvoiceFile } from '../../src/lib/server/billing/downloads';
import { invoiceFile } from '../../src/lib/server/db/schema/invoices';
import { asViewer } from '../../src/lib/server/db/scope';
import { checkDocuments } from '../../src/lib/server/documents/check';
import { folderStorage } from '../../src/lib/server/documents/storage';
import { test } from '../setup/database';
import { billingScene, person, type Connections } from './invoices-scene';

async function sentInvoice(connections: Connections) {
	const scene = await billingScene(connections);
	await scene.stay();
	const [invoiceId = ''] = await scene.sendAll();
	const asked = ({ context }: typeof scene.claimer, kind: InvoiceFileKind) =>
		answerInvoiceFile(context, invoiceId, kind);
	const fetched = async (who: typeof scene.claimer, kind: InvoiceFileKind) =>
		Buffer.from(await (await asked(who, kind)).arrayBuffer());
	return { ...scene, invoiceId, asked, fetched };
}

describe('a file of a sent invoice', () => {
	test.for(['ubl', 'cii', 'pdf'] as const)(
		'%s: is the same to the byte for both sides, also when what it is made of changes',
		async (kind, { owner, db }) => {
			const { claimer, clerk, invoiceId, fetched } = await sentInvoice({ owner, db });
			const first = await fetched(claimer, kind);
			expect(first.byteLength).toBeGreaterThan(1_000);
			// As if another version of the portal wrote it in other words.
			await owner.execute(sql`UPDATE invoice_document
			SET document = jsonb_set(document, '{seller,name}', '"Anders gGmbH"') WHERE invoice_id = ${invoiceId}`);
			expect((await fetched(clerk, kind)).equals(first)).toBe(true);
			const [row] = await owner.select().from(invoiceFile).where(eq(invoiceFile.invoiceId, invoiceId));
			expect(row).toMatchObject({ kind, sha256: createHash('sha256').update(first).digest('hex') });
		}
	);

	test('is kept once, whoever asks first', async ({ owner, db }) => {
		const { claimer, clerk, invoiceId, fetched } = await sentInvoice({ owner, db });
		const all = await Promise.all([claimer, clerk, claimer, clerk].map((who) => fetched(who, 'ubl')));
		expect(all.every((file) => file.equals(all[0] ?? file))).toBe(true);
		expect(await owner.select().from(invoiceFile).where(eq(invoiceFile.invoiceId, invoiceId))).toHaveLength(1);
	});

	test('of which a byte was changed is handed out to nobody, and the check names it', async ({ owner, db }) => {
		const { claimer, invoiceId, asked } = await sentInvoice({ owner, db });
		expect((await asked(claimer, 'cii')).status).toBe(200);
		await owner.execute(
			sql`UPDATE invoice_file SET content = set_byte(content, 40, 33) WHERE invoice_id = ${invoiceId}`
		);
		expect((await asked(claimer, 'cii')).status).toBe(500);
		const { findings } = await checkDocuments(owner, folderStorage('no-files'), Date.now());
		expect(findings).toContainEqual({ kind: 'altered', storageKey: 'invoice_file cii', documentId: invoiceId });
	});

	test('cannot be changed or removed by the app, and another house does not get it', async ({ owner, db }) => {
		const { claimer, invoiceId, asked } = await sentInvoice({ owner, db });
		await asked(claimer, 'ubl');
		const as = (statement: ReturnType<typeof sql>) =>
			asViewer(db, claimer.viewer, (tx) => tx.execute(statement)).then(
				() => 'done',
				(error: unknown) => ((error as Error).cause as { code?: string }).code
			);
		expect(await as(sql`DELETE FROM invoice_file WHERE invoice_id = ${invoiceId}`)).toBe('42501');
		expect(await as(sql`UPDATE invoice_file SET sha256 = '' WHERE invoice_id = ${invoiceId}`)).toBe('42501');
		const foreign = await person({ owner, db }, 'finance', { office: '13071' });
		expect((await asked(foreign, 'ubl')).status).toBe(404);
	});
});
