import fc from 'fast-check';
import type { CapacitySlice, Occupancy } from '../../src/lib/domain/capacity/free-steps';
import { occupancyKinds } from '../../src/lib/domain/capacity/kinds';
import { applyReport } from '../../src/lib/domain/capacity/report-slices';
import { addDays, type Day } from '../../src/lib/domain/day';
import { fromHundredths } from '../../src/lib/domain/hundredths';
import { euro } from '../../src/lib/domain/money';
import type { CarePeriod } from '../../src/lib/domain/rates/planned-units';
import type { RateSlice } from '../../src/lib/domain/rates/target-fee';

/** Random values for property tests, close together so that periods meet, touch and miss each other often. */
const START = '2027-01-01' as Day;

export const anyDay = fc.integer({ min: -400, max: 400 }).map((offset) => addDays(START, offset));

export const anyPeriod: fc.Arbitrary<CarePeriod> = fc
	.tuple(anyDay, fc.integer({ min: 0, max: 400 }))
	.map(([begin, length]) => ({ begin, end: addDays(begin, length) }));

/** '0.25' to '8.00' */
export const anyAmount = fc.integer({ min: 25, max: 800 }).map(fromHundredths);

export const anyEuro = fc.integer({ min: 1, max: 40_000 }).map((cents) => euro(fromHundredths(cents)));

/** Slices in any order, never overlapping, with gaps between some of them. */
export const anyRateSlices: fc.Arbitrary<RateSlice[]> = fc
	.uniqueArray(fc.tuple(anyDay, anyEuro, fc.boolean()), { maxLength: 5, selector: ([from]) => from })
	.chain((starts) => {
		const inOrder = [...starts].sort(([a], [b]) => (a < b ? -1 : 1));
		const slices = inOrder.map(([from, amount, gap], index) => {
			const next = inOrder[index + 1]?.[0] ?? null;
			const until = next !== null && gap ? addDays(from, 1) : next;
			return { from, until, amount };
		});
		return fc.shuffledSubarray(slices, { minLength: slices.length });
	});

const anyRange = fc
	.tuple(anyDay, fc.integer({ min: 1, max: 300 }))
	.map(([from, days]) => ({ from, until: addDays(from, days) }));

export const anyOccupancies: fc.Arbitrary<Occupancy[]> = fc.array(
	fc
		.tuple(anyRange, anyAmount, fc.constantFrom(...occupancyKinds))
		.map(([range, amount, kind]) => ({ ...range, amount, kind })),
	{ maxLength: 8 }
);

export const anyReport: fc.Arbitrary<CapacitySlice> = fc
	.tuple(anyRange, fc.constantFrom('both', 'open', 'ever'), fc.tuple(fc.nat(12), fc.nat(4)))
	.map(([{ from, until }, bounds, [operable, occupiedOutside]]) => ({
		from: bounds === 'ever' ? null : from,
		until: bounds === 'both' ? until : null,
		operable: `${operable}.00`,
		occupiedOutside: `${occupiedOutside}.00`
	}));

/** As they come to be: report after report. */
export const anyCapacitySlices = fc
	.array(anyReport, { maxLength: 4 })
	.map((reports) => reports.reduce<CapacitySlice[]>(applyReport, []));
