import { describe, expect } from 'vitest';
import { facilityPhoto } from '../../src/lib/server/db/schema/directory';
import { makeAccount, makeOffer } from '../../src/lib/server/db/seed/factories';
import { callerFor, viewerAs } from '../setup/caller';
import { test } from '../setup/database';

const now = '2026-11-22T10:00:00.000Z';
const period = { begin: '2026-12-01', end: '2027-05-31' } as const;

describe('what a device keeps', () => {
	test('pages of offers are as the server shows them, without group, use and bookmark', async ({ owner, db }) => {
		const made = await makeOffer(owner, { rate: '76.00', reportedAt: '2026-11-22T07:00:00.000Z' });
		const photo = { position: 1, caption: 'Garten', mediaType: 'image/svg+xml', content: Buffer.from('x') };
		await owner.insert(facilityPhoto).values({ facilityId: made.facilityId, ...photo });
		const { id } = await makeAccount(owner);
		const { offers } = callerFor({ db, now, viewer: viewerAs('case-worker', { id, office: '13075' }) });
		const [kept] = await offers.details({ offerIds: [made.id] });
		const { group, vacancy, price, remembered, unit, ...shown } = await offers.detail({ offerId: made.id, ...period });
		expect({ group, remembered, unit, free: vacancy.free !== null }).toEqual({
			...{ group: [], remembered: false, unit: 'day', free: true }
		});
		const { rates, overbooked, ...page } = kept ?? { rates: [], overbooked: null };
		expect({ ...page, facility: { ...kept?.facility, distanceKm: null } }).toEqual(shown);
		expect(rates.map(({ amount }) => amount)).toEqual([price.rate]);
		expect(overbooked).toBe(false);
	});

	test('areas say how much they are, and a Land has all its postal codes', async ({ owner, db }) => {
		await makeOffer(owner, { facility: { officeAgs: '13071' } });
		const { offers, directory } = callerFor({ db, now, viewer: viewerAs('supervisor', { id: crypto.randomUUID() }) });
		const areas = await offers.areas();
		expect(areas.find(({ office }) => office === '13071')?.offers).toBeGreaterThan(0);
		const places = await directory.places({ land: '13' });
		expect(places.length).toBeGreaterThan(200);
		expect(places.every(({ officeAgs }) => officeAgs.startsWith('13'))).toBe(true);
		const point = await directory.pointOf({ postalCode: '17489' });
		expect(places.find(({ postalCode }) => postalCode === '17489')).toMatchObject(point ?? {});
	});
});
