import fc from 'fast-check';
import { freeSteps, type FreeStep } from '../../src/lib/domain/capacity/free-steps';
import { defaultReportLimits } from '../../src/lib/domain/capacity/report-age';
import type { Day } from '../../src/lib/domain/day';
import { serviceTypeOf, type ServiceTypeCode } from '../../src/lib/domain/directory/service-types';
import { euro } from '../../src/lib/domain/money';
import type { OfferFacts } from '../../src/lib/domain/offers/offer-facts';
import type { SearchContext } from '../../src/lib/domain/offers/search-offers';
import { searchTextOf } from '../../src/lib/domain/offers/search-text';
import { anyCapacitySlices, anyDay, anyOccupancies, anyRateSlices } from './arbitrary';

export const NOW = '2026-11-22T12:00:00.000Z';
export const GREIFSWALD = { lat: 54.0865, lon: 13.3923 };

export const searched = (given: Partial<SearchContext> = {}): SearchContext => ({
	now: NOW,
	limits: defaultReportLimits,
	origin: null,
	...given
});

export const step = (from: string | null, free: string): FreeStep => ({ from: from as Day | null, free });

/** A rate that has been valid for long. */
export const rateOf = (amount: string) => [{ from: '2017-01-01' as Day, until: null, amount: euro(amount) }];

/** A home under § 34 in Greifswald with three free places, reported this morning, unless told otherwise. */
export function offer(given: Partial<OfferFacts> = {}): OfferFacts {
	const serviceType: ServiceTypeCode = given.serviceType ?? 'S34';
	const named = { provider: 'Boddenhilfe', facility: 'Haus am Ryck', place: 'Greifswald', note: '', ...given };
	return {
		...{ offerId: 'a1', postalCode: '17489', office: '13075', region: null, ...GREIFSWALD },
		...{
			serviceType,
			unit: serviceTypeOf(serviceType).unit,
			specialisations: [],
			ageFrom: 6,
			ageTo: 17,
			sex: 'any' as const
		},
		...{
			licenceFrom: null,
			licenceUntil: null,
			closedFrom: null,
			operable: '8.00',
			reportedAt: '2026-11-22T08:00:00.000Z'
		},
		...{ rates: rateOf('76.00'), free: [step(null, '3.00')] },
		...named,
		searchText: searchTextOf({ ...named, specialisationNames: given.specialisations ?? [] })
	};
}

/** Mostly the one, sometimes the other. */
const mostly = <T, U>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<U>): fc.Arbitrary<T | U> =>
	fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: other });

const EIGHT_PLACES = { from: null, until: null, operable: '8.00', occupiedOutside: '0.00' };

/** Offers that differ in everything a search looks at, few values each, so that many match and many tie. */
export const anyOffer: fc.Arbitrary<OfferFacts> = fc
	.record({
		offerId: fc.uuid(),
		provider: fc.constantFrom('Ährenhof', 'Boddenhilfe', 'Zebra'),
		facility: fc.constantFrom('Haus Öl', 'Haus am Ryck', 'Straße 5'),
		office: fc.constantFrom('13075', '13073'),
		serviceType: mostly(fc.constant('S34' as const), fc.constant('T32' as const)),
		specialisations: fc.subarray(['TRAUMA', 'SUCHT', 'TIERE'], { minLength: 1 }),
		sex: mostly(fc.constant('any' as const), fc.constant('f' as const)),
		ageFrom: fc.integer({ min: 0, max: 14 }),
		ageTo: fc.integer({ min: 12, max: 21 }),
		licenceFrom: mostly(fc.constant(null), anyDay),
		licenceUntil: mostly(fc.constant(null), anyDay),
		closedFrom: mostly(fc.constant(null), anyDay),
		lat: fc.double({ min: 53.4, max: 54.8, noNaN: true }),
		reportedAt: mostly(fc.constant('2026-11-22T08:00:00.000Z'), fc.constantFrom('2026-11-01T08:00:00.000Z', null)),
		rates: fc.oneof(anyRateSlices, fc.constant(rateOf('76.00')), fc.constant(rateOf('88.00'))),
		free: fc.oneof(
			fc.tuple(anyCapacitySlices, anyOccupancies).map(([slices, occupancies]) => freeSteps(slices, occupancies)),
			anyOccupancies.map((occupancies) => freeSteps([EIGHT_PLACES], occupancies))
		)
	})
	.map(offer);

export const anyOffers = fc.uniqueArray(anyOffer, { maxLength: 12, selector: ({ offerId }) => offerId });
