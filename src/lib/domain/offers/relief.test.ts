import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyOffers, GREIFSWALD, offer, searched, step } from '../../../../tests/factories/offer-facts';
import { need } from '../../../../tests/factories/needs';
import { addDays, daysBetween, type Day } from '../day';
import type { NeedInput } from './need';
import type { OfferFacts } from './offer-facts';
import { relieved, reliefs, type Relief } from './relief';
import { searchOffers } from './search-offers';

const context = searched({ origin: GREIFSWALD });
const away = (km: number) => ({ lat: GREIFSWALD.lat + km / 111.195 });
const near = { postalCode: '17489', radiusKm: 50 };
const full = [step(null, '0.00')];
const fullUntil = (day: string) => [step(null, '0.00'), step(day, '1.00')];
/** Days after the wanted begin. */
const ALWAYS_TRIED = 1_200;
const begin = (day: string, count: number): Relief => ({ kind: 'begin', begin: day as Day, count });

describe('reliefs', () => {
	it.each<{ case: string; offers: Partial<OfferFacts>[]; need?: Partial<NeedInput>; expected: Relief[] }>([
		{ case: 'something is available', offers: [{}, { free: full }], expected: [] },
		{ case: 'nothing helps', offers: [{ free: full }, { serviceType: 'S35' }], expected: [] },
		{
			case: 'wider radius, each with what it really gives',
			offers: [away(55), away(75), away(90), away(120)],
			need: { near },
			expected: [
				{ kind: 'radius', plus: 10, count: 1 },
				{ kind: 'radius', plus: 20, count: 1 },
				{ kind: 'radius', plus: 50, count: 3 }
			]
		},
		{
			case: 'no wider than a search may be',
			offers: [away(505)],
			need: { near: { ...near, radiusKm: 495 } },
			expected: []
		},
		{
			case: 'later begin: the first day with a free offer',
			offers: [{ free: fullUntil('2028-01-01') }, { free: fullUntil('2027-12-14') }, { free: fullUntil('2027-12-14') }],
			expected: [begin('2027-12-14', 2)]
		},
		{
			case: 'later begin: the gap must hold the whole period',
			offers: [
				{
					free: [step(null, '0.00'), step('2027-07-01', '1.00'), step('2027-12-01', '0.00'), step('2028-03-01', '1.00')]
				}
			],
			expected: [begin('2028-03-01', 1)]
		},
		{
			case: 'later begin: old enough by then',
			offers: [{ ageFrom: 12 }],
			need: { birthDate: '2015-08-15' },
			expected: [begin('2027-08-15', 1)]
		},
		{
			case: 'later begin: too old by then',
			offers: [{ ageTo: 17, free: fullUntil('2027-12-14') }],
			need: { birthDate: '2009-12-14' },
			expected: []
		},
		{
			case: 'later begin: licence from then on',
			offers: [{ licenceFrom: '2027-09-01' as Day }],
			expected: [begin('2027-09-01', 1)]
		},
		{
			case: 'later begin: licence or house ends before',
			offers: [
				{ free: fullUntil('2027-12-14'), licenceUntil: '2028-06-12' as Day },
				{ free: fullUntil('2027-12-14'), closedFrom: '2028-06-13' as Day }
			],
			expected: []
		},
		{
			case: 'later begin: on the last possible day',
			offers: [{ free: fullUntil('2027-12-14'), licenceUntil: '2028-06-13' as Day, closedFrom: '2028-06-14' as Day }],
			expected: [begin('2027-12-14', 1)]
		},
		{
			case: 'no date from an old report',
			offers: [{ free: fullUntil('2027-12-14'), reportedAt: '2026-11-01T08:00:00Z' }],
			expected: []
		},
		{
			case: 'one specialisation less',
			offers: [
				{ specialisations: ['SUCHT'] },
				{ specialisations: ['SUCHT'] },
				{ specialisations: ['TRAUMA'], free: full }
			],
			need: { specialisations: ['TRAUMA', 'SUCHT'] },
			expected: [{ kind: 'without-specialisation', code: 'TRAUMA', count: 2 }]
		}
	])('$case', ({ offers, need: wishes, expected }) => {
		const facts = offers.map((given, index) => offer({ offerId: String(index), ...given }));
		expect(reliefs(facts, need(wishes), context)).toEqual(expected);
	});

	const anyFruitless = fc.record({
		offers: anyOffers,
		need: fc
			.record({
				begin: fc.constantFrom('2026-10-01', '2027-02-01'),
				end: fc.constantFrom('2027-02-10', '2027-06-01'),
				birthDate: fc.constantFrom(null, '2014-05-05', '2016-02-29'),
				specialisations: fc.subarray(['TRAUMA', 'SUCHT', 'TIERE'], { maxLength: 2 }),
				near: fc.constantFrom(null, { postalCode: '17489', radiusKm: 5 })
			})
			.map(need)
	});
	it('promises exactly what the changed search then gives', () => {
		fc.assert(
			fc.property(anyFruitless, ({ offers, need: given }) => {
				const found = reliefs(offers, given, context);
				const really = found.map((relief) => searchOffers(offers, relieved(given, relief), context).available);
				expect(found.map(({ count }) => count)).toEqual(really);
			}),
			{ numRuns: 150 }
		);
	});
	it('names the first day, found by trying each', () => {
		fc.assert(
			fc.property(anyFruitless, ({ offers, need: given }) => {
				const found = reliefs(offers, given, context);
				const named = found.find((relief) => relief.kind === 'begin')?.begin ?? null;
				const fruitless = searchOffers(offers, given, context).available === 0;
				// As far as the day that is named, too: to be old enough may take longer than what is always tried.
				const days = Math.max(ALWAYS_TRIED, named === null ? 0 : daysBetween(given.begin, named));
				const tried = Array.from({ length: days }, (_day, index) => addDays(given.begin, index + 1)).find(
					(day) => searchOffers(offers, relieved(given, begin(day, 0)), context).available > 0
				);
				expect(named).toBe(fruitless ? (tried ?? null) : null);
			}),
			{ numRuns: 15 }
		);
	});
});
