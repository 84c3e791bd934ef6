import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCapacitySlices, anyDay, anyReport } from '../../../../tests/factories/arbitrary';
import type { Day } from '../day';
import type { CapacitySlice } from './free-steps';
import { applyReport } from './report-slices';

const slice = (from: string | null, until: string | null, operable: string): CapacitySlice => ({
	from: from as Day | null,
	until: until as Day | null,
	operable,
	occupiedOutside: '0.00'
});
const on = (slices: readonly CapacitySlice[], day: Day) =>
	slices.find(({ from, until }) => (from ?? '') <= day && (until === null || day < until));
const values = (found: CapacitySlice | undefined) => [found?.operable, found?.occupiedOutside];

describe('applyReport', () => {
	const ever = slice(null, null, '8.00');
	it.each([
		{ case: 'the first report', slices: [], report: ever, expected: [ever] },
		{
			case: 'from a day on',
			slices: [ever],
			report: slice('2027-06-01', null, '6.00'),
			expected: [slice(null, '2027-06-01', '8.00'), slice('2027-06-01', null, '6.00')]
		},
		{
			case: 'for some days, then as before',
			slices: [ever],
			report: slice('2027-06-01', '2027-07-01', '6.00'),
			expected: [
				slice(null, '2027-06-01', '8.00'),
				slice('2027-06-01', '2027-07-01', '6.00'),
				slice('2027-07-01', null, '8.00')
			]
		},
		{
			case: 'open end replaces what was planned later',
			slices: [slice(null, '2027-09-01', '8.00'), slice('2027-09-01', null, '9.00')],
			report: slice('2027-06-01', null, '6.00'),
			expected: [slice(null, '2027-06-01', '8.00'), slice('2027-06-01', null, '6.00')]
		},
		{ case: 'the same again', slices: [ever], report: slice('2027-06-01', null, '8.0'), expected: [ever] },
		{
			case: 'a report without days',
			slices: [ever],
			report: slice('2027-06-01', '2027-06-01', '1.00'),
			expected: [ever]
		},
		{ case: 'since ever replaces all', slices: [slice('2027-01-01', null, '3.00')], report: ever, expected: [ever] }
	])('$case', ({ slices, report, expected }) => {
		expect(applyReport(slices, report)).toEqual(expected);
	});

	it('wins on its days and leaves the others', () => {
		fc.assert(
			fc.property(anyCapacitySlices, anyReport, anyDay, (slices, report, day) => {
				const expected = on([report], day) ?? on(slices, day);
				expect(values(on(applyReport(slices, report), day))).toEqual(values(expected));
			})
		);
	});
	it('never lets slices overlap', () => {
		fc.assert(
			fc.property(anyCapacitySlices, anyReport, (slices, report) => {
				const result = applyReport(slices, report);
				expect(
					result.every(({ until }, index) => !result[index + 1] || (until ?? '~') <= (result[index + 1]?.from ?? ''))
				).toBe(true);
			})
		);
	});
	it('has the same effect once and twice', () => {
		fc.assert(
			fc.property(anyCapacitySlices, anyReport, (slices, report) => {
				const once = applyReport(slices, report);
				expect(applyReport(once, report)).toEqual(once);
			})
		);
	});
});
