import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { addDays } from '../../src/lib/domain/day';
import { facility, provider } from '../../src/lib/server/db/schema/directory';
import { makeAccount, makeFacility, makeOffer } from '../../src/lib/server/db/seed/factories';
import { csvFile, excelFile, offerRow, upload } from '../factories/offer-file';
import { callerFor, viewerAs } from '../setup/caller';
import { test } from '../setup/database';
import { importer, key, noStaleSearch, now, ownRow, today, written } from '../setup/importing';

describe('a file with errors', () => {
	test('changes nothing and tells all of them', async ({ owner, db }) => {
		const good = ownRow();
		const rows = [good, ownRow({ PLZ: '00001', Plätze: 'acht' }), ownRow({ Spezialisierungen: 'Trauma-Pädagogig' })];
		const { apply, caller } = await importer(owner, db);
		const { problems } = await caller.imports.preview(upload(csvFile(rows)));
		expect(problems.map(({ row, column }) => [row, column])).toEqual([
			[3, 'PLZ'],
			[3, 'Plätze'],
			[4, 'Spezialisierungen']
		]);
		expect(problems[2]?.expected).toContain('„Traumapädagogik“ (trauma)');
		await expect(apply(rows)).rejects.toMatchObject({ cause: { code: 'import/has-errors', details: { problems: 3 } } });
		expect(await written(owner, good)).toBeNull();
	});

	test('formulas of a workbook are refused at their cell', async ({ owner, db }) => {
		const { caller } = await importer(owner, db);
		const row = { ...ownRow(), Plätze: { formula: '4+4', result: 8 } as unknown as number };
		expect((await caller.imports.preview(upload(await excelFile([row])))).problems).toEqual([
			{ row: 2, column: 'Plätze', value: '=4+4', expected: 'ein Wert (Formel statt Wert)' }
		]);
	});

	test('what looks like a formula in CSV is only text', async ({ owner, db }) => {
		const row = ownRow({ Hinweis: '=HYPERLINK("http://x")', Einrichtung: '@Haus' });
		await (await importer(owner, db)).apply([row]);
		expect(await written(owner, row)).toMatchObject({
			facility: { name: '@Haus' },
			offer: { note: '=HYPERLINK("http://x")' }
		});
	});
});

describe('an office', () => {
	test('imports for its own area', async ({ owner, db }) => {
		const row = ownRow();
		await (await importer(owner, db, '13075')).apply([row]);
		expect(await written(owner, row)).not.toBeNull();
	});

	test('never for another one, nor moves a facility to itself', async ({ owner, db }) => {
		const { caller } = await importer(owner, db, '13003');
		const foreign = await caller.imports.preview(upload(csvFile([ownRow()])));
		expect(foreign.problems).toMatchObject([{ row: 2, column: 'AGS', value: '13075' }]);
		const house = await makeFacility(owner);
		const [holder] = await owner.select().from(provider).where(eq(provider.id, house.providerId));
		const taken = ownRow({
			Träger: holder?.name ?? '',
			Einrichtung: house.name,
			PLZ: '18055',
			Ort: 'Rostock',
			AGS: '13003'
		});
		const moved = await caller.imports.preview(upload(csvFile([taken])));
		expect(moved.problems).toMatchObject([
			{ row: 2, column: 'AGS', expected: expect.stringContaining('13075') as string }
		]);
	});

	test('needs the right to import', async ({ owner, db }) => {
		const worker = await makeAccount(owner, { role: 'case-worker' });
		const caller = callerFor({ db, viewer: viewerAs('case-worker', { id: worker.id, office: '13075' }), now });
		await expect(caller.imports.preview(upload(csvFile([ownRow()])))).rejects.toMatchObject({ code: 'FORBIDDEN' });
		await expect(callerFor({ db }).imports.preview(upload(csvFile([ownRow()])))).rejects.toMatchObject({
			code: 'UNAUTHORIZED'
		});
	});
});

describe('apply', () => {
	test('sent twice with one key has one effect and one answer', async ({ owner, db }) => {
		const row = ownRow();
		const { caller } = await importer(owner, db);
		const order = { ...upload(csvFile([row])), idempotencyKey: key() };
		expect(await caller.imports.save(order)).toEqual(await caller.imports.save(order));
		expect((await written(owner, row))?.reports).toHaveLength(1);
	});

	test('at the same time creates one provider', async ({ owner, db }) => {
		const row = ownRow();
		const { apply } = await importer(owner, db);
		const outcomes = await Promise.all([apply([row]), apply([row]), apply([row])]);
		expect(outcomes.map(({ changeCount }) => changeCount).toSorted((a, b) => a - b)).toEqual([0, 0, 4]);
	});

	test('lowering below what is booked is allowed and shown as overbooked', async ({ owner, db }) => {
		const made = await makeOffer(owner, { places: '2.00' });
		await owner.execute(sql`INSERT INTO occupancy (offer_id, period, amount, kind, provider_id)
			VALUES (${made.id}, daterange(${today}, ${addDays(today, 30)}), 2, 'foreign', ${made.providerId})`);
		const [house] = await owner.select().from(facility).where(eq(facility.id, made.facilityId));
		const [holder] = await owner.select().from(provider).where(eq(provider.id, made.providerId));
		const row = { ...offerRow, Träger: holder?.name ?? '', Einrichtung: house?.name ?? '', Plätze: '1', Belegt: '0' };
		await (await importer(owner, db)).apply([row]);
		const { rows } = await owner.execute(sql`SELECT overbooked FROM offer_free WHERE offer_id = ${made.id}`);
		expect(rows).toEqual([{ overbooked: true }]);
	});

	test('refuses what is no file', async ({ owner, db }) => {
		const { caller } = await importer(owner, db);
		await expect(caller.imports.preview({ fileName: 'x', content: 'keine Datei!' })).rejects.toMatchObject({
			code: 'BAD_REQUEST'
		});
	});

	test('takes a long list in one go', async ({ owner, db }) => {
		const name = `Träger ${key()}`;
		const rows = Array.from({ length: 1_000 }, (_, index) => ({
			...offerRow,
			Träger: name,
			Einrichtung: `Haus ${index}`
		}));
		expect(await (await importer(owner, db)).apply(rows)).toMatchObject({
			...{ rows: 1_000, changeCount: 3_001, counts: { 'offer-new': 1_000 } }
		});
		await noStaleSearch(owner);
		const { rows: named } = await owner.execute(sql`SELECT topic FROM live_event e JOIN offer o ON o.id = e.offer_id
			JOIN facility f ON f.id = o.facility_id JOIN provider p ON p.id = f.provider_id WHERE p.name = ${name}`);
		expect(named).toEqual([]);
		const { rows: unnamed } = await owner.execute(sql`SELECT DISTINCT topic FROM live_event WHERE offer_id IS NULL`);
		expect(unnamed).toEqual([{ topic: 'vacancy' }]);
	});
});
