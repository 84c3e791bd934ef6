import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WholeEuro } from '../money';
import { choiceProblems, choiceReasonLabels, choiceReasons, extraCost, needsChoiceReason } from './choice';

const fee = (amount: string) => amount as WholeEuro;
const feeOrNone = (amount: string | null) => amount as WholeEuro | null;

describe('extraCost', () => {
	it.each([
		['16016', '13832', { euros: '2184', percent: '15.8' }],
		['16457', '13832', { euros: '2625', percent: '19.0' }],
		['17973', '13832', { euros: '4141', percent: '29.9' }],
		['13832', '13832', { euros: '0', percent: '0.0' }],
		['100', '0', { euros: '100', percent: null }]
	])('%s against %s', (chosen, cheapest, expected) => {
		expect(extraCost(fee(chosen), fee(cheapest))).toEqual(expected);
	});
	it('is what has to be added to the cheapest', () => {
		fc.assert(
			fc.property(fc.nat(10_000_000), fc.nat(10_000_000), (cheapest, more) => {
				const { euros } = extraCost(fee(String(cheapest + more)), fee(String(cheapest)));
				expect(Number(euros)).toBe(more);
			})
		);
	});
});

describe('reason for a choice', () => {
	it.each([
		['13832', '13832', false],
		['9999', '13832', false], // compared by value, not by text
		['13833', '13832', true],
		[null, '13832', true],
		[null, null, false],
		['13832', null, false]
	])('fee %s against the cheapest %s needs one: %s', (chosen, cheapest, expected) => {
		expect(needsChoiceReason(feeOrNone(chosen), feeOrNone(cheapest))).toBe(expected);
	});
	it.each([
		[{ reason: null, text: null }, true, ['choiceReason']],
		[{ reason: null, text: null }, false, []],
		[{ reason: 'siblings' as const, text: null }, true, []],
		[{ reason: 'other' as const, text: '  ' }, true, ['choiceText']],
		[{ reason: 'other' as const, text: null }, false, ['choiceText']],
		[{ reason: 'other' as const, text: 'Pferd ist schon dort' }, true, []]
	])('%j, needed: %s', (choice, needed, fields) => {
		expect(Object.keys(choiceProblems(choice, needed))).toEqual(fields);
	});
	it('is coded, contains "other" and has a German word each', () => {
		expect(choiceReasons).toContain('other');
		expect(Object.keys(choiceReasonLabels).sort()).toEqual([...choiceReasons].sort());
	});
});
