import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { InvalidInput } from '../../domain/errors';
import { euro } from '../../domain/money';
import { searchOffers } from '../../domain/offers/search-offers';
import type { OfferFacts } from '../../domain/offers/offer-facts';
import type { Day } from '../../domain/day';
import { need } from '../../../../tests/factories/needs';
import { GREIFSWALD, offer, rateOf, searched, step } from '../../../../tests/factories/offer-facts';
import { forgetOffers, type KeptArea } from './offer-database';
import { offersBeside } from './offers-beside';

const asOf = '2026-11-22T12:00:00.000Z';
const areaOf = (office: string): KeptArea => ({
	...{ office, version: 'c.1', asOf, offers: 0, size: 0, limits: { greyHours: 72, staleDays: 7 } }
});

/** Ids differ in their first figure, by which offers are put together. */
const idOf = (index: number) => `${index.toString(16)}${crypto.randomUUID().slice(1)}`;

const own: OfferFacts[] = Array.from({ length: 16 }, (_offer, index) =>
	offer({
		...{ offerId: idOf(index), facility: `Haus ${String(index)}`, rates: rateOf(`${String(76 + (index % 5))}.00`) },
		...{ serviceType: index % 4 === 3 ? 'T32' : 'S34', lat: GREIFSWALD.lat + index / 50 },
		free: [step(null, '3.00'), step('2027-07-01', index % 3 === 0 ? '0.00' : '2.00')]
	})
);
const other = offer({ offerId: idOf(1), office: '13071', facility: 'Haus am See' });

const beside = offersBeside();
const names = async (wanted = need()) => (await beside.search(wanted))?.list.rows.map(({ facility }) => facility);

beforeEach(async () => {
	await beside.replace([...own, other], [areaOf('13075'), areaOf('13071')]);
});
afterAll(() => forgetOffers());

describe('the copy of the offers', () => {
	it.each([
		['all of a kind', need({ list: 'all' })],
		['the available ones', need()],
		['one office', need({ list: 'all', offices: ['13071'] })],
		['words', need({ list: 'all', text: 'haus see' })],
		['another kind', need({ list: 'all', serviceType: 'T32' })],
		['a second page', need({ list: 'all', page: 2, pageSize: 5 })]
	])('answers as the rules do: %s', async (_what, wanted) => {
		const found = await beside.search(wanted);
		const expected = searchOffers([...own, other], wanted, searched({ now: asOf }));
		expect(found?.list).toEqual(expected);
		expect(found?.stored).toBe(asOf);
		expect(expected.all).toBeGreaterThan(0);
	});

	it('searches around a place of the Länder kept, and says of any other that it does not know it', async () => {
		const around = need({ list: 'all', near: { postalCode: '17489', radiusKm: 20 } });
		await expect(beside.search(around)).rejects.toBeInstanceOf(InvalidInput);
		const place = { postalCode: '17489', place: 'Greifswald', officeAgs: '13075', furtherPlaces: [] };
		await beside.keepPlaces('13', [{ ...place, ofCompany: false, active: true, ...GREIFSWALD }]);
		const expected = searchOffers([...own, other], around, searched({ now: asOf, origin: GREIFSWALD }));
		expect((await beside.search(around))?.list).toEqual(expected);
		expect(expected.all).toBeLessThan(own.length);
		expect(await beside.places('greifs')).toMatchObject([{ postalCode: '17489' }]);
	});

	it('takes over what has changed and takes out what is gone', async () => {
		const [first, second] = own;
		const dearer = { ...first, rates: rateOf('60.00') } as OfferFacts;
		await beside.change({ changed: [dearer], gone: [second?.offerId ?? ''] }, [areaOf('13075'), areaOf('13071')]);
		const left = [dearer, ...own.slice(2), other];
		const wanted = need({ list: 'all', text: 'haus' });
		expect((await beside.search(wanted))?.list).toEqual(searchOffers(left, wanted, searched({ now: asOf })));
	});

	it('lets one area go and keeps the other', async () => {
		await beside.remove('13075');
		expect(await names()).toEqual(['Haus am See']);
		expect((await beside.areas()).map(({ office }) => office)).toEqual(['13071']);
	});

	it('says how much each area is', async () => {
		const areas = await beside.areas();
		expect(areas.map(({ office, offers }) => [office, offers])).toEqual([
			['13071', 1],
			['13075', own.length]
		]);
		expect(areas.every(({ size }) => size > 300)).toBe(true);
	});

	it('has the page of an offer with its price to the cent', async () => {
		const { offerId } = other;
		expect(await beside.withoutDetails()).toHaveLength(own.length + 1);
		const house = { id: 'h', name: 'Haus am See', office: '13071', photos: [{ id: 'p', caption: 'Garten' }] };
		const slice = {
			from: '2017-01-01' as Day,
			until: null,
			amount: euro('90.42'),
			mp: null,
			gp: null,
			ib: null,
			pfg: null
		};
		const page = { offerId, serviceType: 'S34', note: '', overbooked: false, facility: house, rates: [slice] };
		await beside.keepDetails([
			{ ...page, staff: [], documents: [] } as unknown as Parameters<typeof beside.keepDetails>[0][number]
		]);
		await beside.keepThumbnail('p', 'data:image/webp;base64,AAAA');
		const asked = { offerId, today: '2026-11-22' as Day, begin: '2027-06-01' as Day, end: '2027-11-30' as Day };
		const found = await beside.detail(asked);
		expect(found?.offer.price).toMatchObject({ targetFee: '16457', days: 182, rate: '90.42' });
		expect(found?.offer.facility.photos).toEqual([
			{ id: 'p', caption: 'Garten', address: 'data:image/webp;base64,AAAA' }
		]);
		expect(await beside.detail({ ...asked, offerId: idOf(2) })).toBeNull();
	});
});
