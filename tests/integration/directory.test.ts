import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { installCatalogues } from '../../src/lib/server/db/seed/catalogues';
import { office, region } from '../../src/lib/server/db/schema/directory';
import { makeAccount, makeOffer, makeOffice, makeRate } from '../../src/lib/server/db/seed/factories';
import { documentResponse, photoResponse } from '../../src/lib/server/directory/files';
import { findDocument, findPhoto } from '../../src/lib/server/directory/queries';
import type { Day } from '../../src/lib/domain/day';
import { callerFor, viewerAs } from '../setup/caller';
import { test } from '../setup/database';

const worker = viewerAs('case-worker', { id: crypto.randomUUID(), office: '13075' });

describe('catalogues', () => {
	test('are installed once and again without any change', async ({ owner, ownerUrl }) => {
		const counts = async () =>
			(
				await owner.execute(sql`SELECT (SELECT count(*) FROM land) AS laender, (SELECT count(*) FROM office) AS offices,
					(SELECT count(*) FROM office WHERE active) AS active, (SELECT count(*) FROM postal_code) AS codes,
					(SELECT count(*) FROM region) AS regions, (SELECT count(*) FROM service_type) AS types,
					(SELECT count(*) FROM specialisation) AS specialisations, (SELECT count(*) FROM population) AS years`)
			).rows[0];
		const before = await counts();
		expect(before).toMatchObject({ laender: 16, offices: 400, active: 8, years: 56 });
		await installCatalogues(ownerUrl);
		await owner.execute(sql`UPDATE catalogue_version SET version = 'older'`);
		await installCatalogues(ownerUrl);
		expect(await counts()).toEqual(before);
	});

	test('leave what an administration has decided', async ({ owner, ownerUrl }) => {
		await makeOffice(owner, { ags: '01055', sign: 'OH', name: 'Kreis an der Ostsee' });
		await makeOffice(owner, { ags: '13075', holdHours: 24 });
		await owner.insert(region).values({ officeAgs: '13075', name: 'Eigene Region' });
		await owner.execute(sql`UPDATE catalogue_version SET version = 'older'`);
		await installCatalogues(ownerUrl);
		const { rows } = await owner.execute(sql`SELECT sign, active, name FROM office WHERE ags = '01055'`);
		expect(rows).toEqual([{ sign: 'OH', active: true, name: 'Kreis an der Ostsee' }]);
		const kept = await owner.execute(sql`SELECT hold_hours FROM office WHERE ags = '13075'`);
		expect(kept.rows).toEqual([{ hold_hours: 24 }]);
		expect(
			(
				await owner
					.select()
					.from(region)
					.where(sql`name = 'Eigene Region'`)
			).length
		).toBe(1);
		await owner
			.update(office)
			.set({ active: false })
			.where(sql`ags = '01055'`);
	});
});

describe('directory.lands', () => {
	test('names the Länder that take part, to everybody', async ({ db }) => {
		expect(await callerFor({ db }).directory.lands()).toEqual([{ code: 'MV', name: 'Mecklenburg-Vorpommern' }]);
	});
});

describe('directory.catalogue', () => {
	test('has service types, groups of specialisations and the active offices with their regions', async ({ db }) => {
		const catalogue = await callerFor({ db, viewer: worker }).directory.catalogue();
		const signs = ['HRO', 'LHSN', 'LRO', 'LUP', 'MSE', 'NWM', 'VG', 'VR'];
		expect(new Set(catalogue.offices.map(({ sign }) => sign))).toEqual(new Set(signs));
		expect(catalogue.offices.find(({ ags }) => ags === '13075')?.regions.map(({ name }) => name)).toContain(
			'Greifswald'
		);
		expect(catalogue.serviceTypes.find(({ code }) => code === 'S34')).toMatchObject({ unit: 'day' });
		expect(catalogue.specialisationGroups[0]?.specialisations[0]).toEqual({ code: 'trauma', name: 'Traumapädagogik' });
		expect(JSON.stringify(catalogue).length).toBeLessThan(16_000);
	});

	test('has another version as soon as anything of it changes', async ({ db, owner }) => {
		const caller = callerFor({ db, viewer: worker });
		const { version } = await caller.directory.catalogue();
		expect((await caller.directory.catalogue()).version).toBe(version);
		await owner.insert(region).values({ officeAgs: '13075', name: 'Noch eine Region' });
		expect((await caller.directory.catalogue()).version).not.toBe(version);
	});

	test('is for people who are signed in', async ({ db }) => {
		await expect(callerFor({ db }).directory.catalogue()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
	});
});

describe('directory.findPlaces', () => {
	test('finds towns and villages by name and by code', async ({ db }) => {
		const caller = callerFor({ db, viewer: worker });
		const names = async (text: string) => (await caller.directory.findPlaces({ text })).map(({ place }) => place);
		expect(await names('Greifsw')).toEqual(['Greifswald', 'Greifswald', 'Greifswald']);
		expect(await names('pasew')).toEqual(['Pasewalk']);
		expect(await caller.directory.findPlaces({ text: '17498' })).toEqual([
			{ postalCode: '17498', place: 'Neuenkirchen', officeAgs: '13075' }
		]);
		expect(await names('')).toEqual([]);
	});
});

describe('photos and documents', () => {
	test('are answered so that a picture cannot run anything', async ({ db, owner }) => {
		const { facilityId } = await makeOffer(owner);
		const added = await owner.execute<{ id: string }>(sql`INSERT INTO facility_photo
			(facility_id, position, caption, media_type, content) VALUES (${facilityId}, 0, 'Haus', 'image/svg+xml', '<svg/>') RETURNING id`);
		const photo = await findPhoto(db, added.rows[0]?.id ?? '');
		const response = photoResponse(photo ?? { mediaType: '', content: Buffer.alloc(0) });
		expect(await response.text()).toBe('<svg/>');
		expect(response.headers.get('content-security-policy')).toContain('sandbox');
		expect(response.headers.get('cache-control')).toContain('immutable');
	});

	test('are not there for ids that mean nothing', async ({ db }) => {
		expect(await findPhoto(db, '../etc/passwd')).toBeNull();
		expect(await findDocument(db, crypto.randomUUID())).toBeNull();
		const response = documentResponse({ kind: 'licence', content: Buffer.from('%PDF-1.7') });
		expect(response.headers.get('content-disposition')).toBe('inline; filename="Betriebserlaubnis.pdf"');
	});
});

describe('rates', () => {
	test('of one offer never overlap: the database refuses', async ({ owner }) => {
		const { id: offerId } = await makeOffer(owner, { rate: null });
		await makeRate(owner, { offerId, fromDay: '2026-01-01' as Day, untilDay: '2027-01-01' as Day });
		await makeRate(owner, { offerId, fromDay: '2027-01-01' as Day });
		await expect(
			makeRate(owner, { offerId, fromDay: '2026-12-31' as Day, untilDay: '2027-01-01' as Day })
		).rejects.toThrow();
	});
});

describe('factories', () => {
	test('make accounts on the side of their role', async ({ owner }) => {
		expect(await makeAccount(owner)).toMatchObject({ officeAgs: '13075', providerId: null });
		expect((await makeAccount(owner, { role: 'provider-admin' })).providerId).not.toBeNull();
		expect(await makeAccount(owner, { role: 'supervisor' })).toMatchObject({ officeAgs: null, providerId: null });
	});
});
