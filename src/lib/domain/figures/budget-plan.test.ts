import { describe, expect, it } from 'vitest';
import type { Euro } from '../money';
import { budgetPlan, type KindOfYear } from './budget-plan';

const kind = (values: Partial<KindOfYear>): KindOfYear => ({
	...{ serviceType: 'S34', budget: '1000.00' as Euro, cases: 9, paidCases: 0, committed: '900', expected: '950' },
	...{ ordered: null, orderedHidden: false, ...values }
});
const whole = (values: Partial<KindOfYear>) => kind({ budget: null, cases: 18, ...values });

describe('the budget of a year', () => {
	it('is held against what is committed, ordered and expected', () => {
		const { rows, total } = budgetPlan(
			[kind({ ordered: '400.00' as Euro }), kind({ serviceType: 'A31', budget: null })],
			whole({ committed: '1800', expected: '1900', ordered: '400.00' as Euro }),
			true
		);
		expect(rows[0]).toMatchObject({ committed: '900.00', ordered: '400.00', forecast: '950.00', remaining: '50.00' });
		expect(rows[1]).toMatchObject({ budget: null, remaining: null });
		expect(total).toMatchObject({ budget: '1000.00', committed: '1800.00', ordered: '400.00' });
		expect(total).toMatchObject({ serviceType: null, forecast: '1900.00', remaining: '-900.00' });
	});

	it('is the whole one where there is one, and rounded once after adding', () => {
		const thirds = [kind({ expected: '0.333' }), kind({ serviceType: 'S41', expected: '0.333' })];
		const { total } = budgetPlan(thirds, whole({ budget: '5.00' as Euro, expected: '0.666' }), true);
		expect(total).toMatchObject({ budget: '5.00', forecast: '0.67', remaining: '4.33' });
	});
});

describe('who sees aggregates only', () => {
	const kinds = [kind({ cases: 1 }), kind({ serviceType: 'S41', cases: 20 }), kind({ serviceType: 'T32', cases: 30 })];

	it('sees no kind from fewer than three cases nor what gives it away, but every budget', () => {
		const { rows } = budgetPlan(kinds, whole({ cases: 51 }), false);
		expect(rows.map(({ suppressed, committed }) => [suppressed, committed])).toEqual([
			[true, null],
			[true, null],
			[false, '900.00']
		]);
		expect(rows[0]).toMatchObject({ budget: '1000.00', orderedSuppressed: true });
		expect(budgetPlan(kinds, whole({ cases: 51 }), true).rows.every(({ suppressed }) => !suppressed)).toBe(true);
	});

	it('sees no list of the kinds that have cases where all are kept back, but every budget', () => {
		const few = [kind({ cases: 1 }), kind({ serviceType: 'S41', cases: 2, budget: null })];
		const { rows } = budgetPlan(few, whole({ cases: 3 }), false);
		expect(rows.map(({ serviceType, suppressed }) => [serviceType, suppressed])).toEqual([['S34', true]]);
		expect(budgetPlan(few, whole({ cases: 3 }), true).rows).toHaveLength(2);
	});

	it('sees none for which something was ordered in fewer than three cases', () => {
		const paid = [1, 7, 8].map((paidCases, index) => ({ ...kind({ paidCases }), ...typeOf(index) }));
		const { rows } = budgetPlan(paid, whole({ paidCases: 16 }), false);
		expect(rows.map(({ suppressed }) => suppressed)).toEqual([true, true, false]);
	});

	it.each([
		['planned', { cases: 2 }],
		['ordered', { paidCases: 1 }]
	])('sees no total from one or two cases that are %s', (_name, few) => {
		const { total } = budgetPlan([kind(few)], whole({ budget: '9.00' as Euro, ...few }), false);
		expect(total).toEqual({
			...{ serviceType: null, budget: '9.00', committed: null, ordered: null, forecast: null, remaining: null },
			...{ suppressed: true, orderedSuppressed: true }
		});
		expect(budgetPlan([kind(few)], whole(few), true).total.suppressed).toBe(false);
	});

	it('sees a mark instead of an ordered amount from which a month is missing', () => {
		const { rows, total } = budgetPlan([kind({ orderedHidden: true })], whole({ ordered: '70.00' as Euro }), false);
		expect(rows[0]).toMatchObject({ ordered: null, orderedSuppressed: true, suppressed: false, committed: '900.00' });
		expect(total).toMatchObject({ ordered: '70.00', orderedSuppressed: false });
	});
});

const typeOf = (index: number) => ({ serviceType: (['S34', 'S41', 'T32'] as const)[index] ?? ('S34' as const) });
