import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Day } from '../../src/lib/domain/day';
import type { Euro } from '../../src/lib/domain/money';
import { auditEntry } from '../../src/lib/server/db/schema/access';
import { inboxMessage } from '../../src/lib/server/db/schema/inbox';
import { invoice, invoiceEvent, invoiceLine, paymentRun } from '../../src/lib/server/db/schema/invoices';
import { makeBudget } from '../../src/lib/server/db/seed/factories';
import { test } from '../setup/database';
import { billingScene, linesOf, month, person, stateOf } from './invoices-scene';
import { key, refusal } from './placements-scene';

const executionDay = '2026-12-01' as Day;
const csv = (reference: string, amount: string) =>
	`EndToEndId;Betrag;Datum;Status\n${reference};${amount};01.12.2026;gebucht\n`;

const referenceIn = (file: string) => /<EndToEndId>([^<]+)</.exec(file)?.[1] ?? '';

describe('the life of an invoice', () => {
	test('from the month to the paid amount, with who did what', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { claimer, clerk, second } = scene;
		await makeBudget(owner, { serviceType: 'S34', amount: '100000.00' as Euro });
		await scene.stay();
		await scene.stay({ leftOn: '2026-10-10' });
		const closed = await scene.close();
		expect(closed).toMatchObject({ state: 'done', total: 2, done: 2, invoices: [{ total: '4920.00', lines: 2 }] });
		const [draft] = closed.invoices;
		const invoiceId = draft?.invoiceId ?? '';
		expect((await clerk.caller.billing.invoices({})).rows).toEqual([]);

		const { sent } = await claimer.caller.billing.send({ idempotencyKey: key(), invoiceIds: [invoiceId] });
		expect(sent).toEqual([{ invoiceId, number: '2026-00001', dueOn: '2026-12-09' }]);
		const list = await clerk.caller.billing.invoices({ due: null, month });
		expect(list).toMatchObject({
			total: 1,
			rows: [{ number: '2026-00001', state: 'sent', waitsFor: 'Jugendamt: prüfen' }]
		});

		const check = await clerk.caller.billing.check({ invoiceId });
		expect(check).toMatchObject({ equal: 2, deviating: 0, undecided: 0, state: 'in-check' });
		await clerk.caller.billing.approve({ idempotencyKey: key(), invoiceId, step: 'factual' });
		const same = clerk.caller.billing.approve({ idempotencyKey: key(), invoiceId, step: 'arithmetical' });
		expect(await refusal(same)).toMatchObject({ code: 'invoice/same-person' });
		await second.caller.billing.approve({ idempotencyKey: key(), invoiceId, step: 'arithmetical' });
		await clerk.caller.billing.order({ idempotencyKey: key(), invoiceId });
		const budget = await clerk.caller.billing.budget({ year: 2026 });
		expect(budget.lines.find(({ serviceType }) => serviceType === 'S34')).toEqual({
			...{ serviceType: 'S34', budget: '100000.00', charged: '4920.00', remaining: '95080.00' }
		});

		const run = await clerk.caller.billing.pay({ idempotencyKey: key(), invoiceIds: [invoiceId], executionDay });
		expect(run).toMatchObject({ number: 1, count: 1, total: '4920.00' });
		const [stored] = await owner.select().from(paymentRun).where(eq(paymentRun.id, run.runId));
		expect(stored?.file).toContain('2026-00001');
		expect(stored?.file).not.toMatch(/Lena|Test/);
		const reference = referenceIn(stored?.file ?? '');
		const fed = await clerk.caller.billing.feedback({ idempotencyKey: key(), file: csv(reference, '4.920,00') });
		expect(fed).toEqual({ paid: 1, returned: 0, unmatched: [] });

		expect(await clerk.caller.billing.paymentRuns({})).toMatchObject({ total: 1, rows: [{ invoices: 1, paid: 1 }] });

		const whole = await claimer.caller.billing.invoice({ invoiceId });
		expect(whole).toMatchObject({ state: 'paid', paidOn: '2026-12-01', waitsFor: null });
		expect(whole.events.map(({ kind }) => kind)).toEqual([
			...['proposed', 'sent', 'received', 'approved-factually', 'approved-arithmetically', 'ordered', 'paid']
		]);
		expect(whole.lines.map(({ days }) => days.length).toSorted((a, b) => a - b)).toEqual([10, 31]);
		const told = await owner.select({ kind: inboxMessage.kind }).from(inboxMessage);
		expect(told.map(({ kind }) => kind)).toEqual(['invoice-received', 'invoice-paid']);
		const audited = await owner.select().from(auditEntry).where(eq(auditEntry.subjectId, invoiceId));
		expect(audited.map(({ action }) => action)).toEqual(
			expect.arrayContaining(['billing/sent', 'billing/ordered', 'billing/paid'])
		);
	});

	test('each command sent twice has one effect', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		await scene.stay();
		const { invoices } = await scene.close();
		const send = { idempotencyKey: key(), invoiceIds: invoices.map(({ invoiceId }) => invoiceId) };
		const answers = await Promise.all([
			scene.claimer.caller.billing.send(send),
			scene.claimer.caller.billing.send(send)
		]);
		expect(answers[1]).toEqual(answers[0]);
		const [invoiceId = ''] = send.invoiceIds;
		await scene.approve([invoiceId]);
		const order = { idempotencyKey: key(), invoiceId };
		await scene.clerk.caller.billing.order(order);
		await scene.clerk.caller.billing.order(order);
		const again = scene.clerk.caller.billing.order({ ...order, idempotencyKey: key() });
		expect(await refusal(again)).toMatchObject({ code: 'invoice/wrong-state' });
		const events = await owner.select().from(invoiceEvent).where(eq(invoiceEvent.invoiceId, invoiceId));
		expect(events.filter(({ kind }) => kind === 'sent' || kind === 'ordered')).toHaveLength(2);
	});

	test('nothing of a sent invoice is changed or removed, not even in the database', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		await scene.stay();
		const [invoiceId = ''] = await scene.sendAll();
		const attempts = [
			owner
				.update(invoice)
				.set({ total: '1.00' as Euro })
				.where(eq(invoice.id, invoiceId)),
			owner
				.update(invoiceLine)
				.set({ amount: '1.00' as Euro })
				.where(eq(invoiceLine.invoiceId, invoiceId)),
			owner.delete(invoiceLine).where(eq(invoiceLine.invoiceId, invoiceId)),
			owner.delete(invoice).where(eq(invoice.id, invoiceId))
		];
		for (const attempt of attempts) await expect(attempt).rejects.toThrow();
		expect((await linesOf(owner, invoiceId)).map(({ amount }) => amount)).toEqual(['3720.00']);
		const discarded = scene.claimer.caller.billing.discard({ idempotencyKey: key(), invoiceId });
		expect(await refusal(discarded)).toMatchObject({ code: 'invoice/wrong-state' });
	});
});

describe('payment', () => {
	test('what came back can be paid again, what does not fit changes nothing', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { clerk } = scene;
		await scene.stay();
		const invoiceIds = await scene.sendAll();
		await scene.order(invoiceIds);
		const run = await clerk.caller.billing.pay({ idempotencyKey: key(), invoiceIds, executionDay });
		const [stored] = await owner.select().from(paymentRun).where(eq(paymentRun.id, run.runId));
		const reference = referenceIn(stored?.file ?? '');
		const wrong = await clerk.caller.billing.feedback({
			...{ idempotencyKey: key(), file: `${csv(reference, '3.720,01')}ZL99-0000000000000000;1,00;01.12.2026;gebucht\n` }
		});
		expect(wrong).toMatchObject({ paid: 0, returned: 0, unmatched: [{ amount: '3720.01' }, { amount: '1.00' }] });
		const back = csv(reference, '3.720,00').replace('gebucht', 'zurückgegeben');
		expect(await clerk.caller.billing.feedback({ idempotencyKey: key(), file: back })).toMatchObject({ returned: 1 });
		expect(await stateOf(owner, invoiceIds[0] ?? '')).toBe('ordered');
		const second = await clerk.caller.billing.pay({ idempotencyKey: key(), invoiceIds, executionDay });
		expect(second.number).toBe(run.number + 1);
	});

	test('the past is no day to pay on, and nothing is paid twice', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		await scene.stay();
		const invoiceIds = await scene.sendAll();
		await scene.order(invoiceIds);
		const { pay } = scene.clerk.caller.billing;
		expect(await refusal(pay({ idempotencyKey: key(), invoiceIds, executionDay: '2026-11-24' }))).toHaveProperty(
			'fields.executionDay'
		);
		const both = [1, 2].map(() => pay({ idempotencyKey: key(), invoiceIds, executionDay }));
		const ended = await Promise.allSettled(both);
		expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
	});

	test('postings go to the treasury once, under its product and account, and once more when taken back', async ({
		owner,
		db
	}) => {
		const office = '13003';
		const scene = await billingScene({ owner, db }, { office });
		const { clerk } = scene;
		const admin = await person({ owner, db }, 'office-admin', { office });
		const save = (account: string) =>
			admin.caller.billing.savePostingAccount({
				...{ idempotencyKey: key(), serviceType: 'S34', product: '36340', account }
			});
		await expect(save('')).rejects.toThrow('Bitte Produkt und Sachkonto angeben');
		await save('733100');
		expect(await admin.caller.billing.postingAccounts()).toEqual([
			{ serviceType: 'S34', product: '36340', account: '733100' }
		]);
		await scene.stay();
		const [invoiceId = ''] = await scene.sendAll();
		const take = () => clerk.caller.billing.exportPostings({ idempotencyKey: key(), month });
		expect(await refusal(take())).toHaveProperty('fields.month');
		await scene.order([invoiceId]);
		const first = await take();
		expect(first).toMatchObject({ number: 1, count: 1, total: '3720.00' });
		expect(first.csv.split('\r\n')[1]).toBe(`36340;733100;${scene.provider.name};3720,00;09.12.2026;2026-00001`);
		expect(await refusal(take())).toHaveProperty('fields.month');
		await scene.claimer.caller.billing.creditNote({ idempotencyKey: key(), invoiceId, reason: 'Doppelt' });
		expect(await take()).toMatchObject({ number: 2, count: 1, total: '-3720.00' });
		expect(await refusal(take())).toHaveProperty('fields.month');
		const exports = await clerk.caller.billing.postingExports({ month });
		expect(exports.map(({ number, total }) => [number, total])).toEqual([
			[2, '-3720.00'],
			[1, '3720.00']
		]);
		expect(await clerk.caller.billing.postings({ exportId: first.exportId })).toEqual({ number: 1, csv: first.csv });
		const foreign = await person({ owner, db }, 'finance', { office: '13071' });
		expect(await foreign.caller.billing.postingExports({ month })).toEqual([]);
		expect(await refusal(foreign.caller.billing.postings({ exportId: first.exportId }))).toMatchObject({
			code: 'not-found'
		});
	});
});
