import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { capacitySlice } from '../../src/lib/server/db/schema/capacity';
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
});
