import { describe, expect } from 'vitest';
import { addDays, formatDay, type Day } from '../../src/lib/domain/day';
import type { Euro } from '../../src/lib/domain/money';
import { allowanceRate } from '../../src/lib/server/db/schema/billing';
import { test } from '../setup/database';
import { dayOf, month, stayScene } from './billing-scene';
import { key, refusal } from './placements-scene';

describe('allowances', () => {
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
