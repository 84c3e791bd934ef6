import { describe, expect, it } from 'vitest';
import type { Euro } from '../money';
import { barsOfBudget } from './budget-bars';
import type { BudgetRow } from './budget-plan';

const row = (
	serviceType: 'S34' | 'A31',
	values: Partial<Record<'budget' | 'committed' | 'ordered' | 'forecast', string>>
) =>
	({
		...{ serviceType, budget: null, committed: null, ordered: null, forecast: null, remaining: null },
		...{ suppressed: false, orderedSuppressed: false, ...(values as Record<string, Euro>) }
	}) as BudgetRow;

describe('the amounts of a budget, drawn', () => {
	it('are as long as they are large, beside the largest of all', () => {
		const rows = [
			row('S34', { budget: '2000.00', committed: '500.00', forecast: '1000.00' }),
			row('A31', { ordered: '1.00' })
		];
		expect(barsOfBudget(rows)).toEqual([
			{
				serviceType: 'S34',
				bars: [
					{ label: 'Ansatz', value: '2000.00', share: 100 },
					{ label: 'Gebunden', value: '500.00', share: 25 },
					{ label: 'Prognose', value: '1000.00', share: 50 }
				]
			},
			{ serviceType: 'A31', bars: [{ label: 'Angeordnet', value: '1.00', share: 0.1 }] }
		]);
	});

	it('leave out a kind of help of which nothing is shown, and have no length where all are 0', () => {
		expect(barsOfBudget([row('S34', {}), row('A31', { budget: '0.00' })])).toEqual([
			{ serviceType: 'A31', bars: [{ label: 'Ansatz', value: '0.00', share: 0 }] }
		]);
	});
});
