import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Day, Month } from '../../src/lib/domain/day';
import { placement } from '../../src/lib/server/db/schema/placements';
import { makeCase, makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { test } from '../setup/database';
import { billingScene, linesOf, person, stateOf } from './invoices-scene';
import { key, refusal } from './placements-scene';

type Scene = Awaited<ReturnType<typeof billingScene>>;

/** The provider writes down that the person was in hospital: days are paid for the kept place. */
async function recordHospital(
	scene: Scene,
	{ id: stayId }: typeof placement.$inferSelect,
	{ from = '2026-10-05', to = '2026-10-08' } = {}
) {
	const house = await person(scene, 'provider-admin', { providerId: scene.provider.id });
	const absence = { from, to, reason: 'hospital' as const };
	return house.caller.absences.record({ idempotencyKey: key(), stayId, ...absence });
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
		await recordHospital(scene, ill);
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
		const byKind = related.toSorted((a, b) => a.kind.localeCompare(b.kind));
		expect(byKind.map(({ kind, total, state }) => [kind, total, state])).toEqual([
			['corrected', '7420.50', 'in-check'],
			['credit-note', '-7440.00', 'cancelled']
		]);
	});

	test('an objection is met by correcting what is on record, until the invoice is approved', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { clerk, claimer } = scene;
		const ill = await scene.stay();
		const [invoiceId = ''] = await scene.sendAll();
		const { lines } = await clerk.caller.billing.check({ invoiceId });
		const objection = { reason: 'other' as const, expected: '3380.50', text: 'War vom 5. bis 8. im Krankenhaus' };
		const lineId = lines[0]?.lineId ?? '';
		await clerk.caller.billing.object({ idempotencyKey: key(), invoiceId, lineId, ...objection });
		await recordHospital(scene, ill);
		const corrected = await claimer.caller.billing.correct({ idempotencyKey: key(), invoiceId });
		await claimer.caller.billing.send({
			...{ idempotencyKey: key(), invoiceId: corrected.invoiceId, placeKept: true }
		});
		expect(await clerk.caller.billing.check({ invoiceId: corrected.invoiceId })).toMatchObject({ deviating: 0 });
		await scene.approve([corrected.invoiceId]);
		expect(await refusal(recordHospital(scene, ill, { from: '2026-10-20', to: '2026-10-22' }))).toEqual({
			...{ code: 'month/closed', details: { month: '2026-10' } }
		});
	});

	test('a credit note opens the month of a paid invoice again', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { clerk, claimer } = scene;
		const ill = await scene.stay();
		const [invoiceId = ''] = await scene.sendAll();
		await scene.order([invoiceId]);
		await clerk.caller.billing.pay({
			...{ idempotencyKey: key(), invoiceIds: [invoiceId], executionDay: '2026-12-01' }
		});
		expect(await refusal(recordHospital(scene, ill))).toMatchObject({ code: 'month/closed' });
		const credit = { idempotencyKey: key(), invoiceId, reason: 'War im Krankenhaus' };
		await claimer.caller.billing.creditNote(credit);
		await recordHospital(scene, ill);
		const [again = ''] = await scene.sendAll();
		const { lines } = await clerk.caller.billing.check({ invoiceId: again });
		expect(lines.map(({ status, claimed }) => [status, claimed?.amount])).toEqual([
			['equal', '3240.00'],
			['equal', '340.50'],
			['equal', '120.00']
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

	test('what nobody has decided yet comes first, page by page', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		for (let count = 0; count < 3; count++) await scene.stay({ endDay: '2026-10-30' });
		const [invoiceId = ''] = await scene.sendAll();
		const pageOf = (page: number) =>
			scene.clerk.caller.billing.comparison({ invoiceId, show: 'deviating', page, pageSize: 1 });
		const ids = async () => (await Promise.all([1, 2, 3].map(pageOf))).map(({ lines }) => lines[0]?.lineId ?? '');
		const [first = '', second = '', third = ''] = await ids();
		const text = 'Verlängert';
		await scene.clerk.caller.billing.accept({ idempotencyKey: key(), invoiceId, lineId: first, text });
		expect(await ids()).toEqual([second, third, first]);
		expect(await pageOf(1)).toMatchObject({ shown: 3, deviating: 3, undecided: 2 });
	});

	test('without the declaration, kept places are not paid', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		await recordHospital(scene, await scene.stay());
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
		await recordHospital(scene, made);
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
		const [line] = await linesOf(owner, invoiceId);
		const objection = { invoiceId, lineId: line?.id ?? '', reason: 'other' as const, expected: '0.00' };
		await scene.clerk.caller.billing.object({ idempotencyKey: key(), ...objection });
		const seen = await scene.clerk.caller.billing.invoice({ invoiceId });
		expect(seen).toMatchObject({ state: 'objected', factualAt: null, arithmeticalAt: null });
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
