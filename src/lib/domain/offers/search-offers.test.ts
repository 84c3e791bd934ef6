import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyOffers, GREIFSWALD, offer, rateOf, searched, step } from '../../../../tests/factories/offer-facts';
import { need } from '../../../../tests/factories/needs';
import { toHundredths } from '../hundredths';
import { freezeList } from './frozen-list';
import type { OfferFacts } from './offer-facts';
import { removedBy, searchOffers } from './search-offers';

const past = { begin: '2017-06-01', end: '2017-11-30' };
const names = (offers: OfferFacts[], given: Parameters<typeof need>[0] = {}) =>
	searchOffers(offers, need({ list: 'all', ...given }), searched({ origin: GREIFSWALD })).rows.map(
		({ offerId }) => offerId
	);

const anySearch = fc.record({
	offers: anyOffers,
	need: fc
		.record({
			list: fc.constantFrom('all' as const, 'available' as const),
			begin: fc.constantFrom('2026-10-01', '2027-02-01', '2027-06-01'),
			end: fc.constantFrom('2027-06-01', '2027-09-30'),
			birthDate: fc.constantFrom(null, '2014-05-05'),
			specialisations: fc.subarray(['TRAUMA', 'SUCHT'], { maxLength: 1 }),
			near: fc.constantFrom(null, { postalCode: '17489', radiusKm: 60 })
		})
		.map(need)
});
const context = searched({ origin: GREIFSWALD });

describe('searchOffers', () => {
	it('ranks by the price of the whole period, as in the example of the specification', () => {
		const offers = ['98.75', '88.00', '76.00', '90.42'].map((rate) => offer({ offerId: rate, rates: rateOf(rate) }));
		const list = searchOffers(offers, need(past), searched());
		expect(list).toMatchObject({ all: 4, available: 4, days: 182, weeks: '26.00', asOf: searched().now });
		expect(list.rows.map(({ rate, targetFee, difference, best }) => [rate, targetFee, difference, best])).toEqual([
			['76.00', '13832', '0', true],
			['88.00', '16016', '2184', false],
			['90.42', '16457', '2625', false],
			['98.75', '17973', '4141', false]
		]);
	});
	it('calls two that tie both best, by the rounded fee', () => {
		const offers = [offer({ offerId: 'a', rates: rateOf('76.00') }), offer({ offerId: 'b', rates: rateOf('75.99') })];
		// 759,90 € and 760,00 € over ten days
		const rows = searchOffers(offers, need({ begin: '2027-06-01', end: '2027-06-11' }), searched()).rows;
		expect(rows.map(({ best, difference }) => [best, difference])).toEqual([
			[true, '0'],
			[true, '0']
		]);
	});
	it('puts an offer without a valid rate last, without a price and never best', () => {
		const list = searchOffers(
			[offer({ offerId: 'none', rates: [] }), offer({ offerId: 'dear', rates: rateOf('320.00') })],
			need(),
			searched()
		);
		expect(list.rows[1]).toMatchObject({ offerId: 'none', rate: null, targetFee: null, difference: null, best: false });
		expect(searchOffers([offer({ rates: [] })], need(), searched()).rows[0]?.best).toBe(false);
	});
	it.each([
		['distance', [offer({ offerId: 'far', lat: 54.3 }), offer({ offerId: 'near' })], ['near', 'far']],
		[
			'distance of those without a rate too',
			[offer({ offerId: 'far', lat: 54.3, rates: [] }), offer({ offerId: 'near', rates: [] })],
			['near', 'far']
		],
		[
			'provider',
			[
				offer({ offerId: 'z', provider: 'Zebra' }),
				offer({ offerId: 'ae', provider: 'Ährenhof' }),
				offer({ offerId: 'b', provider: 'bodden' })
			],
			['ae', 'b', 'z']
		],
		[
			'facility',
			[offer({ offerId: 'ss', facility: 'Strasse 5' }), offer({ offerId: 'sz', facility: 'Straße 4' })],
			['sz', 'ss']
		],
		['id at last', [offer({ offerId: 'b' }), offer({ offerId: 'a' })], ['a', 'b']]
	])('breaks equal prices by %s', (_by, offers, expected) => {
		expect(names(offers)).toEqual(expected);
	});
	it('shows the rate of the first day and the least that is free', () => {
		const facts = offer({
			rates: [...rateOf('76.00'), { from: '2027-07-01' as never, until: null, amount: '80.00' as never }],
			free: [step(null, '4.00'), step('2027-08-01', '1.50'), step('2027-09-01', '3.00')]
		});
		const [row] = searchOffers([facts], need(), context).rows;
		expect(row).toMatchObject({ rate: '76.00', free: '1.50', distanceKm: 0, reportAge: 'fresh', unavailable: null });
	});
	it('gives in "all" the reason and the next date of what cannot be taken now', () => {
		const full = offer({
			offerId: 'full',
			free: [step(null, '0.00'), step('2027-12-14', '1.00')],
			rates: rateOf('60.00')
		});
		const offers = [full, offer({ offerId: 'free' })];
		const all = searchOffers(offers, need({ list: 'all' }), searched());
		expect(all).toMatchObject({ all: 2, available: 1 });
		expect(all.rows[0]).toMatchObject({ offerId: 'full', unavailable: 'full', freeFrom: '2027-12-14', best: true });
		const available = searchOffers(offers, need(), searched());
		expect(available.rows.map(({ offerId, best, difference }) => [offerId, best, difference])).toEqual([
			['free', true, '0']
		]);
	});
	it('has an empty page behind the last', () => {
		expect(searchOffers([offer()], need({ page: 2 }), searched())).toMatchObject({ all: 1, available: 1, rows: [] });
	});

	it('does not depend on the order of the offers', () => {
		fc.assert(
			fc.property(anySearch, ({ offers, need: given }) => {
				expect(searchOffers([...offers].reverse(), given, context)).toEqual(searchOffers(offers, given, context));
			})
		);
	});
	it('counts as many as it lists, and lists nothing that cannot be taken', () => {
		fc.assert(
			fc.property(anySearch, ({ offers, need: given }) => {
				const all = searchOffers(offers, { ...given, list: 'all' }, context);
				const available = searchOffers(offers, { ...given, list: 'available' }, context);
				expect([all.rows.length, available.rows.length]).toEqual([all.all, all.available]);
				expect(available.rows.every(({ unavailable, free }) => unavailable === null && toHundredths(free) >= 100)).toBe(
					true
				);
				expect(all.rows.filter(({ unavailable }) => unavailable === null).map(({ offerId }) => offerId)).toEqual(
					available.rows.map(({ offerId }) => offerId)
				);
			})
		);
	});
	it('is one list, however it is cut into pages', () => {
		fc.assert(
			fc.property(anySearch, fc.integer({ min: 1, max: 5 }), ({ offers, need: given }, pageSize) => {
				const whole = searchOffers(offers, given, context).rows;
				const pages = Array.from(
					{ length: 13 },
					(_page, index) => searchOffers(offers, { ...given, page: index + 1, pageSize }, context).rows
				);
				expect(pages.flat()).toEqual(whole);
			})
		);
	});
	it('never falls in price down the list, and the difference is what it costs more than the cheapest', () => {
		fc.assert(
			fc.property(anySearch, ({ offers, need: given }) => {
				const rows = searchOffers(offers, given, context).rows;
				const fees = rows.map(({ targetFee }) => (targetFee === null ? Infinity : Number(targetFee)));
				expect([...fees].sort((a, b) => a - b)).toEqual(fees);
				for (const { targetFee, difference, best } of rows) {
					expect(difference).toBe(targetFee === null ? null : String(Number(targetFee) - (fees[0] ?? 0)));
					expect(best).toBe(difference === '0');
				}
			})
		);
	});
});

describe('removedBy', () => {
	it('counts each offer once, at the first thing against it', () => {
		const offers = [
			offer({ serviceType: 'S35' }),
			offer({ sex: 'f', specialisations: [] }),
			offer({ specialisations: [] }),
			offer({ specialisations: ['TRAUMA'], free: [step(null, '0.00')] })
		];
		const removed = removedBy(offers, need({ sex: 'm', specialisations: ['TRAUMA'] }), searched());
		expect(removed).toMatchObject({
			'service-type': 1,
			sex: 1,
			specialisations: 1,
			full: 1,
			area: 0,
			'report-too-old': 0
		});
	});
	it('adds up to all offers with those that are left', () => {
		fc.assert(
			fc.property(anySearch, ({ offers, need: given }) => {
				const removed = Object.values(removedBy(offers, given, context)).reduce((sum, count) => sum + count, 0);
				expect(removed + searchOffers(offers, given, context).available).toBe(offers.length);
			})
		);
	});
});

describe('freezeList', () => {
	const offers = ['76.00', '88.00'].map((rate) => offer({ offerId: rate, rates: rateOf(rate) }));
	it('keeps the list as it was seen', () => {
		const given = need(past);
		const frozen = freezeList(searchOffers(offers, given, searched()), given, '88.00');
		expect(frozen).toMatchObject({
			all: 2,
			available: 2,
			days: 182,
			cheapest: '13832',
			chosenOfferId: '88.00',
			need: given
		});
		expect(frozen.rows.map(({ targetFee, difference }) => [targetFee, difference])).toEqual([
			['13832', '0'],
			['16016', '2184']
		]);
		expect(JSON.parse(JSON.stringify(frozen))).toEqual(frozen);
	});
	it('knows the cheapest of the list on its second page too', () => {
		const given = need({ ...past, page: 2, pageSize: 1 });
		expect(freezeList(searchOffers(offers, given, searched()), given, '88.00').cheapest).toBe('13832');
	});
	it('has no cheapest without a price', () => {
		expect(freezeList(searchOffers([offer({ rates: [] })], need(), searched()), need(), 'a1').cheapest).toBeNull();
	});
});
