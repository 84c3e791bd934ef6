import fc from 'fast-check';
import { addDays, type Day } from '../../src/lib/domain/day';
import type { CapacitySlice } from '../../src/lib/domain/capacity/free-steps';
import type { OfferSex } from '../../src/lib/domain/directory/kinds';
import { serviceTypeOf, type ServiceTypeCode } from '../../src/lib/domain/directory/service-types';
import { fromHundredths } from '../../src/lib/domain/hundredths';
import { searchSchema, type Need } from '../../src/lib/domain/offers/need';
import type { RateSlice } from '../../src/lib/domain/rates/target-fee';
import { anyDay, anyRateSlices } from './arbitrary';

/** Few values each, so that random needs and random offers meet often, and their borders too. */
const TYPES: ServiceTypeCode[] = ['S34', 'T32', 'A31'];
const ABLE = ['trauma', 'autism', 'school-on-site', 'lgbtiq'];
const OFFICES = ['13075', '13071', '13003'];
const NAMES = ['Ärzte-Haus', 'Haus am Bodden', 'Öland', 'Straße 7', 'Strasse 7', 'anker', 'Anker', 'ÜBER'];
const WORDS = ['haus', 'ÄRZTE', 'boden', 'straße', 'strasse', 'traumapädagogik', 'n', 'zzz'];
/** Postal codes of Greifswald, Stralsund, Rostock, Neubrandenburg. */
const POSTAL_CODES = ['17489', '18439', '18055', '17033'];

const orNull = <T>(value: fc.Arbitrary<T>, freq = 3) => fc.option(value, { nil: null, freq });
const amount = (least: number, most: number) =>
	fc.integer({ min: least, max: most }).map((count) => fromHundredths(count * 50));

export type OfferSpec = {
	provider: string;
	facility: string;
	place: string;
	note: string | null;
	office: string;
	region: number | null;
	lat: number;
	lon: number;
	licenceFrom: Day | null;
	licenceUntil: Day | null;
	closedFrom: Day | null;
	serviceType: ServiceTypeCode;
	specialisations: string[];
	ageFrom: number;
	ageTo: number;
	sex: OfferSex;
	rates: RateSlice[];
	slices: CapacitySlice[];
	occupied: { from: Day; length: number; amount: string }[];
	/** Hours before now; null = never reported. */
	reportedHoursAgo: number | null;
};

const anySlices: fc.Arbitrary<CapacitySlice[]> = fc
	.tuple(
		fc.uniqueArray(anyDay, { maxLength: 3 }),
		fc.array(fc.tuple(amount(0, 12), amount(0, 4)), { minLength: 4, maxLength: 4 })
	)
	.map(([starts, amounts]) => {
		const from = [null, ...starts.sort()];
		return from.map((day, index) => ({
			from: day,
			until: from[index + 1] ?? null,
			operable: amounts[index]?.[0] ?? '4.00',
			occupiedOutside: amounts[index]?.[1] ?? '0.00'
		}));
	});

export const anyOffer: fc.Arbitrary<OfferSpec> = fc
	.record({
		provider: fc.constantFrom(...NAMES),
		facility: fc.constantFrom(...NAMES),
		place: fc.constantFrom('Greifswald', 'Stralsund'),
		note: orNull(fc.constantFrom('Ostsee', 'n', '')),
		office: fc.constantFrom(...OFFICES),
		region: orNull(fc.integer({ min: 0, max: 1 }), 1),
		lat: fc.double({ min: 53.4, max: 54.5, noNaN: true }),
		lon: fc.double({ min: 11.5, max: 14.2, noNaN: true }),
		licenceFrom: orNull(anyDay),
		licenceUntil: orNull(anyDay, 6),
		closedFrom: orNull(anyDay, 8),
		serviceType: fc.constantFrom(...TYPES),
		specialisations: fc.subarray(ABLE),
		ageFrom: fc.integer({ min: 0, max: 14 }),
		years: fc.integer({ min: 0, max: 13 }),
		sex: fc.constantFrom('any' as const, 'any' as const, 'f' as const, 'm' as const),
		rates: anyRateSlices,
		slices: anySlices,
		occupied: fc.array(fc.record({ from: anyDay, length: fc.integer({ min: 1, max: 200 }), amount: amount(1, 6) }), {
			maxLength: 6
		}),
		reportedHoursAgo: orNull(fc.integer({ min: 0, max: 200 }), 8)
	})
	.map(({ years, ...spec }) => ({ ...spec, ageTo: spec.ageFrom + years }));

const wishes = (regions: readonly string[]) =>
	fc.record({
		list: fc.constantFrom('available' as const, 'all' as const),
		serviceType: fc.constantFrom(...TYPES),
		begin: anyDay,
		length: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 400 })),
		offices: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray(OFFICES) }),
		regions: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray([...regions]) }),
		near: orNull(
			fc.record({
				postalCode: fc.constantFrom(...POSTAL_CODES),
				radiusKm: fc.double({ min: 5, max: 200, noNaN: true })
			}),
			1
		),
		specialisations: fc.oneof(
			{ weight: 2, arbitrary: fc.constant([]) },
			{ weight: 1, arbitrary: fc.subarray(ABLE, { maxLength: 2 }) }
		),
		birthDate: orNull(
			fc.integer({ min: 0, max: 7_300 }).map((days) => addDays('2008-02-29' as Day, days)),
			1
		),
		sex: orNull(fc.constantFrom('f' as const, 'm' as const, 'd' as const), 1),
		daysPerWeek: orNull(fc.constantFrom('7', '5', '0.5', '2.25'), 1),
		hoursPerWeek: amount(1, 10),
		text: fc.oneof(
			{ weight: 3, arbitrary: fc.constant('') },
			{ weight: 1, arbitrary: fc.constantFrom(...WORDS, 'haus bodden') }
		),
		page: fc.constantFrom(1, 1, 1, 2, 3),
		pageSize: fc.constantFrom(1, 7, 50, 200)
	});

/** Needs for the offers above, with regions that exist. */
export const anyNeedFor = (regions: readonly string[]): fc.Arbitrary<Need> =>
	wishes(regions).map(({ length, ...rest }) =>
		searchSchema.parse({
			...rest,
			end: addDays(rest.begin, length),
			hoursPerWeek: serviceTypeOf(rest.serviceType).unit === 'hour' ? rest.hoursPerWeek : null
		})
	);
