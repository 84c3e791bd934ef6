import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDay, anyEuro, anyRateSlices } from '../../../../tests/factories/arbitrary';
import type { Day } from '../day';
import { euro } from '../money';
import { withNewRate } from './rate-slices';
import { rateOn, type RateSlice } from './target-fee';

const slice = (from: string, until: string | null, amount: string): RateSlice => ({
	from: from as Day,
	until: until as Day | null,
	amount: euro(amount)
});
const rate = (from: string, amount: string) => ({ from: from as Day, amount: euro(amount) });

const anyNewRate = fc.record({ from: anyDay, amount: anyEuro });

describe('withNewRate', () => {
	const open = slice('2027-01-01', null, '80');
	const first = slice('2027-01-01', '2027-07-01', '80');
	const second = slice('2027-07-01', null, '90');
	const closedEarly = slice('2027-01-01', '2027-03-01', '80');
	it.each([
		{ case: 'the first of all', slices: [], added: rate('2027-01-01', '80'), expected: [open] },
		{ case: 'closes the one before', slices: [open], added: rate('2027-07-01', '90'), expected: [first, second] },
		{
			case: 'ends where the next begins',
			slices: [second],
			added: rate('2027-01-01', '80'),
			expected: [first, second]
		},
		{
			case: 'splits one in the middle',
			slices: [first, second],
			added: rate('2027-04-01', '85'),
			expected: [slice('2027-01-01', '2027-04-01', '80'), slice('2027-04-01', '2027-07-01', '85'), second]
		},
		{
			case: 'corrects the one of the same day',
			slices: [first, second],
			added: rate('2027-01-01', '81'),
			expected: [slice('2027-01-01', '2027-07-01', '81'), second]
		},
		{
			case: 'leaves one that ended before alone',
			slices: [closedEarly],
			added: rate('2027-07-01', '90'),
			expected: [closedEarly, second]
		},
		{
			case: 'fills a gap up to the next',
			slices: [closedEarly, second],
			added: rate('2027-05-01', '85'),
			expected: [closedEarly, slice('2027-05-01', '2027-07-01', '85'), second]
		}
	])('$case', ({ slices, added, expected }) => {
		expect(withNewRate(slices, added)).toEqual(expected);
	});

	it('never lets two slices overlap', () => {
		fc.assert(
			fc.property(anyRateSlices, anyNewRate, (slices, { from, amount }) => {
				const result = withNewRate(slices, { from, amount });
				const next = result.slice(1).map((one) => one.from);
				expect(result.slice(0, -1).every(({ until }, index) => until !== null && until <= (next[index] ?? ''))).toBe(
					true
				);
			})
		);
	});
	it('changes the price from its day until the next slice, and no other day', () => {
		fc.assert(
			fc.property(anyRateSlices, anyNewRate, anyDay, (slices, { from, amount }, on) => {
				const next =
					slices
						.map((one) => one.from)
						.filter((start) => start > from)
						.sort()[0] ?? null;
				const changed = on >= from && (next === null || on < next);
				expect(rateOn(withNewRate(slices, { from, amount }), on)).toBe(changed ? amount : rateOn(slices, on));
			})
		);
	});
	it('has the same effect once and twice', () => {
		fc.assert(
			fc.property(anyRateSlices, anyNewRate, (slices, { from, amount }) => {
				const once = withNewRate(slices, { from, amount });
				expect(withNewRate(once, { from, amount })).toEqual(once);
			})
		);
	});
});
