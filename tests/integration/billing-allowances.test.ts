import { describe, expect } from 'vitest';
import { addDays, type Day } from '../../src/lib/domain/day';
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
});
