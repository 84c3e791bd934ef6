import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Day } from '../../src/lib/domain/day';
import type { NeedInput } from '../../src/lib/domain/offers/need';
import type { Database } from '../../src/lib/server/db/client';
import { occupancy } from '../../src/lib/server/db/schema/capacity';
import { makeOffer, makeProvider } from '../../src/lib/server/db/seed/factories';
import { callerFor, viewerAs } from '../setup/caller';
import { test as base } from '../setup/database';

const now = '2026-11-22T10:00:00.000Z';
const reportedAt = '2026-11-22T07:00:00.000Z';
const NOBODY = '00000000-0000-4000-8000-000000000000';

/** The table of the specification: four houses, 182 days from 01.06.2017. */
const period = { begin: '2017-06-01', end: '2017-11-30' } as const;
const rates = ['90.42', '76.00', '98.75', '88.00'];

const test = base.extend('offers', { scope: 'file' }, async ({ owner }) => {
	const home = await makeProvider(owner, { name: 'Bodden gGmbH' });
	const made: Record<string, Awaited<ReturnType<typeof makeOffer>>> = {};
	for (const rate of rates) {
		const facility = { providerId: home.id, name: `Haus ${rate}`, licenceFrom: '2000-01-01' as Day };
		made[rate] = await makeOffer(owner, { facility, rate, rateFrom: '2016-01-01', reportedAt });
	}
	return made;
});

const asking = (wishes: Partial<NeedInput> = {}): NeedInput => ({
	...{ list: 'available', serviceType: 'S34', ...period },
	...wishes
});

const callerAs = (db: Database) =>
	callerFor({ db, now, viewer: viewerAs('case-worker', { id: NOBODY, office: '13075' }) });

describe('offers.search', () => {
	test('gives the table of the specification, cheapest first, with the difference to the best price', async ({
		db,
		offers
	}) => {
		const answer = await callerAs(db).offers.search(asking());
		expect(answer).toMatchObject({ all: 4, available: 4, days: 182, weeks: '26.00', asOf: now });
		expect(answer.rows.map(({ rate, targetFee, difference, best }) => [rate, targetFee, difference, best])).toEqual([
			['76.00', '13832', '0', true],
			['88.00', '16016', '2184', false],
			['90.42', '16457', '2625', false],
			['98.75', '17973', '4141', false]
		]);
		expect(answer.rows[0]).toMatchObject({
			...{ offerId: offers['76.00']?.id, provider: 'Bodden gGmbH', facility: 'Haus 76.00', place: 'Greifswald' },
			...{ office: '13075', officeSign: 'VG', free: '8.00', reportedAt, reportAge: 'fresh', unavailable: null },
			...{ distanceKm: null, freeFrom: null, note: '', ageFrom: 6, ageTo: 17 }
		});
	});

	test('pages through the list; counts and differences stay those of the whole', async ({ db, offers }) => {
		const { all, available, rows } = await callerAs(db).offers.search(asking({ page: 2, pageSize: 3 }));
		expect({ all, available }).toEqual({ all: 4, available: 4 });
		expect(rows.map(({ offerId, difference }) => [offerId, difference])).toEqual([[offers['98.75']?.id, '4141']]);
		expect((await callerAs(db).offers.search(asking({ page: 9 }))).rows).toEqual([]);
	});

	test('an offer that is full stands in the list of all with the day from which it is free', async ({
		db,
		owner,
		offers
	}) => {
		const { id: offerId, providerId } = offers['88.00'] ?? { id: '', providerId: '' };
		await owner
			.insert(occupancy)
			.values({ offerId, providerId, period: '[2017-08-01,2017-09-01)', amount: '8.00', kind: 'blocked' });
		const near = { postalCode: '17489', radiusKm: 20 };
		const { all, available, rows } = await callerAs(db).offers.search(asking({ list: 'all', near }));
		expect({ all, available }).toEqual({ all: 4, available: 3 });
		expect(rows[1]).toMatchObject({ offerId, free: '0.00', unavailable: 'full', freeFrom: '2017-09-01', best: false });
		expect(rows[1]?.distanceKm).toBeLessThan(5);
		await owner.delete(occupancy).where(eq(occupancy.offerId, offerId));
	});

	test('hours of an ambulant service cost hours × weeks × rate', async ({ db, owner }) => {
		const facility = { licenceFrom: '2000-01-01' as Day };
		await makeOffer(owner, {
			serviceType: 'A31',
			places: '20.00',
			rate: '34.07',
			rateFrom: '2016-01-01',
			reportedAt,
			facility
		});
		const { rows } = await callerAs(db).offers.search(asking({ serviceType: 'A31', hoursPerWeek: '3' }));
		expect(rows[0]).toMatchObject({ targetFee: '2658', free: '20.00', rate: '34.07' });
		const { available } = await callerAs(db).offers.search(asking({ serviceType: 'A31', hoursPerWeek: '20.01' }));
		expect(available).toBe(0);
	});

	test('without a valid rate it stands last and never costs nothing', async ({ db, owner }) => {
		const later = { serviceType: 'S35', rateFrom: '2018-01-01', reportedAt };
		const facility = { licenceFrom: '2000-01-01' as Day };
		await makeOffer(owner, { ...later, facility });
		await makeOffer(owner, { ...later, facility, rateFrom: '2017-06-01', rate: '300.00' });
		const { rows } = await callerAs(db).offers.search(asking({ serviceType: 'S35' }));
		expect(rows.map(({ rate, targetFee, difference, best }) => [rate, targetFee, difference, best])).toEqual([
			['300.00', '54600', '0', true],
			[null, null, null, false]
		]);
	});

	const cases: [string, Partial<NeedInput>, string][] = [
		['an unknown office', { offices: ['13075', '99999'] }, 'offices.1'],
		['an unknown region', { regions: [NOBODY] }, 'regions.0'],
		['an unknown specialisation', { specialisations: ['magic'] }, 'specialisations.0'],
		['an unknown postal code', { near: { postalCode: '00000', radiusKm: 20 } }, 'near.postalCode'],
		['an unknown kind of help', { serviceType: 'S99' as 'S34' }, 'serviceType'],
		['hours left out where they are the measure', { serviceType: 'A31' }, 'hoursPerWeek'],
		['a period that ends before it begins', { end: '2017-05-01' }, 'end'],
		['a radius of nothing', { near: { postalCode: '17489', radiusKm: 0 } }, 'near.radiusKm']
	];
	test.for(cases)('%s is refused at its field', async ([_name, wishes, field], { db }) => {
		await expect(callerAs(db).offers.search(asking(wishes))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
		const error: unknown = await callerAs(db)
			.offers.search(asking(wishes))
			.catch((reason: unknown) => reason);
		const { cause } = error as { cause: { fields?: Record<string, string>; issues?: { path: PropertyKey[] }[] } };
		const fields = cause.fields ? Object.keys(cause.fields) : cause.issues?.map(({ path }) => path.join('.'));
		expect(fields).toEqual([field]);
	});
});
