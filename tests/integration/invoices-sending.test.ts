import { eq, inArray } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Day, Month } from '../../src/lib/domain/day';
import type { Euro } from '../../src/lib/domain/money';
import { answerInvoiceFile } from '../../src/lib/server/billing/downloads';
import { sendInvoices } from '../../src/lib/server/billing/send';
import { asViewer } from '../../src/lib/server/db/scope';
import {
	billingAgreement,
	officeAccount,
	providerAccount,
	serviceRecord
} from '../../src/lib/server/db/schema/billing';
import { invoice } from '../../src/lib/server/db/schema/invoices';
import { absence, placement } from '../../src/lib/server/db/schema/placements';
import { rateSlice } from '../../src/lib/server/db/schema/rates';
import { makeRate } from '../../src/lib/server/db/seed/factories';
import { test } from '../setup/database';
import { billingScene, linesOf, month, now, OFFICE_IBAN, orderedAdvance, stateOf } from './invoices-scene';
import { key, refusal } from './placements-scene';

type Scene = Awaited<ReturnType<typeof billingScene>>;

const send = ({ claimer }: Scene, invoiceIds: string[], changed = {}) =>
	claimer.caller.billing.send({ idempotencyKey: key(), invoiceIds, ...changed });

const draftsOf = async (scene: Scene, changed = {}) =>
	(await scene.close(changed)).invoices.map(({ invoiceId }) => invoiceId);

const deviatingOf = async ({ clerk }: Scene, invoiceId: string) =>
	(await clerk.caller.billing.check({ invoiceId, show: 'deviating' })).lines.map(({ cause }) => cause);

/** From the middle of September on a day costs four euros more, as was agreed after the fact. */
async function raiseRate({ owner, offer }: Scene) {
	await owner
		.update(rateSlice)
		.set({ untilDay: '2026-09-16' as Day })
		.where(eq(rateSlice.offerId, offer.id));
	await makeRate(owner, { offerId: offer.id, fromDay: '2026-09-16' as Day, amount: '124.00' as Euro });
}

describe('advances', () => {
	test('two drafts that are sent at once set one advance off once', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		await scene.stay();
		await orderedAdvance(scene, '1500.00');
		const drafts = [...(await draftsOf(scene, { month: '2026-09' as Month })), ...(await draftsOf(scene))];
		await send(scene, drafts);
		const setOff = (await Promise.all(drafts.map((id) => linesOf(owner, id))))
			.flat()
			.filter(({ rule }) => rule === 'advance-set-off');
		expect(setOff.map(({ amount }) => amount)).toEqual(['-1500.00']);
		for (const id of drafts) expect(await deviatingOf(scene, id)).toEqual([]);
		const rows = await owner.select().from(invoice).where(eq(invoice.kind, 'invoice'));
		const totals = drafts.map((id) => rows.find((row) => row.id === id)?.total);
		expect(totals).toEqual(['2100.00', '3720.00']);
	});

	test('a file names the oldest advances that are left, whatever came or went later', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		await scene.stay();
		const taken = await orderedAdvance(scene, '100.00');
		const credit = { idempotencyKey: key(), invoiceId: taken, reason: 'Nicht gebraucht' };
		await scene.claimer.caller.billing.creditNote(credit);
		await orderedAdvance(scene, '1000.00');
		const [invoiceId = ''] = await scene.sendAll();
		const file = await (await answerInvoiceFile(scene.clerk.context, invoiceId, 'ubl')).text();
		expect([...file.matchAll(/InvoiceDocumentReference>\s*<cbc:ID>([^<]+)/g)].map(([, number]) => number)).toEqual([
			'2026-00003'
		]);
	});
});

describe('sending while the month is closed', () => {
	test('one waits for the other, and no line is lost', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		await scene.stay();
		const [invoiceId = ''] = await draftsOf(scene);
		const { viewer } = scene.claimer;
		const actor = { viewer, now, today: '2026-11-25' as Day, address: '127.0.0.1' };
		await asViewer(db, viewer, async (tx) => {
			await sendInvoices(tx, actor, { invoiceIds: [invoiceId] });
			expect(await refusal(scene.close())).toMatchObject({ code: 'month/running' });
		});
		expect(await linesOf(owner, invoiceId)).toHaveLength(1);
		expect(await scene.close()).toMatchObject({ total: 0 });
		expect(await linesOf(owner, invoiceId)).toHaveLength(1);
	});

	test('both at once, again and again: what is sent has its lines', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		await scene.stay({ beginDay: '2026-04-01' });
		for (const one of ['2026-05', '2026-06', '2026-07'] as Month[]) {
			const [invoiceId = ''] = await draftsOf(scene, { month: one });
			await Promise.allSettled([send(scene, [invoiceId]), scene.close({ month: one })]);
			expect(await linesOf(owner, invoiceId)).toHaveLength(1);
		}
	});
});

describe('a draft that is out of date', () => {
	test('is not sent before the month is closed again', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const made = await scene.stay();
		await scene.stay();
		const [invoiceId = ''] = await draftsOf(scene);
		await owner.insert(absence).values({
			...{ placementId: made.id, officeAgs: made.officeAgs, providerId: made.providerId, reason: 'hospital' },
			...{ fromDay: '2026-10-05' as Day, untilDay: '2026-10-08' as Day }
		});
		const refused = {
			code: 'draft/stale',
			details: { kind: 'invoice', stays: 1, office: 'Landkreis Vorpommern-Greifswald' }
		};
		expect(await refusal(send(scene, [invoiceId]))).toMatchObject(refused);
		expect(await stateOf(owner, invoiceId)).toBe('draft');
		expect(await draftsOf(scene)).toEqual([invoiceId]);
		await send(scene, [invoiceId]);
		expect(await deviatingOf(scene, invoiceId)).toEqual([]);
	});

	test('a difference, too', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		await scene.stay();
		const [invoiceId = ''] = await scene.sendAll();
		await raiseRate(scene);
		const span = { from: month, to: month };
		const { drafts } = await scene.claimer.caller.billing.differences({ idempotencyKey: key(), ...span });
		await scene.claimer.caller.billing.creditNote({ idempotencyKey: key(), invoiceId, reason: 'Falscher Satz' });
		const sending = send(
			scene,
			drafts.map((draft) => draft.invoiceId)
		);
		expect(await refusal(sending)).toMatchObject({ code: 'draft/stale', details: { kind: 'difference' } });
	});
});

describe('an invoice with a difference', () => {
	async function withDifference(scene: Scene) {
		await scene.stay();
		const [invoiceId = ''] = await scene.sendAll();
		await raiseRate(scene);
		const span = { from: month, to: month };
		const { drafts } = await scene.claimer.caller.billing.differences({ idempotencyKey: key(), ...span });
		const [difference = ''] = drafts.map((draft) => draft.invoiceId);
		await send(scene, [difference]);
		return { invoiceId, difference };
	}

	test('is not proposed for what the own software of the provider has billed', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		await scene.stay();
		const drafted = await draftsOf(scene);
		await owner.update(invoice).set({ source: 'upload' }).where(inArray(invoice.id, drafted));
		await send(scene, drafted);
		await raiseRate(scene);
		const span = { from: month, to: month };
		const { drafts } = await scene.claimer.caller.billing.differences({ idempotencyKey: key(), ...span });
		expect(drafts).toEqual([]);
	});

	test('names what it adds to, and declares nothing by itself', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { invoiceId, difference } = await withDifference(scene);
		const [row] = await owner.select().from(invoice).where(eq(invoice.id, difference));
		expect(row).toMatchObject({ refersToId: invoiceId, placeKept: false, total: '124.00' });
		const file = await (await answerInvoiceFile(scene.clerk.context, difference, 'ubl')).text();
		expect(file).toMatch(/InvoiceDocumentReference>\s*<cbc:ID>2026-00001</);
	});

	test('taken back, takes it along: the month is billed anew', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { invoiceId, difference } = await withDifference(scene);
		await scene.claimer.caller.billing.creditNote({ idempotencyKey: key(), invoiceId, reason: 'Falscher Monat' });
		expect([await stateOf(owner, invoiceId), await stateOf(owner, difference)]).toEqual(['cancelled', 'cancelled']);
		expect(await scene.close()).toMatchObject({ total: 1, invoices: [{ total: '3844.00' }] });
	});

	test('corrected, takes it along: nothing is a duplicate', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { invoiceId, difference } = await withDifference(scene);
		const corrected = await scene.claimer.caller.billing.correct({ idempotencyKey: key(), invoiceId });
		await send(scene, [corrected.invoiceId]);
		expect(await stateOf(owner, difference)).toBe('cancelled');
		expect(await deviatingOf(scene, corrected.invoiceId)).toEqual([]);
		const numbers = await owner.select().from(invoice).where(eq(invoice.providerId, scene.provider.id));
		expect(numbers).toHaveLength(5);
		expect(new Set(numbers.map(({ number }) => number))).toEqual(
			new Set([1, 2, 3, 4, 5].map((number) => `2026-0000${number}`))
		);
	});
});

describe('files of a sent invoice', () => {
	test('say what they said, whatever changes afterwards', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		await scene.stay();
		const [invoiceId = ''] = await scene.sendAll();
		const files = () =>
			Promise.all(
				(['ubl', 'cii'] as const).map(async (file) =>
					(await answerInvoiceFile(scene.claimer.context, invoiceId, file)).text()
				)
			);
		const before = await files();
		await owner
			.update(providerAccount)
			.set({ iban: OFFICE_IBAN, accountHolder: 'Neu' })
			.where(eq(providerAccount.providerId, scene.provider.id));
		await owner.update(officeAccount).set({ leitwegId: '13075-0002-58', street: 'Neue Straße 1' });
		await orderedAdvance(scene, '10.00');
		expect(await files()).toEqual(before);
	});

	test('give the exemption of the law under which the contract is made', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { id, officeAgs, providerId } = await scene.stay();
		const exemptionOf = async ([invoiceId = '']: string[]) => {
			const file = await (await answerInvoiceFile(scene.claimer.context, invoiceId, 'ubl')).text();
			return /VATEX-[A-Z0-9-]+/.exec(file)?.[0];
		};
		expect(await exemptionOf(await scene.sendAll({ month: '2026-09' as Month }))).toBe('VATEX-EU-132-1H');
		await owner.update(billingAgreement).set({ ruleSet: 'LRV-MV' }).where(eq(billingAgreement.offerId, scene.offer.id));
		await owner.update(placement).set({ serviceType: 'A35A' }).where(eq(placement.id, id));
		await owner.insert(serviceRecord).values({
			...{ placementId: id, officeAgs, providerId: providerId ?? '', day: '2026-10-05' as Day, fromTime: '10:00' },
			...{ untilTime: '11:00', kind: 'with-person', minutes: 60, state: 'released' },
			...{ createdBy: scene.claimer.account.id, createdAt: '2026-10-05T10:00:00Z' }
		});
		expect(await exemptionOf(await scene.sendAll())).toBe('VATEX-EU-132-1G');
	});
});
