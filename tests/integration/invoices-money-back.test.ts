import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Day, Month } from '../../src/lib/domain/day';
import type { Euro } from '../../src/lib/domain/money';
import { invoice } from '../../src/lib/server/db/schema/invoices';
import { rateSlice } from '../../src/lib/server/db/schema/rates';
import { makeBudget, makeRate } from '../../src/lib/server/db/seed/factories';
import { test } from '../setup/database';
import { billingScene, month, stateOf } from './invoices-scene';
import { key, refusal } from './placements-scene';

describe('money that goes back', () => {
	test('an ordered invoice that is taken back frees the budget to the cent', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db }, { office: '13003' });
		await makeBudget(owner, { officeAgs: '13003', serviceType: 'S34', amount: '10000.00' as Euro });
		await scene.stay();
		const [invoiceId = ''] = await scene.sendAll();
		const planned = () => scene.lead.caller.placements.monthBudget({ serviceType: 'S34', month });
		const before = await planned();
		expect(before).toMatchObject({ ordered: '0.00' });
		await scene.order([invoiceId]);
		// What was planned for the stay and what was ordered for it are never both counted.
		expect(await planned()).toMatchObject({ ordered: '3720.00', committed: '3720.00' });
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
		expect(await planned()).toEqual(before);
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
		const preview = await scene.claimer.caller.billing.differencePreview(span);
		expect(preview.invoices).toMatchObject([
			{
				...{ month: '2026-09', officeAgs: '13075', total: '60.00' },
				lines: [
					{ quantity: '-30', price: '120.00', amount: '-3600.00' },
					{ quantity: '15', price: '120.00', amount: '1800.00' },
					{ quantity: '15', price: '124.00', amount: '1860.00' }
				]
			},
			{ month: '2026-10', total: '124.00', lines: [{ amount: '-3720.00' }, { amount: '3844.00' }] }
		]);
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
		expect(await scene.claimer.caller.billing.differencePreview(span)).toEqual({ invoices: [] });
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
		const { offices, open } = await claimer.caller.billing.advances();
		expect(offices).toMatchObject([{ officeAgs: '13075' }]);
		expect(open).toEqual([]);
		await scene.order([advanceId]);
		expect(await claimer.caller.billing.advances()).toMatchObject({
			...{ open: [{ officeAgs: '13075', amount: '1500.00' }], rows: [{ invoiceId: advanceId, state: 'ordered' }] }
		});
		const { invoices } = await scene.close();
		expect(invoices).toMatchObject([{ total: '2220.00', lines: 2 }]);
		const [invoiceId = ''] = await scene.sendAll();
		expect(await clerk.caller.billing.check({ invoiceId })).toMatchObject({ equal: 2, deviating: 0 });
		expect((await claimer.caller.billing.advances()).open).toEqual([]);
		await scene.stay({ beginDay: '2026-10-31' });
		expect(await scene.close()).toMatchObject({ invoices: [{ total: '120.00', lines: 1 }] });
	});
});
