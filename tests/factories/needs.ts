import fc from 'fast-check';
import type { Day } from '../../src/lib/domain/day';
import { serviceTypeCodes, serviceTypeOf } from '../../src/lib/domain/directory/service-types';
import { fromHundredths } from '../../src/lib/domain/hundredths';
import { searchSchema, type Need, type NeedInput } from '../../src/lib/domain/offers/need';
import { anyDay, anyPeriod } from './arbitrary';

/** A valid need: § 34, the 26 weeks of June to November 2027, no further wish, unless told otherwise. */
export const need = (wishes: Partial<NeedInput> = {}): Need =>
	searchSchema.parse({ list: 'available', serviceType: 'S34', begin: '2027-06-01', end: '2027-11-30', ...wishes });

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`, 'u'));
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const hours = fc.integer({ min: 1, max: 16_800 }).map(fromHundredths);

const anyWishes = fc.record({
	list: fc.constantFrom('available' as const, 'all' as const),
	offices: fc.array(digits(5), { maxLength: 3 }),
	regions: fc.array(fc.uuid(), { maxLength: 2 }),
	near: orNull(
		fc.record({
			postalCode: digits(5),
			radiusKm: fc.double({ min: 1, max: 500, noNaN: true, noDefaultInfinity: true })
		})
	),
	specialisations: fc.array(fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/u), { maxLength: 3 }),
	birthDate: orNull(anyDay),
	sex: orNull(fc.constantFrom('f' as const, 'm' as const, 'd' as const)),
	unaccompanied: fc.boolean(),
	daysPerWeek: orNull(fc.integer({ min: 1, max: 700 }).map(fromHundredths)),
	text: fc
		.array(fc.constantFrom('Haus', 'am', 'Bodden', 'Ä&=+%#', '„Ruhe“', '😀'), { maxLength: 4 })
		.map((words) => words.join(' ')),
	page: fc.integer({ min: 1, max: 100_000 }),
	pageSize: fc.integer({ min: 1, max: 200 })
});

/** Any valid need. */
export const anyNeed: fc.Arbitrary<Need> = fc
	.tuple(anyWishes, anyPeriod, fc.constantFrom(...serviceTypeCodes), orNull(hours))
	.map(([wishes, period, serviceType, hoursPerWeek]) => {
		const required = serviceTypeOf(serviceType).unit === 'hour' ? '3' : null;
		return searchSchema.parse({ ...wishes, ...period, serviceType, hoursPerWeek: hoursPerWeek ?? required });
	});

export const TODAY = '2026-11-22' as Day;
