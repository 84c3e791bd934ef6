import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyAmount, anyDay, anyPeriod, anyRateSlices } from '../../../../tests/factories/arbitrary';
import { addDays, type Day } from '../day';
import { euro, wholeEuroUp } from '../money';
import { exactFee, feeToCents, rateOn, sliceOn, targetFee, type RateSlice } from './target-fee';
import type { CarePeriod } from './planned-units';

const day = (text: string) => text as Day;
const slice = (from: string, until: string | null, amount: string): RateSlice => ({
	from: day(from),
	until: until === null ? null : day(until),
	amount: euro(amount)
});
const period = (begin: string, end: string): CarePeriod => ({ begin: day(begin), end: day(end) });
const halfYear = period('2017-06-01', '2017-11-30');

describe('targetFee', () => {
	it.each([
		['76.00', '7', '13832'],
		['88.00', '7', '16016'],
		['90.42', '7', '16457'],
		['98.75', '7', '17973'],
		['34.07', '3', '2658'], // ambulant: 3 hours a week
		['34.07', '2.5', '2215'],
		['70.00', '5', '9100'],
		['0.01', '7', '2']
	])('%s per unit, %s units a week over 182 days cost %s euros', (rate, perWeek, expected) => {
		expect(targetFee([slice('2017-01-01', null, rate)], halfYear, perWeek)).toBe(expected);
	});

	const before = slice('2027-01-01', '2027-07-01', '80.00');
	const after = slice('2027-07-01', '2028-01-01', '90.00');
	it.each([
		['only the first slice', period('2027-06-01', '2027-06-11'), '800'],
		['a slice that starts within is used from its day', period('2027-06-21', '2027-07-11'), '1700'],
		['the last day itself is not planned', period('2027-06-21', '2027-07-01'), '800'],
		['begin on the day of the new slice', period('2027-07-01', '2027-07-11'), '900'],
		['after the last end its rate continues, § 78d Abs. 2 SGB VIII', period('2028-06-01', '2028-06-11'), '900'],
		['over the last end', period('2027-12-27', '2028-01-06'), '900'],
		['first day before the first slice', period('2026-12-31', '2027-06-01'), null],
		['no planned day', period('2027-06-01', '2027-06-01'), '0'],
		['no planned day and no rate', period('2026-06-01', '2026-06-01'), null]
	])('%s', (_case, given, expected) => {
		expect(targetFee([before, after], given, '7')).toBe(expected);
	});

	it('bridges a gap with the rate before it, § 78d Abs. 2 SGB VIII', () => {
		const slices = [slice('2027-01-01', '2027-03-01', '80.00'), slice('2027-05-01', null, '90.00')];
		expect(targetFee(slices, period('2027-04-26', '2027-05-06'), '7')).toBe('850');
	});
	it('has no price without any slice', () => {
		expect(targetFee([], halfYear, '7')).toBeNull();
	});
	it('rounds once for the period, not once for each slice', () => {
		const slices = [slice('2027-01-01', '2027-01-02', '0.40'), slice('2027-01-02', null, '0.40')];
		expect(targetFee(slices, period('2027-01-01', '2027-01-03'), '7')).toBe('1');
	});

	it('is the rounded sum over the single days', () => {
		fc.assert(
			fc.property(anyRateSlices, anyPeriod, anyAmount, (slices, given, perWeek) => {
				expect(targetFee(slices, given, perWeek)).toBe(feeDayByDay(slices, given, perWeek));
			})
		);
	});
	it('adds up over any division of the period, before rounding', () => {
		fc.assert(
			fc.property(anyRateSlices, anyPeriod, fc.nat(400), (slices, { begin, end }, offset) => {
				const middle = addDays(begin, offset) < end ? addDays(begin, offset) : end;
				const [first, second] = [
					exactFee(slices, { from: begin, until: middle }, '7'),
					exactFee(slices, { from: middle, until: end }, '7')
				];
				const whole = exactFee(slices, { from: begin, until: end }, '7');
				expect(whole === null ? null : (first ?? 0n) + (second ?? 0n)).toBe(whole);
			})
		);
	});
	it('does not depend on the order of the slices', () => {
		fc.assert(
			fc.property(anyRateSlices, anyPeriod, (slices, given) => {
				expect(targetFee([...slices].reverse(), given, '7')).toBe(targetFee(slices, given, '7'));
			})
		);
	});
	it('never falls when the period grows', () => {
		fc.assert(
			fc.property(anyRateSlices, anyPeriod, fc.nat(60), (slices, given, more) => {
				const longer = targetFee(slices, { ...given, end: addDays(given.end, more) }, '7');
				expect(Number(longer)).toBeGreaterThanOrEqual(Number(targetFee(slices, given, '7')));
			})
		);
	});
	it('stays exact where binary numbers end', () => {
		const dear = [slice('1900-01-01', null, '999999999.99')];
		expect(targetFee(dear, period('1900-01-01', '2199-12-31'), '168')).toBe('2629727999973703');
	});
});

/** The definition, word by word: one price a day, added up, divided and rounded at the end. */
function feeDayByDay(slices: RateSlice[], { begin, end }: CarePeriod, perWeek: string) {
	let total = new Decimal(0);
	if (rateOn(slices, begin) === null) return null;
	for (let current = begin; current < end; current = addDays(current, 1)) {
		total = total.plus(rateOn(slices, current) ?? 0);
	}
	return wholeEuroUp(total.times(perWeek).div(7));
}

it.each([
	[70_000n, '1.00'],
	[350n, '0.01'], // half a cent, up
	[349n, '0.00'],
	[262_973_000n, '3756.76']
])('%i seventy-thousandths of a euro are %s', (fee, cents) => {
	expect(feeToCents(fee)).toBe(cents);
});

describe('rateOn', () => {
	const slices = [slice('2027-07-01', null, '90.00'), slice('2027-01-01', '2027-06-01', '80.00')];
	it.each([
		['2026-12-31', null],
		['2027-01-01', '80.00'],
		['2027-06-15', '80.00'],
		['2027-07-01', '90.00']
	])('%s: %s', (on, expected) => {
		expect(rateOn(slices, day(on))).toBe(expected);
	});
	it('gives the whole slice to those who need its parts', () => {
		expect(sliceOn([{ ...slice('2027-01-01', null, '80.00'), mp: '30.00' }], day('2027-01-01'))?.mp).toBe('30.00');
	});
	it('is the latest that has started', () => {
		fc.assert(
			fc.property(anyRateSlices, anyDay, (given, on) => {
				const started = given.filter(({ from }) => from <= on).sort((a, b) => (a.from < b.from ? 1 : -1));
				expect(rateOn(given, on)).toBe(started[0]?.amount ?? null);
			})
		);
	});
});
