import { and, asc, eq, like } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { addDays, firstOfMonth, formatDay, nextMonth, type Day } from '../../src/lib/domain/day';
import type { Euro } from '../../src/lib/domain/money';
import { addUpStaleAllowances } from '../../src/lib/server/billing/granted-allowances';
import type { Database } from '../../src/lib/server/db/client';
import { allowanceRate } from '../../src/lib/server/db/schema/billing';
import { inboxMessage } from '../../src/lib/server/db/schema/inbox';
import { invoice, invoiceLine } from '../../src/lib/server/db/schema/invoices';
import { placement } from '../../src/lib/server/db/schema/placements';
import { test } from '../setup/database';
import { dayOf, month, stayScene } from './billing-scene';
import { key, refusal, today } from './placements-scene';

describe('allowances', () => {
	test('are in the Soll-Kosten of the overview, which it sorts by', async ({ owner, db }) => {
		const { worker, finance, stay } = await stayScene({ owner, db });
		await owner.update(placement).set({ targetFee: 20_000 }).where(eq(placement.id, stay.id));
		const shown = async () => {
			await db.transaction(addUpStaleAllowances);
			const { rows } = await worker.caller.cases.list({ sort: 'targetCost', text: '' });
			return rows.find(({ placementId }) => placementId === stay.id)?.targetCost;
		};
		expect(await shown()).toBe('20000.00');
		const once = { stayId: stay.id, kind: 'clothing' as const, rhythm: 'once' as const, amount: '85.50' };
		await finance.caller.allowances.grant({ idempotencyKey: key(), ...once, from: dayOf(1) });
		expect(await shown()).toBe('20085.50');
		const monthly = { ...once, kind: 'journeys' as const, rhythm: 'month' as const, amount: '10.00' };
		await finance.caller.allowances.grant({ idempotencyKey: key(), ...monthly, from: dayOf(1), to: stay.endDay });
		const live = await finance.caller.allowances.cost({ stayId: stay.id });
		expect(await shown()).toBe(live.cost);
		expect(Number(live.cost)).toBeGreaterThan(20_085.5);
		// A shorter period takes along what it held.
		await owner
			.update(placement)
			.set({ endDay: dayOf(3) })
			.where(eq(placement.id, stay.id));
		expect(await shown()).toBe((await finance.caller.allowances.cost({ stayId: stay.id })).cost);
		expect(await shown()).not.toBe(live.cost);
	});

	test('are granted by finance, billed by the table of the Land, and end', async ({ owner, db }) => {
		const { house, finance, stay } = await stayScene({ owner, db });
		await owner
			.insert(allowanceRate)
			.values({
				...{ landCode: 'MV', kind: 'pocket-money', fromDay: '2020-01-01' as Day, ageFrom: 0, ageTo: 26 },
				...{ amount: '50.00' as Euro, source: 'Test' }
			})
			.onConflictDoNothing();
		const grant = { stayId: stay.id, kind: 'pocket-money' as const, rhythm: 'month' as const, from: dayOf(1) };
		const { grantId } = await finance.caller.allowances.grant({ idempotencyKey: key(), ...grant });
		const { lines } = await house.caller.billing.preview({ stayId: stay.id, month });
		expect(lines).toContainEqual(expect.objectContaining({ rule: 'allowance:pocket-money', amount: '50.00' }));
		await finance.caller.allowances.end({ idempotencyKey: key(), grantId, to: addDays(dayOf(1), 400) });
		expect((await house.caller.allowances.list({ stayId: stay.id })).rows).toMatchObject([{ grantId, amount: null }]);
		const refused = finance.caller.allowances.end({ idempotencyKey: key(), grantId, to: addDays(dayOf(1), -1) });
		expect(await refusal(refused)).toEqual({ fields: { to: 'Das Ende liegt vor dem Beginn.' } });
	});

	test('two monthly grants of one kind never run side by side', async ({ owner, db }) => {
		const { finance, stay } = await stayScene({ owner, db });
		const grant = (kind: 'clothing' | 'journeys', from: Day, to: Day | null = null) =>
			finance.caller.allowances.grant({
				...{ idempotencyKey: key(), stayId: stay.id, kind, amount: '45.00', rhythm: 'month', from, to }
			});
		const { grantId } = await grant('clothing', dayOf(10));
		const taken = (until: string) => `Bekleidung ist vom ${formatDay(dayOf(10))} ${until} schon bewilligt.`;
		expect(await refusal(grant('clothing', dayOf(20)))).toEqual({ fields: { from: taken('bis auf Weiteres') } });
		await finance.caller.allowances.end({ idempotencyKey: key(), grantId, to: dayOf(15) });
		expect(await refusal(grant('clothing', dayOf(1), dayOf(10)))).toEqual({
			fields: { from: taken(`bis ${formatDay(dayOf(15))}`) }
		});
		await grant('clothing', dayOf(16));
		const longer = finance.caller.allowances.end({ idempotencyKey: key(), grantId, to: dayOf(16) });
		expect(await refusal(longer)).toEqual({
			fields: { to: `Bekleidung ist vom ${formatDay(dayOf(16))} bis auf Weiteres schon bewilligt.` }
		});
		await grant('journeys', dayOf(1));
		await grant('journeys', dayOf(2));
	});
});

/** Which side heard of what about a stay, oldest first: 'office allowance-requested'. */
async function toldOf(owner: Database, stayId: string) {
	const told = await owner
		.select()
		.from(inboxMessage)
		.where(and(eq(inboxMessage.placementId, stayId), like(inboxMessage.kind, 'allowance-%')))
		.orderBy(asc(inboxMessage.id));
	return told.map(({ officeAgs, accountId, kind }) => {
		const office = accountId === null ? 'office' : 'asker';
		return `${officeAgs === null ? 'provider' : office} ${kind}`;
	});
}

const shoes = { kind: 'clothing' as const, rhythm: 'once' as const, amount: '85' };

type Billed = { stay: typeof placement.$inferSelect; by: string };

/** An invoice of the month that was sent. */
async function billMonth(owner: Database, { stay: { id, officeAgs, providerId }, by }: Billed) {
	const invoiceId = crypto.randomUUID();
	const sides = { officeAgs, providerId: providerId ?? '' };
	await owner.insert(invoice).values({
		...{ id: invoiceId, ...sides, month: firstOfMonth(month), kind: 'invoice', total: '120.00' as Euro },
		...{ createdBy: by, createdAt: new Date().toISOString() }
	});
	await owner.insert(invoiceLine).values({
		...{ invoiceId, ...sides, position: 1, placementId: id, fromDay: dayOf(1), toDay: dayOf(1), quantity: '1' },
		...{ unit: 'day', price: '120.00' as Euro, amount: '120.00' as Euro, rule: 'present' }
	});
	await owner
		.update(invoice)
		.set({ state: 'sent', number: `A-${invoiceId}`, sentAt: new Date().toISOString(), dueOn: today })
		.where(eq(invoice.id, invoiceId));
}

describe('requests for allowances', () => {
	test('of a provider are granted by the office and paid with the month', async ({ owner, db }) => {
		const { house, finance, stay } = await stayScene({ owner, db });
		const asked = { stayId: stay.id, ...shoes, from: dayOf(5), reason: 'Winterschuhe', evidence: 'Beleg 12' };
		const { requestId } = await house.caller.allowances.request({ idempotencyKey: key(), ...asked });
		const open = await finance.caller.allowances.requests({});
		expect(open).toMatchObject({
			...{ total: 1, rows: [{ requestId, amount: '85.00', evidence: 'Beleg 12', side: 'provider', state: 'open' }] }
		});
		const before = await house.caller.billing.preview({ stayId: stay.id, month });
		expect(before.lines.map(({ rule }) => rule)).not.toContain('allowance:clothing');

		const decision = { requestId, granted: true, amount: '80' };
		expect(await finance.caller.allowances.decide({ idempotencyKey: key(), ...decision })).toMatchObject({
			state: 'granted'
		});
		const { lines } = await house.caller.billing.preview({ stayId: stay.id, month });
		expect(lines).toContainEqual(
			expect.objectContaining({ rule: 'allowance:clothing', amount: '80.00', from: dayOf(5), unit: 'piece' })
		);
		expect((await house.caller.allowances.list({ stayId: stay.id })).requests).toMatchObject([
			{ requestId, state: 'granted', paidFor: dayOf(5), grantedAmount: '80.00' }
		]);
		expect((await finance.caller.allowances.requests({})).total).toBe(0);
		expect((await finance.caller.allowances.requests({ list: 'decided' })).rows).toHaveLength(1);
		expect(await toldOf(owner, stay.id)).toEqual(['office allowance-requested', 'provider allowance-granted']);
		const again = finance.caller.allowances.decide({ idempotencyKey: key(), ...decision });
		expect(await refusal(again)).toEqual({ code: 'placement/wrong-state', details: {} });
	});

	test('are refused with a reason, taken back by the side that asked, and need an amount', async ({ owner, db }) => {
		const { house, worker, finance, stay } = await stayScene({ owner, db });
		const asked = { stayId: stay.id, ...shoes, from: dayOf(5), reason: 'Winterschuhe' };
		const first = await worker.caller.allowances.request({ idempotencyKey: key(), ...asked });
		const second = await worker.caller.allowances.request({ idempotencyKey: key(), ...asked });

		const silent = finance.caller.allowances.decide({ idempotencyKey: key(), ...first, granted: false, answer: ' ' });
		await expect(silent).rejects.toThrow('Bitte begründen, warum der Antrag abgelehnt wird.');
		await finance.caller.allowances.decide({
			...{ idempotencyKey: key(), ...first, granted: false, answer: 'Schon im Pauschalbetrag enthalten.' }
		});
		const byOther = house.caller.allowances.withdraw({ idempotencyKey: key(), ...second });
		expect(await refusal(byOther)).toMatchObject({ code: 'not-allowed' });
		await worker.caller.allowances.withdraw({ idempotencyKey: key(), ...second });
		const { requests, rows } = await worker.caller.allowances.list({ stayId: stay.id });
		expect(requests.map(({ state }) => state).toSorted()).toEqual(['rejected', 'withdrawn']);
		expect(rows).toEqual([]);
		expect(await toldOf(owner, stay.id)).toEqual([
			...['office allowance-requested', 'office allowance-requested'],
			...['asker allowance-rejected', 'office allowance-withdrawn']
		]);

		const nothing = worker.caller.allowances.request({ idempotencyKey: key(), ...asked, amount: null });
		await expect(nothing).rejects.toThrow('Bitte einen Betrag angeben.');
	});

	test('for a month that has been billed are paid with the next invoice', async ({ owner, db }) => {
		const { house, finance, stay, worker } = await stayScene({ owner, db });
		await billMonth(owner, { stay, by: worker.account.id });
		const asked = { stayId: stay.id, ...shoes, from: dayOf(5), reason: 'Winterschuhe' };
		const { requestId } = await house.caller.allowances.request({ idempotencyKey: key(), ...asked });
		await finance.caller.allowances.decide({ idempotencyKey: key(), requestId, granted: true });
		const { requests } = await house.caller.allowances.list({ stayId: stay.id });
		expect(requests).toMatchObject([{ state: 'granted', paidFor: firstOfMonth(nextMonth(month)) }]);
	});
});
