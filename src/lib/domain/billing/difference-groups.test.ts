import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { euro, sum, type Euro } from '../money';
import { differenceGroups } from './difference-groups';
import { differenceTotal } from './differences';

const line = (rule: string, quantity: string, amount: string) => ({ rule, quantity, amount: amount as Euro });

describe('a difference as people compare it', () => {
	it('sets what a rule pays today beside what was billed', () => {
		const lines = [
			line('AVV-SH 4.2.1', '-30', '-3600.00'),
			line('AVV-SH 4.2.1.5', '-1', '-113.50'),
			line('AVV-SH 4.2.1', '15', '1800.00'),
			line('AVV-SH 4.2.1', '15', '1860.00')
		];
		expect(differenceGroups(lines)).toEqual([
			{
				rule: 'AVV-SH 4.2.1',
				billed: [line('AVV-SH 4.2.1', '30', '3600.00')],
				today: [line('AVV-SH 4.2.1', '15', '1800.00'), line('AVV-SH 4.2.1', '15', '1860.00')],
				difference: '60.00'
			},
			{ rule: 'AVV-SH 4.2.1.5', billed: [line('AVV-SH 4.2.1.5', '1', '113.50')], today: [], difference: '-113.50' }
		]);
	});

	it('has nothing to compare where nothing differs', () => {
		expect(differenceGroups([])).toEqual([]);
	});

	it('adds up to the difference', () => {
		const any = fc
			.record({ rule: fc.constantFrom('A', 'B', 'C'), days: fc.integer({ min: -31, max: 31 }) })
			.map(({ rule, days }) => line(rule, String(days), euro(days * 120)));
		fc.assert(
			fc.property(fc.array(any), (lines) => {
				const groups = differenceGroups(lines);
				expect(sum(groups.map(({ difference }) => difference))).toBe(differenceTotal(lines));
				for (const { billed, today, difference } of groups) {
					const before = differenceTotal(billed);
					expect(sum([before, difference])).toBe(differenceTotal(today));
				}
			})
		);
	});
});
