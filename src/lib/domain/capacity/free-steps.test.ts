import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyAmount, anyCapacitySlices, anyDay, anyOccupancies, anyPeriod } from '../../../../tests/factories/arbitrary';
import { addDays, daysBetween, type Day } from '../day';
import { fromHundredths, toHundredths } from '../hundredths';
import {
	firstFreeDay,
	freeSteps,
	fullDays,
	minimumFree,
	type CapacitySlice,
	type FreeStep,
	type Occupancy
} from './free-steps';

const day = (text: string) => text as Day;
const places = (operable: string, occupiedOutside = '0.00'): CapacitySlice => ({
	from: null,
	until: null,
	operable,
	occupiedOutside
});
const used = (from: string, until: string, amount = '1.00'): Occupancy => ({
	from: day(from),
	until: day(until),
	amount,
	kind: 'booked'
});
const step = (from: string | null, free: string): FreeStep => ({ from: from === null ? null : day(from), free });
const ledgers = fc.record({ slices: anyCapacitySlices, occupancies: anyOccupancies });

/** The definition: look at one day. */
function freeOn(ledger: { slices: CapacitySlice[]; occupancies: Occupancy[] }, on: Day) {
	const covers = ({ from, until }: { from: Day | null; until: Day | null }) =>
		(from ?? '') <= on && (until === null || on < until);
	const reported = ledger.slices.find(covers);
	const taken = ledger.occupancies.filter(covers).map(({ amount }) => toHundredths(amount));
	return taken.reduce(
		(left, amount) => left - amount,
		toHundredths(reported?.operable ?? '0') - toHundredths(reported?.occupiedOutside ?? '0')
	);
}
const stepOn = (steps: readonly FreeStep[], on: Day) =>
	toHundredths(steps.filter(({ from }) => from === null || from <= on).at(-1)?.free ?? 'none');
const daysOf = ({ begin, end }: { begin: Day; end: Day }) =>
	Array.from({ length: daysBetween(begin, end) + 1 }, (_day, index) => addDays(begin, index));

describe('freeSteps', () => {
	it.each([
		{ case: 'nothing reported', slices: [], occupancies: [], expected: [step(null, '0.00')] },
		{ case: 'all free', slices: [places('8.00', '5.00')], occupancies: [], expected: [step(null, '3.00')] },
		{
			case: 'one stay',
			slices: [places('2.00')],
			occupancies: [used('2027-06-01', '2027-12-01')],
			expected: [step(null, '2.00'), step('2027-06-01', '1.00'), step('2027-12-01', '2.00')]
		},
		{
			case: 'two stays one after the other use one place, not two',
			slices: [places('1.00')],
			occupancies: [used('2027-06-01', '2027-07-01'), used('2027-07-01', '2027-08-01')],
			expected: [step(null, '1.00'), step('2027-06-01', '0.00'), step('2027-08-01', '1.00')]
		},
		{
			case: 'lowered below what is occupied: overbooked stays visible',
			slices: [
				{ ...places('2.00'), until: day('2027-06-01') },
				{ ...places('0.00'), from: day('2027-06-01') }
			],
			occupancies: [used('2027-05-01', '2027-07-01')],
			expected: [
				step(null, '2.00'),
				step('2027-05-01', '1.00'),
				step('2027-06-01', '-1.00'),
				step('2027-07-01', '0.00')
			]
		}
	])('$case', ({ slices, occupancies, expected }) => {
		expect(freeSteps(slices, occupancies)).toEqual(expected);
	});
	it('says for each day what the definition says', () => {
		fc.assert(
			fc.property(ledgers, anyDay, (ledger, on) => {
				expect(stepOn(freeSteps(ledger.slices, ledger.occupancies), on)).toBe(freeOn(ledger, on));
			})
		);
	});
	it('does not depend on the order of its input', () => {
		fc.assert(
			fc.property(ledgers, ({ slices, occupancies }) => {
				expect(freeSteps([...slices].reverse(), [...occupancies].reverse())).toEqual(freeSteps(slices, occupancies));
			})
		);
	});
	it('is in order, starts since ever and never repeats a value', () => {
		fc.assert(
			fc.property(ledgers, ({ slices, occupancies }) => {
				const steps = freeSteps(slices, occupancies);
				expect(steps[0]?.from).toBeNull();
				expect(steps.every((one, index) => index === 0 || (one.from ?? '') > (steps[index - 1]?.from ?? ''))).toBe(
					true
				);
				expect(steps.every((one, index) => one.free !== steps[index - 1]?.free)).toBe(true);
			})
		);
	});
});

describe('minimumFree', () => {
	const steps = [
		step(null, '3.00'),
		step('2027-06-01', '1.50'),
		step('2027-07-01', '-1.00'),
		step('2027-08-01', '2.00')
	];
	it.each([
		['2027-05-01', '2027-05-31', '3.00'],
		['2027-05-01', '2027-06-01', '1.50'], // the last day counts
		['2027-06-30', '2027-06-30', '1.50'],
		['2027-06-30', '2027-07-01', '0.00'], // overbooked is shown as nothing free
		['2027-08-01', '2199-12-31', '2.00']
	])('%s to %s: %s', (begin, end, expected) => {
		expect(minimumFree(steps, { begin: day(begin), end: day(end) })).toBe(expected);
	});
	it('knows nothing free without steps', () => {
		expect(minimumFree([], { begin: day('2027-01-01'), end: day('2027-01-02') })).toBe('0.00');
	});
	it('is the least of all days of the period', () => {
		fc.assert(
			fc.property(ledgers, anyPeriod, (ledger, period) => {
				const least = Math.min(...daysOf(period).map((on) => freeOn(ledger, on)));
				const steps = freeSteps(ledger.slices, ledger.occupancies);
				expect(minimumFree(steps, period)).toBe(fromHundredths(Math.max(0, least)));
			}),
			{ numRuns: 50 }
		);
	});
});

describe('fullDays', () => {
	it.each([
		['never full', [step(null, '1.00')], []],
		['always full', [step(null, '0.99')], [{ from: null, until: null }]],
		[
			'touching ranges are one',
			[step(null, '2.00'), step('2027-06-01', '0.50'), step('2027-07-01', '0.00'), step('2027-08-01', '1.00')],
			[{ from: '2027-06-01', until: '2027-08-01' }]
		],
		[
			'full again until further notice',
			[step(null, '0.00'), step('2027-06-01', '1.00'), step('2027-07-01', '-1.00')],
			[
				{ from: null, until: '2027-06-01' },
				{ from: '2027-07-01', until: null }
			]
		]
	])('%s', (_case, steps, expected) => {
		expect(fullDays(steps)).toEqual(expected);
	});
	it('covers exactly the days with too little', () => {
		fc.assert(
			fc.property(ledgers, anyDay, (ledger, on) => {
				const ranges = fullDays(freeSteps(ledger.slices, ledger.occupancies), '2.50');
				const covered = ranges.some(({ from, until }) => (from ?? '') <= on && (until === null || on < until));
				expect(covered).toBe(freeOn(ledger, on) < 250);
			})
		);
	});
});

describe('firstFreeDay', () => {
	const steps = [
		step(null, '0.00'),
		step('2027-06-01', '1.00'),
		step('2027-06-11', '0.00'),
		step('2027-12-14', '2.00')
	];
	it.each([
		['at once', { from: '2027-06-03', lengthDays: 7, amount: '1.00' }, '2027-06-03'],
		['the last day must be free too', { from: '2027-06-03', lengthDays: 8, amount: '1.00' }, '2027-12-14'],
		['waits for the next free day', { from: '2027-01-01', lengthDays: 9, amount: '1.00' }, '2027-06-01'],
		['needs more than one', { from: '2027-01-01', lengthDays: 0, amount: '1.50' }, '2027-12-14'],
		['never', { from: '2027-01-01', lengthDays: 0, amount: '2.01' }, null]
	])('%s', (_case, wanted, expected) => {
		expect(firstFreeDay(steps, { ...wanted, from: day(wanted.from) })).toBe(expected);
	});
	it('is the first begin on which the whole period is free, found by trying each', () => {
		const wishes = fc.record({ from: anyDay, lengthDays: fc.nat(40), amount: anyAmount });
		fc.assert(
			fc.property(ledgers, wishes, (ledger, wanted) => {
				const steps = freeSteps(ledger.slices, ledger.occupancies);
				const fits = (begin: Day) =>
					toHundredths(minimumFree(steps, { begin, end: addDays(begin, wanted.lengthDays) })) >=
					toHundredths(wanted.amount);
				const afterLastChange = addDays(wanted.from, 1600);
				const tried = daysOf({ begin: wanted.from, end: afterLastChange }).find(fits) ?? null;
				expect(firstFreeDay(steps, wanted)).toBe(tried);
			}),
			{ numRuns: 25 }
		);
	});
});
