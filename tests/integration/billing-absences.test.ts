import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { InvoiceState } from '../../src/lib/domain/billing/states';
import { addDays } from '../../src/lib/domain/day';
import type { Euro } from '../../src/lib/domain/money';
import { inboxMessage } from '../../src/lib/server/db/schema/inbox';
import { invoice, invoiceLine } from '../../src/lib/server/db/schema/invoices';
import { liveEvent } from '../../src/lib/server/db/schema/live';
import { test } from '../setup/database';
import { dayOf, month, stayScene } from './billing-scene';
import { key, refusal, today } from './placements-scene';

describe('absences', () => {
	test('are written down, corrected and removed; the other side and open pages hear of it', async ({ owner, db }) => {
		const { house, worker, stay, record } = await stayScene({ owner, db });
		const { absenceId } = await record({ from: dayOf(5), to: null, reason: 'hospital' });
		await record({ absenceId, from: dayOf(5), to: dayOf(9), reason: 'hospital' });
		const { rows } = await worker.caller.absences.list({ stayId: stay.id });
		expect(rows).toMatchObject([{ absenceId, from: dayOf(5), to: dayOf(9), reason: 'hospital', consented: false }]);
		const told = await owner.select().from(inboxMessage).where(eq(inboxMessage.placementId, stay.id));
		expect(told.filter(({ kind }) => kind === 'absence-recorded').map(({ accountId }) => accountId)).toEqual([
			worker.account.id,
			worker.account.id
		]);
		expect((await owner.select().from(liveEvent).where(eq(liveEvent.placementId, stay.id))).length).toBeGreaterThan(2);
		await house.caller.absences.remove({ idempotencyKey: key(), absenceId });
		expect((await worker.caller.absences.list({ stayId: stay.id })).rows).toEqual([]);
	});

	test('what cannot be is refused at its field, an overlap with its days', async ({ owner, db }) => {
		const { record, entry } = await stayScene({ owner, db });
		await record({ from: dayOf(5), to: dayOf(9) });
		expect(await refusal(record({ from: dayOf(8), to: dayOf(12) }))).toEqual({
			code: 'absence/overlaps',
			details: { from: dayOf(5), to: dayOf(9) }
		});
		expect(await refusal(record({ from: dayOf(7), to: dayOf(6) }))).toMatchObject({
			fields: { to: expect.any(String) as string }
		});
		expect(await refusal(record({ from: addDays(entry, -1), to: null }))).toMatchObject({
			fields: { from: expect.any(String) as string }
		});
		const ahead = { from: addDays(today, 1), to: null, reason: 'illness' as const };
		expect(await refusal(record(ahead))).toEqual({ fields: { from: 'Der Tag liegt in der Zukunft.' } });
	});

	test('a consent of the office pays beyond the limit; the provider has none to give', async ({ owner, db }) => {
		const { house, finance, stay, record } = await stayScene({ owner, db });
		const { absenceId } = await record({ from: addDays(dayOf(1), -40), to: dayOf(20), reason: 'leave' });
		const before = await finance.caller.billing.preview({ stayId: stay.id, month });
		expect(before.warnings.map(({ code }) => code)).toContain('limit-used-up');
		const consent = { absenceId, consented: true };
		expect(await refusal(house.caller.absences.consent({ idempotencyKey: key(), ...consent }))).toMatchObject({
			code: 'not-allowed'
		});
		await finance.caller.absences.consent({ idempotencyKey: key(), ...consent });
		const after = await house.caller.billing.preview({ stayId: stay.id, month });
		expect(after.days.slice(0, 19).map(({ amount }) => amount)).toEqual(Array<string>(19).fill('113.50'));
	});

	test('a consent is for the days that the office knew: other days end it, and the office hears so', async ({
		owner,
		db
	}) => {
		const { finance, worker, stay, record } = await stayScene({ owner, db });
		const days = { from: addDays(dayOf(1), -40), to: dayOf(20), reason: 'leave' as const };
		const { absenceId } = await record(days);
		await finance.caller.absences.consent({ idempotencyKey: key(), absenceId, consented: true });
		await finance.caller.absences.decide({ idempotencyKey: key(), absenceId, decision: 'rate' });
		const known = async () => (await finance.caller.absences.list({ stayId: stay.id })).rows[0];
		await record({ ...days, absenceId });
		expect(await known()).toMatchObject({ consented: true, decision: 'rate' });
		await record({ ...days, absenceId, to: dayOf(25) });
		expect(await known()).toMatchObject({ to: dayOf(25), consented: false, decision: null, decidedAt: null });
		const told = await owner.select().from(inboxMessage).where(eq(inboxMessage.placementId, stay.id));
		expect(told.map(({ kind }) => kind).filter((kind) => kind.startsWith('absence'))).toEqual([
			...['absence-recorded', 'absence-recorded', 'absence-undecided']
		]);
		expect(new Set(told.map(({ accountId }) => accountId))).toContain(worker.account.id);
		const { warnings } = await finance.caller.billing.preview({ stayId: stay.id, month });
		expect(warnings.map(({ code }) => code)).toContain('limit-used-up');
	});

	test('what the contract leaves open the office decides, and the days say so', async ({ owner, db }) => {
		const { house, finance, stay, record } = await stayScene({ owner, db });
		const { absenceId } = await record({ from: dayOf(5), to: dayOf(7), reason: 'social-facility' });
		const days = async () =>
			(await house.caller.billing.preview({ stayId: stay.id, month })).days.slice(4, 7).map((day) => ({
				...{ kind: day.kind, amount: day.amount, decidedOn: day.decidedOn }
			}));
		const undecided = { kind: 'undecided', amount: '0.00', decidedOn: undefined };
		expect(await days()).toEqual([undecided, undecided, undecided]);
		const decide = (caller: typeof house.caller, decision: 'place-keeping-fee' | 'nothing' | null) =>
			caller.absences.decide({ idempotencyKey: key(), absenceId, decision });
		expect(await refusal(decide(house.caller, 'place-keeping-fee'))).toMatchObject({ code: 'not-allowed' });
		await decide(finance.caller, 'place-keeping-fee');
		const kept = { kind: 'paid-absence', amount: '113.50', decidedOn: today };
		expect(await days()).toEqual([kept, kept, kept]);
		await decide(finance.caller, 'nothing');
		expect((await days())[0]).toEqual({ kind: 'unpaid', amount: '0.00', decidedOn: today });
		await decide(finance.caller, null);
		expect(await days()).toEqual([undecided, undecided, undecided]);
	});

	test('an approved month is closed, the days after it are not', async ({ owner, db }) => {
		const { worker, stay, offer, record } = await stayScene({ owner, db });
		const { absenceId } = await record({ from: dayOf(20), to: null, reason: 'hospital' });
		const made = await owner
			.insert(invoice)
			.values({
				...{
					officeAgs: '13075',
					providerId: offer.providerId,
					month: dayOf(1),
					kind: 'invoice',
					total: '0.00' as Euro
				},
				...{ createdBy: worker.account.id, createdAt: new Date().toISOString() }
			})
			.returning();
		const invoiceId = made[0]?.id ?? '';
		await owner.insert(invoiceLine).values({
			...{ invoiceId, officeAgs: '13075', providerId: offer.providerId, position: 1, placementId: stay.id },
			...{ fromDay: dayOf(1), toDay: dayOf(20), quantity: '20', unit: 'day', price: '120.00' as Euro },
			...{ amount: '2400.00' as Euro, rule: 'present' }
		});
		const change = { absenceId, from: dayOf(19), to: null, reason: 'hospital' as const };
		const sent = { number: 'T-1', sentAt: new Date().toISOString(), dueOn: today };
		const becomes = (state: InvoiceState, values = {}) =>
			owner
				.update(invoice)
				.set({ state, ...values })
				.where(eq(invoice.id, invoiceId));
		// Neither a draft nor what the office still checks closes anything.
		await record(change);
		await becomes('objected', sent);
		await record({ ...change, from: dayOf(17) });
		await record(change);
		await becomes('approved-factually');
		expect(await refusal(record({ ...change, from: dayOf(18) }))).toEqual({ code: 'month/closed', details: { month } });
		await record({ ...change, to: today });
		expect(await refusal(record({ from: dayOf(2), to: dayOf(3) }))).toMatchObject({ code: 'month/closed' });
	});
});
