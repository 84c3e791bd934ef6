import { describe, expect, it } from 'vitest';
import type { Euro } from '../money';
import { budgetPlan, type KindOfYear } from './budget-plan';

const kind = (values: Partial<KindOfYear>): KindOfYear => ({
	...{ serviceType: 'S34', budget: '1000.00' as Euro, cases: 9, committed: '900', expected: '950', ordered: null },
	...values
});

describe('the budget of a year', () => {
	it('is held against what is committed, ordered and expected', () => {
		const { rows, total } = budgetPlan(
			[kind({ ordered: '400.00' as Euro }), kind({ serviceType: 'A31', budget: null })],
			null,
			true
		);
		expect(rows[0]).toMatchObject({ committed: '900.00', ordered: '400.00', forecast: '950.00', remaining: '50.00' });
		expect(rows[1]).toMatchObject({ budget: null, remaining: null });
		expect(total).toMatchObject({ budget: '1000.00', committed: '1800.00', forecast: '1900.00', remaining: '-900.00' });
	});

	it('is the whole one where there is one, and rounded once after adding', () => {
		const thirds = [
			kind({ expected: '0.333' }),
			kind({ serviceType: 'S41', expected: '0.333' }),
			kind({ serviceType: 'T32', expected: '0.334' })
		];
		const { total } = budgetPlan(thirds, '5.00' as Euro, true);
		expect(total).toMatchObject({ budget: '5.00', forecast: '1.00', remaining: '4.00' });
	});

	it('keeps back kinds from fewer than three cases from whoever sees aggregates only, never their budget', () => {
		const kinds = [
			kind({ cases: 1 }),
			kind({ serviceType: 'S41', cases: 20 }),
			kind({ serviceType: 'T32', cases: 30 })
		];
		const { rows } = budgetPlan(kinds, null, false);
		expect(rows.map(({ suppressed, committed }) => [suppressed, committed])).toEqual([
			[true, null],
			[true, null],
			[false, '900.00']
		]);
		expect(rows[0]?.budget).toBe('1000.00');
		expect(budgetPlan(kinds, null, true).rows.every(({ suppressed }) => !suppressed)).toBe(true);
	});
});
