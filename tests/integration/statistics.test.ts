import { desc, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Day } from '../../src/lib/domain/day';
import { layout2010 } from '../../src/lib/domain/statistics/layout-2010';
import { readFile } from '../../src/lib/domain/statistics/record';
import { auditEntry } from '../../src/lib/server/db/schema/access';
import { placement } from '../../src/lib/server/db/schema/placements';
import { answerStatistics } from '../../src/lib/server/statistics/answer-file';
import { recordsOfYear } from '../../src/lib/server/statistics/check';
import { asViewer } from '../../src/lib/server/db/scope';
import { test } from '../setup/database';
import { key, officePerson, refusal } from './placements-scene';
import { reportingOffice } from './statistics-scene';

const day = (text: string) => text as Day;
const fieldsOf = (rows: readonly { problems: readonly { field: string }[] }[]) =>
	rows.map(({ problems }) => problems.map(({ field }) => field));
const blank = (count: number) => ' '.repeat(count);

describe('the record of a help', () => {
	test('begins with a proposal, fills up, and keeps its number', async ({ owner, db }) => {
		const here = await reportingOffice({ owner, db }, '13071');
		const { caseId, placementId } = await here.stay({});
		const get = async () => (await here.worker.caller.statistics.get({ caseId })).helps;
		expect(await get()).toMatchObject([
			{ placementId, number: null, entry: { place: '08', provider: null }, progress: { done: 3 } }
		]);
		const { number } = await here.save(placementId, { provider: '21' });
		expect(await here.save(placementId)).toEqual({ placementId, number });
		const other = await here.stay({});
		expect((await here.save(other.placementId)).number).toBe(number + 1);
		const [help] = await get();
		expect(help).toMatchObject({ number, entry: { provider: '24', transferIncome: 'unknown' } });
		expect(help?.progress.missing).not.toContain('transferIncome');
	});

	test('is one through a change of place, and another through a change of the kind of help', async ({ owner, db }) => {
		const here = await reportingOffice({ owner, db }, '13072');
		const first = await here.stay({ left: day('2024-05-10'), reason: null });
		const second = await here.stay({ begin: day('2024-05-10') });
		const third = await here.stay({ serviceType: 'S41', begin: day('2024-09-01') });
		const follow = (id: string, before: string) =>
			owner.update(placement).set({ transferFromId: before, caseId: first.caseId }).where(eq(placement.id, id));
		await follow(second.placementId, first.placementId);
		await follow(third.placementId, second.placementId);
		const { helps } = await here.worker.caller.statistics.get({ caseId: first.caseId });
		expect(helps).toMatchObject([
			{ placementId: third.placementId, serviceType: 'S41', begin: '2024-09-01' },
			{ placementId: first.placementId, lastPlacementId: second.placementId, begin: '2024-03-02', left: null }
		]);
	});

	test('is only of help that is reported, and refuses reasons that contradict each other', async ({ owner, db }) => {
		const here = await reportingOffice({ owner, db }, '13074');
		const measure = await here.stay({ serviceType: 'S42' });
		const { caller } = here.worker;
		expect((await caller.statistics.get({ caseId: measure.caseId })).helps).toEqual([]);
		expect(await refusal(here.save(measure.placementId))).toMatchObject({ code: 'not-found' });
		const { placementId } = await here.stay({});
		expect(await refusal(here.save(placementId, { reason2: '13' }))).toEqual({
			fields: { reason2: 'Die Gründe müssen verschieden sein.' }
		});
		expect(await refusal(here.save(placementId, { reason3: '14' }))).toEqual({
			fields: { reason3: 'Bitte zuerst den zweiten Grund wählen.' }
		});
	});

	test('is not worked with while the data are restricted', async ({ owner, db }) => {
		const here = await reportingOffice({ owner, db }, '13073');
		const { caseId, placementId } = await here.stay({});
		await here.lead.caller.retention.restrict({ caseId, reason: 'Widerspruch läuft', idempotencyKey: key() });
		expect(await refusal(here.save(placementId))).toMatchObject({ code: 'case/restricted' });
	});
});

describe('the export of part I.1', () => {
	test('is refused while a record has errors, which the check lists by case, field and page', async ({ owner, db }) => {
		const here = await reportingOffice({ owner, db }, '13004');
		const good = await here.stay({});
		const bad = await here.stay({ begin: day('2024-06-01'), help: { sex: 'd' } });
		await here.save(good.placementId, { contacts: { 2024: 3 } });
		const check = (page = 1) => here.worker.caller.statistics.check({ year: 2024, page, pageSize: 1 });
		expect(await check()).toMatchObject({ records: 2, running: 2, faulty: 2, layout: '2010' });
		await here.saveKeys();
		expect(await check()).toMatchObject({ records: 2, faulty: 1, problems: 5 });
		const { rows } = await check();
		expect(rows).toMatchObject([{ caseId: bad.caseId, placementId: bad.placementId }]);
		expect(fieldsOf(rows)).toEqual([['number', 'place', 'provider', 'sex', 'reason1']]);
		expect((await check(2)).rows).toEqual([]);
		const answer = await answerStatistics(here.asLead, { year: '2024', part: 'I.1' });
		expect(answer.status).toBe(409);
		expect(await answer.json()).toMatchObject({ domain: { code: 'statistics/has-errors', details: { problems: 5 } } });
	});

	test('gives the seeded office byte by byte, and the same records when read back', async ({ owner, db }) => {
		const here = await reportingOffice({ owner, db }, '13003');
		const running = await here.stay({});
		const ended = await here.stay({
			...{ begin: day('2024-02-29'), left: day('2025-01-31'), reason: 'by-minor' },
			help: { sex: 'm', birthDate: day('2008-12-24') }
		});
		const over = await here.stay({ begin: day('2023-01-01'), left: day('2024-12-31') });
		await here.save(running.placementId, { people: [{ sex: 'f', birth: '2016-07' }], peopleOutside: 1 });
		await here.save(ended.placementId, {
			...{ place: '10', reason2: '16', takenOver: true, whereaboutsAfter: '04', following: '6' },
			...{ residenceAgs: '13075039', residencePostalCode: '17489', residencePlace: 'Greifswald, Rügener Straße – Łódź' }
		});
		await here.save(over.placementId);
		await here.saveKeys(2025);
		const answer = await answerStatistics(here.asLead, { year: '2025', part: 'I.1' });
		expect(answer.status).toBe(200);
		expect(answer.headers.get('content-disposition')).toContain('KJH-I1-13003-2025.txt');
		const bytes = Buffer.from(await answer.arrayBuffer());
		const expected = [
			[
				...['A13003000123456', '00001', '032024', ' ', '340824', '2', '052012', '2072016', blank(63), '01'],
				...['01', '2', '2', '1', ' ', '4', blank(3), '1', '009', '0005', '13', blank(4), blank(19), blank(53)]
			],
			[
				...['A13003000123456', '00002', '022024', '1', '341024', '1', '122008', blank(70), '  '],
				...['01', '2', '2', '1', ' ', '4', blank(3), '2', blank(7), '13', '16', '  ', '012025', '012', ' ', '0005'],
				...['22', '04', '6', '13075039', '17489', 'Greifswald, Rügener Straße - Lódz'.padEnd(40)]
			]
		].map((pieces) => pieces.join(''));
		expect(bytes).toEqual(Buffer.from(expected.join('\r\n'), 'latin1'));
		const { records } = await asViewer(db, here.lead.viewer, (tx) => recordsOfYear(tx, 2025));
		const facts = records.map((record) => record.facts).sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
		expect(readFile(bytes, layout2010)).toMatchObject(
			facts.map((one, index) => ({
				line: index + 1,
				// What latin-1 lacks is the one thing that does not come back.
				facts: { ...one, residencePlace: one.residencePlace && 'Greifswald, Rügener Straße - Lódz' }
			}))
		);
		const [logged] = await owner
			.select()
			.from(auditEntry)
			.where(eq(auditEntry.accountId, here.lead.account.id))
			.orderBy(desc(auditEntry.id));
		expect(logged).toMatchObject({ action: 'statistics/exported', details: { records: 2, part: 'I.1' } });
		const { content, ...file } = await here.lead.caller.statistics.export({ year: 2025 });
		expect(file).toEqual({ name: 'KJH-I1-13003-2025.txt', records: 2 });
		expect(Buffer.from(content, 'base64')).toEqual(bytes);
	});

	test('is for the team lead, for years and parts there are', async ({ owner, db }) => {
		const here = await reportingOffice({ owner, db }, '13076');
		const status = async (year: string, part: string, asked = here.asLead) =>
			(await answerStatistics(asked, { year, part })).status;
		expect(await status('2024', 'I.1', { ...here.asLead, viewer: here.worker.viewer })).toBe(403);
		expect(await status('2024', 'I.1', { ...here.asLead, viewer: null })).toBe(401);
		expect(await status('2024', 'I.1')).toBe(409);
		expect(await status('2009', 'I.1')).toBe(400);
		expect(await status('2024', 'II')).toBe(400);
		expect(await status('2024', 'protective')).toBe(200);
		const foreign = await officePerson({ owner, db }, { office: '13075', role: 'team-lead' });
		await here.stay({});
		const { records } = await here.lead.caller.statistics.check({ year: 2024 });
		const before = (await foreign.caller.statistics.check({ year: 2024 })).records;
		await here.stay({});
		expect((await here.lead.caller.statistics.check({ year: 2024 })).records).toBe(records + 1);
		expect((await foreign.caller.statistics.check({ year: 2024 })).records).toBe(before);
	});
});
