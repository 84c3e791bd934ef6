import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Day } from '../../src/lib/domain/day';
import { euro } from '../../src/lib/domain/money';
import type { Database } from '../../src/lib/server/db/client';
import { directoryDocument, facilityPhoto, facilityStaff } from '../../src/lib/server/db/schema/directory';
import { rateSlice } from '../../src/lib/server/db/schema/rates';
import { makeCase, makePlacement } from '../../src/lib/server/db/seed/case-factories';
import {
	makeAccount,
	makeFacility,
	makeOffer,
	makeProvider,
	makeRate,
	makeRegion
} from '../../src/lib/server/db/seed/factories';
import { callerFor, viewerAs } from '../setup/caller';
import { test } from '../setup/database';

const now = '2026-11-22T10:00:00.000Z';
const reportedAt = '2026-11-22T07:00:00.000Z';
const NOBODY = '00000000-0000-4000-8000-000000000000';
const key = () => crypto.randomUUID();

const callerAs = (db: Database, id = NOBODY) =>
	callerFor({ db, now, viewer: viewerAs('case-worker', { id, office: '13075' }) });

describe('offers.detail', () => {
	test('has house, people, papers, places, group and price', async ({ owner, db }) => {
		const home = await makeProvider(owner, { name: 'Bodden gGmbH' });
		const made = await makeOffer(owner, {
			facility: { providerId: home.id, name: 'Haus 76.00' },
			rate: '76.00',
			reportedAt
		});
		await owner
			.update(rateSlice)
			.set({ untilDay: '2027-02-01' as Day })
			.where(eq(rateSlice.offerId, made.id));
		await makeRate(owner, {
			offerId: made.id,
			amount: euro('80.00'),
			fromDay: '2027-02-01' as Day,
			mp: euro('50.00')
		});
		const photo = {
			facilityId: made.facilityId,
			position: 1,
			caption: 'Garten',
			mediaType: 'image/svg+xml',
			content: Buffer.from('')
		};
		await owner.insert(facilityPhoto).values(photo);
		await owner
			.insert(facilityStaff)
			.values({ facilityId: made.facilityId, qualification: 'Erzieher/in', posts: '4.50' });
		await owner
			.insert(directoryDocument)
			.values({ facilityId: made.facilityId, kind: 'licence', content: Buffer.from('x') });
		const account = await makeAccount(owner, {});
		const stayed = {
			offer: { ...made, serviceType: 'S34' },
			createdBy: account.id,
			events: ['reserved', 'consented', 'booked'] as const
		};
		const dates = { beginDay: '2026-11-01' as Day, endDay: '2027-03-31' as Day };
		await makePlacement(owner, { ...stayed, ...dates, case: await makeCase(owner) });
		const asked = { offerId: made.id, begin: '2027-01-01', end: '2027-03-01', near: { postalCode: '17489' } };
		const detail = await callerAs(db, account.id).offers.detail(asked);
		expect(detail).toMatchObject({
			...{ offerId: made.id, serviceType: 'S34', unit: 'day', licensed: '8.00', remembered: false },
			facility: { name: 'Haus 76.00', office: '13075', officeSign: 'VG', photos: [{ caption: 'Garten' }] },
			provider: { name: 'Bodden gGmbH' },
			staff: [{ qualification: 'Erzieher/in', posts: '4.50' }],
			documents: [{ kind: 'licence' }],
			group: [{ ageFrom: 12, ageTo: 14, sex: 'f', persons: 1 }],
			vacancy: { today: { operable: '8.00', booked: '1.00', free: '7.00' }, free: '7.00', unavailable: null },
			price: {
				...{ rate: '76.00', days: 59, weeks: '8.43', unitsPerWeek: '7', targetFee: '4596' },
				slices: [
					{ from: '2027-01-01', until: '2027-02-01', amount: '76.00', days: 31 },
					{ from: '2027-02-01', until: '2027-03-01', amount: '80.00', mp: '50.00', days: 28 }
				]
			}
		});
		expect(detail.facility.distanceKm).toBeLessThan(5);
	});

	test('without a period it says what is known', async ({ db, owner }) => {
		const { id } = await makeOffer(owner, { serviceType: 'A30', places: '12.00', reportedAt: null, rate: null });
		const detail = await callerAs(db).offers.detail({ offerId: id, begin: '2027-01-01', end: '2027-03-01' });
		expect(detail.price).toMatchObject({
			rate: null,
			parts: null,
			slices: [],
			days: 59,
			unitsPerWeek: null,
			targetFee: null
		});
		expect(detail.vacancy).toMatchObject({ reportedAt: null, reportAge: null, unavailable: null, free: '0.00' });
	});

	test('what does not exist is not found', async ({ db }) => {
		await expect(callerAs(db).offers.detail({ offerId: NOBODY })).rejects.toMatchObject({ code: 'NOT_FOUND' });
	});
});

describe('offers.remember', () => {
	test('keeps a bookmark of one person until it is taken away, however often it is asked', async ({ owner, db }) => {
		const [anna, ben] = [await makeAccount(owner), await makeAccount(owner)];
		const { id: offerId } = await makeOffer(owner);
		const caller = callerAs(db, anna.id);
		await caller.offers.remember({ offerId, idempotencyKey: key() });
		await caller.offers.remember({ offerId, idempotencyKey: key() });
		expect((await caller.offers.remembered()).map((row) => row.offerId)).toEqual([offerId]);
		expect((await caller.offers.detail({ offerId })).remembered).toBe(true);
		expect(await callerAs(db, ben.id).offers.remembered()).toEqual([]);
		await caller.offers.forget({ offerId, idempotencyKey: key() });
		await caller.offers.forget({ offerId, idempotencyKey: key() });
		expect(await caller.offers.remembered()).toEqual([]);
	});

	test('an offer that does not exist is not found', async ({ owner, db }) => {
		const { id } = await makeAccount(owner);
		const sent = { offerId: NOBODY, idempotencyKey: key() };
		await expect(callerAs(db, id).offers.remember(sent)).rejects.toMatchObject({ code: 'NOT_FOUND' });
	});
});

describe('offers.facts', () => {
	test('sends everything first, then only what has changed, and names what has moved away', async ({ owner, db }) => {
		const caller = callerAs(db);
		const region = await makeRegion(owner, { officeAgs: '13003' });
		const home = await makeFacility(owner, { officeAgs: '13003', regionId: region.id });
		const { id } = await makeOffer(owner, { facilityId: home.id, reportedAt });
		const first = await caller.offers.facts({ offices: ['13003'] });
		expect(first).toMatchObject({ complete: true, gone: [], next: null });
		expect(first.offers.map(({ offerId }) => offerId)).toEqual([id]);
		const other = await makeOffer(owner, { facility: { officeAgs: '13003' }, reportedAt });
		const second = await caller.offers.facts({ offices: ['13003'], since: first.version });
		expect(second.complete).toBe(false);
		expect(second.offers.map(({ offerId }) => offerId)).toContain(other.id);
		expect((await caller.offers.facts({ offices: ['13071'], since: first.version })).gone).toContain(other.id);
		expect((await caller.offers.facts({ offices: ['13003'], since: 'something.else.7' })).complete).toBe(true);
	});
});
