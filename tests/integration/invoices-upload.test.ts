import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { answerInvoiceFile, answerPaymentFile } from '../../src/lib/server/billing/downloads';
import { providerAccount } from '../../src/lib/server/db/schema/billing';
import { invoice } from '../../src/lib/server/db/schema/invoices';
import { fieldsOf } from '../../src/lib/server/trpc/errors';
import { test } from '../setup/database';
import { billingScene, LEITWEG_ID, person, PROVIDER_IBAN, stateOf } from './invoices-scene';
import { key, refusal } from './placements-scene';

type Scene = Awaited<ReturnType<typeof billingScene>>;

/** An XRechnung of the provider's own software: ours, with a number of its own. */
async function ownSoftware(scene: Scene) {
	const { id } = await scene.stay();
	const [invoiceId = ''] = await scene.sendAll();
	const xml = await (await answerInvoiceFile(scene.claimer.context, invoiceId, 'ubl')).text();
	await scene.claimer.caller.billing.creditNote({
		idempotencyKey: key(),
		invoiceId,
		reason: 'Wird selbst geschrieben'
	});
	return { placementId: id, invoiceId, xml: xml.replaceAll('2026-00001', 'RE-4711') };
}

const reasonOf = async (promise: Promise<unknown>) =>
	String(((await refusal(promise)) as { details?: { reason?: string } }).details?.reason);

describe('billing.upload', () => {
	test.for(['claimer', 'clerk'] as const)('%s reads it into the same check', async (who, { owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { xml, placementId } = await ownSoftware(scene);
		const uploaded = await scene[who].caller.billing.upload({ idempotencyKey: key(), xml });
		expect(uploaded).toMatchObject({ number: 'RE-4711', total: '3720.00', lines: 1 });
		const { invoiceId } = uploaded;
		expect(await stateOf(owner, invoiceId)).toBe('sent');
		const check = await scene.clerk.caller.billing.check({ invoiceId });
		expect(check).toMatchObject({ equal: 1, deviating: 0, lines: [{ placementId, status: 'equal' }] });
		await scene.order([invoiceId]);
	});

	test.for([
		['the id of nobody', crypto.randomUUID()],
		['what is no id', 'FALL 12/26']
	] as const)('a line that names %s is told as one about an unknown stay', async ([, name], { owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { xml, placementId } = await ownSoftware(scene);
		const foreign = xml.replaceAll(placementId, name);
		const { invoiceId } = await scene.clerk.caller.billing.upload({ idempotencyKey: key(), xml: foreign });
		const { lines } = await scene.clerk.caller.billing.check({ invoiceId });
		expect(lines.map(({ cause }) => String(cause)).toSorted()).toEqual(['not-claimed', 'unknown-stay']);
	});

	test('an id in capital letters names the same stay', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { xml, placementId } = await ownSoftware(scene);
		const loud = xml.replaceAll(placementId, placementId.toUpperCase());
		const { invoiceId } = await scene.clerk.caller.billing.upload({ idempotencyKey: key(), xml: loud });
		const { lines } = await scene.clerk.caller.billing.check({ invoiceId });
		expect(lines).toMatchObject([{ placementId, status: 'equal' }]);
	});

	test('twice is a duplicate, and so is the same month under another number', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { xml } = await ownSoftware(scene);
		const { upload, check } = scene.clerk.caller.billing;
		await upload({ idempotencyKey: key(), xml });
		expect(await reasonOf(upload({ idempotencyKey: key(), xml }))).toContain('RE-4711');
		const { invoiceId } = await upload({ idempotencyKey: key(), xml: xml.replaceAll('RE-4711', 'RE-4712') });
		expect((await check({ invoiceId })).lines).toMatchObject([{ cause: 'duplicate', expected: null }]);
	});

	test.for([
		['another receiver', (xml: string) => xml.replaceAll(LEITWEG_ID, '13071-0001-45'), 'Empfänger'],
		['another account', (xml: string) => xml.replaceAll(PROVIDER_IBAN, 'DE02120300000000202051'), 'Bankverbindung'],
		['a wrong account', (xml: string) => xml.replaceAll(PROVIDER_IBAN, 'DE02500105170137075031'), 'IBAN'],
		['a foreign currency', (xml: string) => xml.replaceAll('EUR', 'USD'), 'Euro'],
		['wrong sums', (xml: string) => xml.replaceAll('3720.00', '3721.00'), ''],
		['a script', (xml: string) => xml.replace('<cbc:Note>', '<script>alert(1)</script><cbc:Note>'), ''],
		['no XML at all', () => 'Rechnung', '']
	] as const)('%s: its own reason, and nothing is kept', async ([, changed, named], { owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { xml } = await ownSoftware(scene);
		const before = await owner.select().from(invoice).where(eq(invoice.providerId, scene.provider.id));
		const broken = changed(xml);
		expect(broken).not.toBe(xml);
		const upload = scene.claimer.caller.billing.upload({ idempotencyKey: key(), xml: broken });
		const reason = await reasonOf(upload);
		expect(reason).not.toBe('undefined');
		expect(reason).toContain(named);
		expect(await owner.select().from(invoice).where(eq(invoice.providerId, scene.provider.id))).toHaveLength(
			before.length
		);
	});
});

describe('files', () => {
	test('of an invoice carry no name, and are for both sides only', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		await scene.stay();
		const [invoiceId = ''] = await scene.sendAll();
		for (const file of ['ubl', 'cii'] as const) {
			const answer = await answerInvoiceFile(scene.clerk.context, invoiceId, file);
			expect(answer.status).toBe(200);
			const text = await answer.text();
			expect(text).toContain('2026-00001');
			expect(text).not.toMatch(/Lena/);
		}
		const pdf = await answerInvoiceFile(scene.claimer.context, invoiceId, 'pdf');
		expect(
			Buffer.from(await pdf.arrayBuffer())
				.subarray(0, 5)
				.toString()
		).toBe('%PDF-');
		const foreign = await person({ owner, db }, 'finance', { office: '13071' });
		expect((await answerInvoiceFile(foreign.context, invoiceId, 'ubl')).status).toBe(404);
		expect((await answerInvoiceFile(foreign.context, 'x', 'ubl')).status).toBe(404);
		const worker = await person({ owner, db }, 'case-worker', { office: '13075' });
		expect((await answerInvoiceFile(worker.context, invoiceId, 'ubl')).status).toBe(403);
	});

	test('of a payment run are for those who pay', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		await scene.stay();
		const invoiceIds = await scene.sendAll();
		await scene.order(invoiceIds);
		const run = { idempotencyKey: key(), invoiceIds, executionDay: '2026-12-01' as never };
		const { runId } = await scene.clerk.caller.billing.pay(run);
		const answer = await answerPaymentFile(scene.second.context, runId);
		expect(await answer.text()).toContain('pain.001.001.09');
		expect((await answerPaymentFile(scene.lead.context, runId)).status).toBe(403);
		const foreign = await person({ owner, db }, 'finance', { office: '13071' });
		expect((await answerPaymentFile(foreign.context, runId)).status).toBe(404);
	});
});

describe('billing.saveAccount', () => {
	const bank = { accountHolder: 'Haus am Bodden', iban: 'DE02 5001 0517 0137 0750 30' };

	test('each side saves its own, with what its invoices need', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { claimer, clerk } = scene;
		await claimer.caller.billing.saveAccount({ idempotencyKey: key(), ...bank, taxNumber: '079/1' });
		const [own] = await owner.select().from(providerAccount).where(eq(providerAccount.providerId, scene.provider.id));
		expect(own).toMatchObject({ iban: PROVIDER_IBAN, taxNumber: '079/1' });
		const missing = await refusal(clerk.caller.billing.saveAccount({ idempotencyKey: key(), ...bank }));
		expect(Object.keys((missing as { fields: object }).fields)).toEqual([
			'leitwegId',
			'name',
			'street',
			'postalCode',
			'place',
			'email'
		]);
		expect(await refusal(scene.lead.caller.billing.saveAccount({ idempotencyKey: key(), ...bank }))).toMatchObject({
			code: 'not-allowed'
		});
	});

	test.for([
		['iban', { iban: 'DE02500105170137075031' }],
		['bic', { bic: 'X' }],
		['leitwegId', { leitwegId: '13075-0001-99' }],
		['accountHolder', { accountHolder: '' }]
	] as const)('a wrong %s is told at its field', async ([field, wrong], { owner, db }) => {
		const { claimer } = await billingScene({ owner, db });
		const save = claimer.caller.billing.saveAccount({ idempotencyKey: key(), ...bank, taxNumber: '079/1', ...wrong });
		const error: unknown = await save.catch((caught: unknown) => caught);
		expect(Object.keys(fieldsOf(error instanceof Error ? error.cause : null) ?? {})).toEqual([field]);
	});
});
