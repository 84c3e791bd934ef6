import { readFile } from 'node:fs/promises';
import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditEntry } from '../../src/lib/server/db/schema/access';
import { makeAccount } from '../../src/lib/server/db/seed/factories';
import { csvFile, csvText, excelFile, upload, type FileRow } from '../factories/offer-file';
import { callerFor, viewerAs } from '../setup/caller';
import { test } from '../setup/database';
import { importer, key, noStaleSearch, now, ownRow, ratesOf, slicesOf, today, written } from '../setup/importing';

describe('a new offer', () => {
	test('is written with all the file says', async ({ owner, db }) => {
		const row = ownRow();
		const { apply, account } = await importer(owner, db);
		expect(await apply([row])).toMatchObject({
			rows: 1,
			counts: { 'provider-new': 1, 'facility-new': 1, 'offer-new': 1, 'rate-new': 1 }
		});
		const found = await written(owner, row);
		expect(found?.facility).toMatchObject({
			...{ name: 'Haus am Bodden', street: 'Hafenstraße 3', postalCode: '17489', officeAgs: '13075' },
			...{ phone: '03834 1234', email: 'bodden@beispiel.de', licenceFrom: '2015-01-01' }
		});
		expect(found?.facility.lat).toBeCloseTo(54.1, 0);
		expect(found?.offer).toMatchObject({
			...{ serviceType: 'S34', licensed: '8.00', ageFrom: 6, ageTo: 18, sex: 'f', note: 'am Wasser' },
			...{ specialisations: ['adhd', 'trauma'], serviceDescriptionOn: null }
		});
		expect(slicesOf(found)).toEqual([['-infinity', null, '8.00', '2.00']]);
		expect(ratesOf(found)).toEqual([['2017-06-01', null, '76.00']]);
		expect(found?.reports).toMatchObject([{ source: 'import', reportedBy: account.id, reportedAt: now }]);
		await noStaleSearch(owner);
	});

	test('with the required columns alone has the defaults', async ({ owner, db }) => {
		const { Träger, Einrichtung, PLZ, Ort, AGS, Hilfeart, Plätze } = ownRow() as Record<string, string>;
		const row = { Träger, Einrichtung, PLZ, Ort, AGS, Hilfeart, Plätze } as FileRow;
		await (await importer(owner, db)).apply([row]);
		const found = await written(owner, row);
		expect(found?.offer).toMatchObject({ ageFrom: 0, ageTo: 27, sex: 'any', specialisations: [], note: null });
		expect(slicesOf(found)).toEqual([['-infinity', null, '8.00', '0.00']]);
		expect(found?.rates).toEqual([]);
	});
});

describe('the same list in every form', () => {
	const forms: [string, (row: FileRow) => Promise<{ fileName: string; content: Uint8Array }>][] = [
		['CSV, UTF-8, semicolon', (row) => Promise.resolve(csvFile([row]))],
		[
			'CSV, UTF-8 with mark, comma, decimal point',
			(row) =>
				Promise.resolve({
					fileName: 'x.csv',
					content: Buffer.from(`\ufeff${csvText([{ ...row, Entgelt: '76.00' }], ',')}`)
				})
		],
		[
			'CSV, Windows-1252',
			(row) => Promise.resolve({ fileName: 'x.csv', content: Buffer.from(csvText([row]), 'latin1') })
		],
		['Excel, text', (row) => excelFile([row])],
		[
			'Excel, numbers and dates',
			(row) =>
				excelFile([
					{
						...row,
						...{ PLZ: 17489, AGS: 13075, Plätze: 8, Belegt: 2, Entgelt: 76, 'Alter von': 6, 'Alter bis': 18 },
						...{ 'Gültig ab': new Date(Date.UTC(2017, 5, 1)), Betriebserlaubnis: new Date(Date.UTC(2015, 0, 1)) }
					}
				])
		]
	];

	test.for(forms)('%s', async ([_name, form], { owner, db }) => {
		const row = ownRow();
		const { apply, caller } = await importer(owner, db);
		await apply([row]);
		expect(await caller.imports.preview(upload(await form(row)))).toMatchObject({ problems: [], changes: [], rows: 1 });
	});
});

test('the sample file is right', async ({ owner, db }) => {
	const { caller } = await importer(owner, db, '13075');
	const content = await readFile('static/vorlage-angebote.csv');
	expect(await caller.imports.preview(upload({ fileName: 'vorlage-angebote.csv', content }))).toMatchObject({
		...{ problems: [], warnings: [], rows: 4 },
		counts: { 'provider-new': 2, 'facility-new': 3, 'offer-new': 3, 'rate-new': 4 }
	});
});

describe('a list that was imported before', () => {
	test('changes nothing the second time: no row, no report, no audit entry', async ({ owner, db }) => {
		const row = ownRow();
		const { apply, account } = await importer(owner, db);
		await apply([row]);
		const before = await written(owner, row);
		expect(await apply([row])).toMatchObject({ changes: [], changeCount: 0 });
		expect(await written(owner, row)).toEqual(before);
		const entries = await owner.select().from(auditEntry).where(eq(auditEntry.accountId, account.id));
		expect(entries).toMatchObject([{ action: 'offers/imported', details: { rows: 1, 'offer-new': 1 } }]);
	});

	test('changes what differs, and reports places from today on', async ({ owner, db }) => {
		const row = ownRow();
		const { apply } = await importer(owner, db);
		await apply([row]);
		const changed = {
			...row,
			Plätze: '6',
			Belegt: '3',
			Hinweis: 'im Wald',
			Telefon: '03834 9',
			Entgelt: '88',
			'Gültig ab': '1.1.27'
		};
		expect(await apply([changed])).toMatchObject({
			counts: { 'offer-new': 0, 'offer-changed': 1, 'facility-changed': 1, 'rate-new': 1 }
		});
		const found = await written(owner, row);
		expect(found?.offer).toMatchObject({ licensed: '6.00', note: 'im Wald', sex: 'f' });
		expect(slicesOf(found)).toEqual([
			['-infinity', today, '8.00', '2.00'],
			[today, null, '6.00', '3.00']
		]);
		expect(ratesOf(found)).toEqual([
			['2017-06-01', '2027-01-01', '76.00'],
			['2027-01-01', null, '88.00']
		]);
		await noStaleSearch(owner);
	});

	test('without Belegt keeps what is occupied', async ({ owner, db }) => {
		const row = ownRow();
		const { apply } = await importer(owner, db);
		await apply([row]);
		const { Belegt: _belegt, ...without } = row;
		expect(await apply([without])).toMatchObject({ changes: [] });
		await apply([{ ...without, Plätze: '9' }]);
		expect(slicesOf(await written(owner, row))?.at(-1)).toEqual([today, null, '9.00', '2.00']);
	});

	test('does not undo a newer report of the provider', async ({ owner, db }) => {
		const row = ownRow();
		const { apply } = await importer(owner, db);
		await apply([row]);
		const found = await written(owner, row);
		const providerId = found?.facility.providerId ?? '';
		const person = await makeAccount(owner, { role: 'provider-admin', providerId });
		const reporter = callerFor({ db, viewer: viewerAs('provider-admin', { id: person.id, providerId }), now });
		await reporter.vacancies.report({
			...{ offerId: found?.offer?.id ?? '', operable: '7', occupiedOutside: '4', from: today },
			idempotencyKey: key()
		});
		expect(await apply([row])).toMatchObject({ changes: [] });
		expect(slicesOf(await written(owner, row))?.at(-1)).toEqual([today, null, '7.00', '4.00']);
	});

	test('keeps the parts of a rate that stands and drops them where it is corrected', async ({ owner, db }) => {
		const row = ownRow();
		const { apply } = await importer(owner, db);
		await apply([row]);
		const id = (await written(owner, row))?.offer?.id ?? '';
		await owner.execute(sql`UPDATE rate_slice SET mp = 50, gp = 20, ib = 6 WHERE offer_id = ${id}`);
		await apply([{ ...row, 'Gültig ab': '1.1.27', Entgelt: '80' }]);
		expect((await written(owner, row))?.rates).toMatchObject([{ mp: '50.00' }, { mp: null, amount: '80.00' }]);
		await apply([{ ...row, Entgelt: '77' }]);
		expect((await written(owner, row))?.rates).toMatchObject([
			{ amount: '77.00', mp: null, untilDay: '2027-01-01' },
			{ amount: '80.00' }
		]);
	});

	test('moves a facility: coordinates follow, a region of another office is left', async ({ owner, db }) => {
		const row = ownRow();
		const { apply } = await importer(owner, db);
		await apply([row]);
		const before = (await written(owner, row))?.facility;
		await owner.execute(sql`UPDATE facility SET lat = 54.0999, region_id = (SELECT id FROM region WHERE office_ags = '13075' LIMIT 1)
			WHERE id = ${before?.id}`);
		await apply([{ ...row, Hinweis: 'nur der Hinweis' }]);
		expect((await written(owner, row))?.facility.lat).toBe(54.0999);
		await apply([{ ...row, PLZ: '18055', Ort: 'Rostock', AGS: '13003' }]);
		const after = (await written(owner, row))?.facility;
		expect(after).toMatchObject({ officeAgs: '13003', regionId: null });
		expect(after?.lat).not.toBe(54.0999);
		await noStaleSearch(owner);
	});
});

describe('rate slices', () => {
	test('come from several rows of one offer, in any order', async ({ owner, db }) => {
		const row = ownRow();
		const { apply } = await importer(owner, db);
		await apply([{ ...row, Entgelt: '1.088,50', 'Gültig ab': '2020-01-01' }, row]);
		expect(ratesOf(await written(owner, row))).toEqual([
			['2017-06-01', '2020-01-01', '76.00'],
			['2020-01-01', null, '1088.50']
		]);
	});
});
