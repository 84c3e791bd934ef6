import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { euro, toCents, type Euro } from '../money';
import { remainingBudget } from './remaining-budget';

const amounts = (entries: [string | null, string][]) =>
	new Map(entries.map(([kind, amount]) => [kind, amount as Euro]));

describe('remainingBudget', () => {
	it('per kind of help, the whole first', () => {
		const lines = remainingBudget(
			amounts([
				[null, '1000.00'],
				['S34', '700.00'],
				['S31', '200.00']
			]),
			amounts([
				['S34', '700.01'],
				['S30', '5.00']
			])
		);
		expect(lines).toEqual([
			{ serviceType: null, budget: '1000.00', charged: '705.01', remaining: '294.99' },
			{ serviceType: 'S30', budget: null, charged: '5.00', remaining: null },
			{ serviceType: 'S31', budget: '200.00', charged: '0.00', remaining: '200.00' },
			{ serviceType: 'S34', budget: '700.00', charged: '700.01', remaining: '-0.01' }
		]);
	});

	it('is right to the cent whatever is charged and taken back', () => {
		const charge = fc.tuple(fc.constantFrom('S30', 'S34', null), fc.integer({ min: -1_000_000, max: 1_000_000 }));
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 100_000_000 }), fc.array(charge), (planned, charges) => {
				const sums = new Map<string | null, number>();
				for (const [kind, cents] of charges) sums.set(kind, (sums.get(kind) ?? 0) + cents);
				const charged = new Map([...sums].map(([kind, cents]) => [kind, euro(cents / 100)]));
				const [whole] = remainingBudget(new Map([[null, euro(planned / 100)]]), charged);
				const spent = charges.reduce((sum, [, cents]) => sum + cents, 0);
				expect(toCents(whole?.remaining ?? euro(0))).toBe(planned - spent);
			})
		);
	});
});
