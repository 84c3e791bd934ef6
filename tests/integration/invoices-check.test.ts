import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Day, Month } from '../../src/lib/domain/day';
import type { Euro } from '../../src/lib/domain/money';
import { invoice } from '../../src/lib/server/db/schema/invoices';
import { absence, placement } from '../../src/lib/server/db/schema/placements';
import { rateSlice } from '../../src/lib/server/db/schema/rates';
import { makeCase, makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { makeBudget, makeRate } from '../../src/lib/server/db/seed/factories';
import { test } from '../setup/database';
import { billingScene, linesOf, month, person, stateOf } from './invoices-scene';
import { key, refusal } from './placements-scene';

type Scene = Awaited<ReturnType<typeof billingScene>>;

/** After the invoice was sent the office learns that the person was in hospital: days are paid for the kept place. */
async function learnOfAbsence({ owner }: Scene, made: typeof placement.$inferSelect) {
	await owner.insert(absence).values({
		...{ placementId: made.id, officeAgs: made.officeAgs, providerId: made.providerId, reason: 'hospital' },
		...{ fromDay: '2026-10-05' as Day, untilDay: '2026-10-08' as Day }
	});
}

describe('check', () => {
	test('a deviation stands beside what is expected, takes a decision, and the correction is equal', async ({
		owner,
		db
	}) => {
		const scene = await billingScene({ owner, db });
		const { clerk, claimer } = scene;
		await scene.stay();
		const ill = await scene.stay();
		const [invoiceId = ''] = await scene.sendAll();
		await learnOfAbsence(scene, ill);
		const check = await clerk.caller.billing.check({ invoiceId, show: 'deviating' });
		expect(check).toMatchObject({ equal: 1, deviating: 3, undecided: 1 });
		const line = check.lines.find(({ lineId }) => lineId !== null);
		expect(line).toMatchObject({
			cause: 'quantity',
			claimed: { quantity: '31' },
			expected: { quantity: '27', amount: '3240.00' }
		});
		expect(check.lines.find(({ lineId }) => lineId === null)).toMatchObject({
			cause: 'not-claimed',
			expected: { amount: '340.50' }
		});
		const early = clerk.caller.billing.approve({ idempotencyKey: key(), invoiceId, step: 'factual' });
		expect(await refusal(early)).toMatchObject({ code: 'invoice/not-checked', details: { lines: 1 } });
		const lineId = line?.lineId ?? '';
		const objection = {
			invoiceId,
			lineId,
			reason: 'quantity' as const,
			expected: '3240.00',
			text: 'Drei Tage Krankenhaus'
		};
		expect(await clerk.caller.billing.object({ idempotencyKey: key(), ...objection })).toMatchObject({
			state: 'objected'
		});
		const blocked = clerk.caller.billing.approve({ idempotencyKey: key(), invoiceId, step: 'factual' });
		expect(await refusal(blocked)).toMatchObject({ code: 'invoice/wrong-state' });

		const seen = await claimer.caller.billing.invoice({ invoiceId });
		expect(seen.lines.find((one) => one.lineId === lineId)?.objection).toMatchObject({
			expected: '3240.00',
			text: 'Drei Tage Krankenhaus'
		});
		const { invoiceId: correctedId } = await claimer.caller.billing.correct({ idempotencyKey: key(), invoiceId });
		await claimer.caller.billing.send({ idempotencyKey: key(), invoiceId: correctedId, placeKept: true });
		expect(await stateOf(owner, invoiceId)).toBe('cancelled');
		expect(await clerk.caller.billing.check({ invoiceId: correctedId })).toMatchObject({ equal: 4, deviating: 0 });
		const { related } = await claimer.caller.billing.invoice({ invoiceId });
		expect(related.map(({ kind, total, state }) => [kind, total, state]).toSorted()).toEqual([
			['corrected', '7420.50', 'in-check'],
			['credit-note', '-7440.00', 'cancelled']
		]);
	});

	test('a deviation that the office accepts, or an objection that it lifts, is paid', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { clerk } = scene;
		const made = await scene.stay({ endDay: '2026-10-30' });
		const [invoiceId = ''] = await scene.sendAll();
		expect((await linesOf(owner, invoiceId))[0]?.placementId).toBe(made.id);
		const { lines } = await clerk.caller.billing.check({ invoiceId });
		expect(lines[0]).toMatchObject({ cause: 'outside-commitment', expected: { quantity: '30', amount: '3600.00' } });
		const lineId = lines[0]?.lineId ?? '';
		await clerk.caller.billing.object({
			idempotencyKey: key(),
			invoiceId,
			lineId,
			reason: 'outside-commitment',
			expected: '3600.00'
		});
		const accepted = { idempotencyKey: key(), invoiceId, lineId, text: 'Verlängerung ist mündlich zugesagt' };
		expect(await clerk.caller.billing.accept(accepted)).toMatchObject({ state: 'in-check' });
		await scene.order([invoiceId]);
		expect(await stateOf(owner, invoiceId)).toBe('ordered');
	});

	test('without the declaration, kept places are not paid', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		await learnOfAbsence(scene, await scene.stay());
		const [invoiceId = ''] = await scene.sendAll({ placeKept: false });
		const { lines } = await scene.clerk.caller.billing.check({ invoiceId, show: 'deviating' });
		expect(lines).toMatchObject([{ cause: 'place-keeping', claimed: { amount: '340.50' }, expected: null }]);
	});

	test('two stays of one person may meet on one day, not on two', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const help = await makeCase(owner, { officeAgs: '13075' });
		await scene.stay({ case: help, leftOn: '2026-10-15' });
		const rival = await makePlacement(owner, {
			...{ case: help, offer: scene.offer, createdBy: scene.lead.account.id, beginDay: '2026-10-15' as Day },
			...{ endDay: '2027-05-31' as Day, events: ['reserved', 'consented', 'booked', 'arrived'] }
		});
		const [invoiceId = ''] = await scene.sendAll();
		expect(await scene.clerk.caller.billing.check({ invoiceId })).toMatchObject({ equal: 2, deviating: 0 });
		await owner
			.update(placement)
			.set({ arrivedOn: '2026-10-14' as Day, beginDay: '2026-10-14' as Day })
			.where(eq(placement.id, rival.id));
		const { lines } = await scene.clerk.caller.billing.check({ invoiceId, show: 'deviating' });
		expect(lines.map(({ cause }) => cause)).toEqual(['overlap', 'overlap']);
	});

	test('many equal ones are approved at once, and one deviation among them holds all back', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const made = await scene.stay({ beginDay: '2026-08-01' });
		const ids: string[] = [];
		for (const one of ['2026-08', '2026-09', '2026-10'] as Month[]) ids.push(...(await scene.sendAll({ month: one })));
		await learnOfAbsence(scene, made);
		const approve = (invoiceIds: string[]) =>
			scene.clerk.caller.billing.approve({ idempotencyKey: key(), invoiceIds, step: 'factual' });
		expect(await refusal(approve(ids))).toMatchObject({ code: 'invoice/not-checked' });
		expect(await Promise.all(ids.map((id) => stateOf(owner, id)))).toEqual(['sent', 'sent', 'sent']);
		expect((await approve(ids.slice(0, 2))).approved).toHaveLength(2);
	});

	test('the team lead approves but does not check', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		await scene.stay();
		const [invoiceId = ''] = await scene.sendAll();
		await scene.lead.caller.billing.approve({ idempotencyKey: key(), invoiceId, step: 'factual' });
		expect(await refusal(scene.lead.caller.billing.check({ invoiceId }))).toMatchObject({ code: 'not-allowed' });
		await scene.clerk.caller.billing.approve({ idempotencyKey: key(), invoiceId, step: 'arithmetical' });
		expect(await stateOf(owner, invoiceId)).toBe('approved-arithmetically');
	});

	test('foreign offices and providers find nothing', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		await scene.stay();
		const [invoiceId = ''] = await scene.sendAll();
		const foreign = await person({ owner, db }, 'finance', { office: '13071' });
		const rival = await person({ owner, db }, 'provider-finance', {
			providerId: (await billingScene({ owner, db })).provider.id
		});
		for (const { caller } of [foreign, rival]) {
			expect((await caller.billing.invoices({})).rows).toEqual([]);
			expect(await refusal(caller.billing.invoice({ invoiceId }))).toMatchObject({ code: 'not-found' });
		}
		expect(await refusal(foreign.caller.billing.order({ idempotencyKey: key(), invoiceId }))).toMatchObject({
			code: 'not-found'
		});
		expect(await refusal(rival.caller.billing.correct({ idempotencyKey: key(), invoiceId }))).toMatchObject({
			code: 'not-found'
		});
	});
});

describe('money that goes back', () => {
	test('an ordered invoice that is taken back frees the budget to the cent', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db }, { office: '13003' });
		await makeBudget(owner, { officeAgs: '13003', serviceType: 'S34', amount: '10000.00' as Euro });
		await scene.stay();
		const [invoiceId = ''] = await scene.sendAll();
		await scene.order([invoiceId]);
		const left = async () =>
			(await scene.clerk.caller.billing.budget({ year: 2026 })).lines.find(({ serviceType }) => serviceType === 'S34')
				?.remaining;
		expect(await left()).toBe('6280.00');
		const credit = { idempotencyKey: key(), invoiceId, reason: 'Doppelt gesendet' };
		expect(await scene.claimer.caller.billing.creditNote(credit)).toMatchObject({
			state: 'cancelled',
			number: '2026-00002'
		});
		expect(await left()).toBe('10000.00');
		expect(await scene.close()).toMatchObject({ total: 1 });
		const again = scene.claimer.caller.billing.creditNote({ ...credit, idempotencyKey: key() });
		expect(await refusal(again)).toMatchObject({ code: 'invoice/wrong-state' });
	});

	test('what is paid is set against the next payment', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db }, { office: '13076' });
		const { clerk, claimer } = scene;
		await scene.stay({ beginDay: '2026-09-01' });
		await scene.stay({ beginDay: '2026-09-11' });
		const [september = ''] = await scene.sendAll({ month: '2026-09' as Month });
		await scene.order([september]);
		const executionDay = '2026-12-01' as Day;
		await clerk.caller.billing.pay({ idempotencyKey: key(), invoiceIds: [september], executionDay });
		const { creditId } = await claimer.caller.billing.creditNote({
			idempotencyKey: key(),
			invoiceId: september,
			reason: 'Falscher Monat'
		});
		expect(await stateOf(owner, september)).toBe('ordered');
		expect(await clerk.caller.billing.check({ invoiceId: creditId })).toMatchObject({ equal: 2, deviating: 0 });
		const [october = ''] = await scene.sendAll();
		await scene.order([creditId, october]);
		const run = await clerk.caller.billing.pay({
			idempotencyKey: key(),
			invoiceIds: [creditId, october],
			executionDay
		});
		expect(run).toMatchObject({ count: 1, total: '1440.00' });
	});

	test('a rate that rises after the fact makes one difference per month; the closed months stay', async ({
		owner,
		db
	}) => {
		const scene = await billingScene({ owner, db });
		await scene.stay();
		const ids = [...(await scene.sendAll({ month: '2026-09' as Month })), ...(await scene.sendAll())];
		await owner
			.update(rateSlice)
			.set({ untilDay: '2026-09-16' as Day })
			.where(eq(rateSlice.offerId, scene.offer.id));
		await makeRate(owner, { offerId: scene.offer.id, fromDay: '2026-09-16' as Day, amount: '124.00' as Euro });
		const span = { from: '2026-08' as Month, to: month };
		const { drafts } = await scene.claimer.caller.billing.differences({ idempotencyKey: key(), ...span });
		expect(drafts.map(({ month: of, total }) => [of, total])).toEqual([
			['2026-09', '60.00'],
			['2026-10', '124.00']
		]);
		const invoiceIds = drafts.map(({ invoiceId }) => invoiceId);
		await scene.claimer.caller.billing.send({ idempotencyKey: key(), invoiceIds });
		for (const invoiceId of invoiceIds) {
			expect(await scene.clerk.caller.billing.check({ invoiceId })).toMatchObject({ deviating: 0 });
		}
		const totals = await owner
			.select({ id: invoice.id, total: invoice.total })
			.from(invoice)
			.where(eq(invoice.providerId, scene.provider.id));
		expect(ids.map((id) => totals.find((row) => row.id === id)?.total)).toEqual(['3600.00', '3720.00']);
		const again = await scene.claimer.caller.billing.differences({ idempotencyKey: key(), ...span });
		expect(again.drafts).toEqual([]);
	});

	test('an advance is decided by a person, paid, and set off in the next invoice', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { clerk, claimer } = scene;
		await scene.stay();
		const asked = { officeAgs: '13075', month, amount: '1500', reason: 'Vorfinanzierung der Ferienfahrt' };
		const { invoiceId: advanceId } = await claimer.caller.billing.requestAdvance({ idempotencyKey: key(), ...asked });
		const { lines } = await clerk.caller.billing.check({ invoiceId: advanceId });
		expect(lines).toMatchObject([{ cause: 'advance', claimed: { amount: '1500.00' } }]);
		await clerk.caller.billing.accept({
			idempotencyKey: key(),
			invoiceId: advanceId,
			lineId: lines[0]?.lineId ?? '',
			text: 'Vereinbart'
		});
		await scene.order([advanceId]);
		const { invoices } = await scene.close();
		expect(invoices).toMatchObject([{ total: '2220.00', lines: 2 }]);
		const [invoiceId = ''] = await scene.sendAll();
		expect(await clerk.caller.billing.check({ invoiceId })).toMatchObject({ equal: 2, deviating: 0 });
		await scene.stay({ beginDay: '2026-10-31' });
		expect(await scene.close()).toMatchObject({ invoices: [{ total: '120.00', lines: 1 }] });
	});
});
