import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { findPlacesInUse } from '../../src/lib/server/billing/facts-rows';
import { capacitySlice } from '../../src/lib/server/db/schema/capacity';
import { placement } from '../../src/lib/server/db/schema/placements';
import { test } from '../setup/database';
import { dayOf, month, stayScene } from './billing-scene';

describe('a place that was given to somebody else meanwhile', () => {
	test('is not paid as kept free, on either side', async ({ owner, db }) => {
		const { stay, offer, house, worker, record } = await stayScene({ owner, db });
		await record({ from: dayOf(4), to: dayOf(14), reason: 'hospital' });
		const ask = (side: typeof house | typeof worker) => side.caller.billing.preview({ stayId: stay.id, month });
		const rulesOf = async (side: typeof house | typeof worker) =>
			(await ask(side)).days.slice(3, 14).map(({ rule }) => rule);
		expect(new Set(await rulesOf(house))).toEqual(new Set(['illness']));
		await owner.update(capacitySlice).set({ occupiedOutside: '1.00' }).where(eq(capacitySlice.offerId, offer.id));
		const rules = [...Array<string>(10).fill('place-in-use'), 'illness'];
		expect(await rulesOf(house)).toEqual(rules);
		expect(await rulesOf(worker)).toEqual(rules);
	});

	test('hospital inside a leave is one person away, so a full house is seen', async ({ owner, db }) => {
		const { stay, offer, house, record } = await stayScene({ owner, db });
		await record({ from: dayOf(3), to: dayOf(20), reason: 'leave' });
		await record({ from: dayOf(8), to: dayOf(11), reason: 'hospital' });
		await owner.update(capacitySlice).set({ occupiedOutside: '1.00' }).where(eq(capacitySlice.offerId, offer.id));
		const { days } = await house.caller.billing.preview({ stayId: stay.id, month });
		expect(new Set(days.slice(3, 19).map(({ rule }) => rule))).toEqual(new Set(['place-in-use']));
	});

	test('who has left is not away any more', async ({ owner, db }) => {
		const { stay, offer, record } = await stayScene({ owner, db });
		await record({ from: dayOf(3), to: dayOf(20), reason: 'leave' });
		await owner
			.update(placement)
			.set({ leftOn: dayOf(10), state: 'ended' })
			.where(eq(placement.id, stay.id));
		await owner.update(capacitySlice).set({ occupiedOutside: '99.00' }).where(eq(capacitySlice.offerId, offer.id));
		const days = await findPlacesInUse(owner, [offer.id], dayOf(28));
		expect(days.map(({ day }) => day).sort()).toEqual(Array.from({ length: 8 }, (_, index) => dayOf(3 + index)));
	});
});
