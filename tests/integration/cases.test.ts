import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { caseSortKeys, type CaseSortKey } from '../../src/lib/domain/cases/list';
import type { Day } from '../../src/lib/domain/day';
import type { Database } from '../../src/lib/server/db/client';
import { auditEntry } from '../../src/lib/server/db/schema/access';
import { client, helpCase } from '../../src/lib/server/db/schema/cases';
import { facility, provider } from '../../src/lib/server/db/schema/directory';
import { absence } from '../../src/lib/server/db/schema/placements';
import { makeCase, makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { makeAccount, makeOffer } from '../../src/lib/server/db/seed/factories';
import { callerFor, viewerAs } from '../setup/caller';
import { test } from '../setup/database';

const now = '2026-11-22T10:00:00.000Z';
const person = {
	firstName: 'Mia',
	lastName: 'Sommer',
	birthDate: '2014-03-02' as Day,
	sex: 'f',
	unaccompanied: false
} as const;

/** Columns that only a case with a placement fills. */
const withPlacement: ReadonlySet<CaseSortKey> = new Set([
	...(['serviceType', 'provider', 'localOffice', 'reservedAt', 'consentedAt', 'state', 'begin', 'end'] as const)
]);

async function worker(owner: Database, db: Database, office = '13075') {
	const account = await makeAccount(owner, { officeAgs: office, name: `Kraft ${office}` });
	return { account, caller: callerFor({ db, viewer: viewerAs('case-worker', { id: account.id, office }), now }) };
}

describe('cases.create', () => {
	test('numbers per office and year without gaps, also when many are opened at once', async ({ owner, db }) => {
		const { caller } = await worker(owner, db, '13071');
		const opened = await Promise.all(Array.from({ length: 12 }, () => caller.cases.create(person)));
		const numbers = opened.map(({ number }) => Number(number.replace('MSE-2026-', ''))).sort((a, b) => a - b);
		const first = numbers[0] ?? 0;
		expect(numbers).toEqual(Array.from({ length: 12 }, (_case, index) => first + index));
	});

	test('sent twice with one key it opens one case', async ({ owner, db }) => {
		const { caller } = await worker(owner, db);
		const command = { ...person, idempotencyKey: crypto.randomUUID() };
		const answers = await Promise.all([caller.cases.create(command), caller.cases.create(command)]);
		expect(answers[1]).toEqual(answers[0]);
	});

	test('a birth date that cannot be is refused at its field and nothing is stored', async ({ owner, db }) => {
		const { caller, account } = await worker(owner, db);
		await expect(caller.cases.create({ ...person, birthDate: '1980-01-01' })).rejects.toMatchObject({
			code: 'BAD_REQUEST',
			cause: { fields: { birthDate: 'Die Person ist älter als 27 Jahre.' } }
		});
		expect(await owner.select().from(helpCase).where(eq(helpCase.workerId, account.id))).toEqual([]);
	});
});

describe('cases.list', () => {
	test('shows only the own office, finds by every word, counts all and pages', async ({ owner, db }) => {
		const { caller, account } = await worker(owner, db, '13074');
		await worker(owner, db, '13072').then(({ caller: foreign }) => foreign.cases.create(person));
		for (const firstName of ['Anna', 'Berta', 'Cora']) await caller.cases.create({ ...person, firstName });
		const page = await caller.cases.list({ text: 'sommer', sort: 'client', page: 1, pageSize: 2, mine: true });
		expect(page.total).toBe(3);
		expect(page.rows.map(({ firstName }) => firstName)).toEqual(['Anna', 'Berta']);
		expect((await caller.cases.list({ text: 'sommer cora' })).rows.map((row) => row.workerId)).toEqual([account.id]);
	});

	test('a case shows the placement that is furthest, and the work list it is on', async ({ owner, db }) => {
		const { caller, account } = await worker(owner, db, '13003');
		const help = await makeCase(owner, { officeAgs: '13003', workerId: account.id });
		const made = await makeOffer(owner);
		const days = { beginDay: '2026-12-01' as Day, endDay: '2027-05-31' as Day, createdBy: account.id };
		await makePlacement(owner, { case: help, offer: made, ...days, events: ['reserved', 'withdrawn'] });
		await makePlacement(owner, { case: help, offer: made, ...days, events: ['reserved', 'consented'] });
		const { rows } = await caller.cases.list({ work: 'to-book' });
		expect(rows.map(({ caseId, state }) => ({ caseId, state }))).toEqual([{ caseId: help.id, state: 'consented' }]);
		expect(await caller.cases.work()).toMatchObject({ 'to-book': 1, 'consent-open': 0 });
		const open = await caller.cases.get({ caseId: help.id });
		expect(open.placements).toHaveLength(2);
		expect(open.events.filter(({ kind }) => kind === 'consented')).toHaveLength(1);
	});

	test('sorts by every column, what is missing last, and pages through all of them once', async ({ owner, db }) => {
		const { caller, account } = await worker(owner, db, '13073');
		const made = await makeOffer(owner);
		const help = await makeCase(owner, { officeAgs: '13073', workerId: account.id, lastName: 'Öhler' });
		const days = { beginDay: '2026-12-01' as Day, endDay: '2027-05-31' as Day, createdBy: account.id };
		await makePlacement(owner, { case: help, offer: made, ...days, events: ['reserved', 'consented'] });
		for (const lastName of ['Zander', 'Nowak']) await caller.cases.create({ ...person, lastName });
		const ids = new Set((await caller.cases.list({})).rows.map(({ caseId }) => caseId));
		expect(ids.size).toBe(3);
		for (const key of caseSortKeys) {
			for (const sort of [key, `-${key}`]) {
				const pages = [1, 2, 3].map((page) => caller.cases.list({ sort, page, pageSize: 1 }));
				const rows = (await Promise.all(pages)).flatMap((page) => page.rows);
				expect(new Set(rows.map(({ caseId }) => caseId)), sort).toEqual(ids);
				if (withPlacement.has(key)) expect(rows[0]?.caseId, sort).toBe(help.id);
			}
		}
		const names = (await caller.cases.list({ sort: 'client' })).rows.map(({ lastName }) => lastName);
		expect(names).toEqual(['Nowak', 'Öhler', 'Zander']);
	});

	test('sorts by worker as names are sorted in German, then by number', async ({ owner, db }) => {
		const office = { role: 'case-worker' as const, officeAgs: '13075' };
		const { caller } = await worker(owner, db, '13075');
		const wanted: string[] = [];
		for (const name of ['Ahrens', 'Öhler', 'Zorn']) {
			const { id: workerId } = await makeAccount(owner, { ...office, name });
			const first = await makeCase(owner, { officeAgs: '13075', workerId });
			const second = await makeCase(owner, { officeAgs: '13075', workerId });
			wanted.push(...[first.id, second.id]);
		}
		const { rows } = await caller.cases.list({ sort: 'worker', pageSize: 200 });
		const shown = rows.map(({ caseId }) => caseId).filter((id) => wanted.includes(id));
		const numbers = new Map(rows.map(({ caseId, number }) => [caseId, number]));
		const byNumber = (ids: string[]) =>
			ids.toSorted((a, b) => ((numbers.get(a) ?? '') < (numbers.get(b) ?? '') ? -1 : 1));
		expect(shown).toEqual([0, 2, 4].flatMap((at) => byNumber(wanted.slice(at, at + 2))));
	});

	test('what waits in another placement than the one shown is on its work list as well', async ({ owner, db }) => {
		const { caller, account } = await worker(owner, db, '13004');
		const help = await makeCase(owner, { officeAgs: '13004', workerId: account.id });
		const common = { case: help, createdBy: account.id };
		const day = (value: string) => value as Day;
		await makePlacement(owner, {
			...{ ...common, offer: await makeOffer(owner), beginDay: day('2026-01-10'), endDay: day('2027-05-31') },
			events: ['reserved', 'consented', 'booked', 'arrived']
		});
		const tutor = async (
			[beginDay, endDay]: readonly [string, string],
			events: readonly ('reserved' | 'consented' | 'booked' | 'arrived')[]
		) =>
			makePlacement(owner, {
				...{ ...common, offer: await makeOffer(owner, { serviceType: 'A30', places: '20.00' }) },
				...{ beginDay: day(beginDay), endDay: day(endDay), unitsPerWeek: '5.00', amount: '5.00', events }
			});
		const lists = async () =>
			Object.entries(await caller.cases.work())
				.filter(([, count]) => count > 0)
				.map(([list]) => list);
		const before = await lists();
		expect(before).not.toContain('to-book');
		await tutor(['2026-12-01', '2027-05-31'], ['reserved', 'consented']);
		expect(await lists()).toContain('to-book');
		await tutor(['2026-11-02', '2026-11-15'], ['reserved', 'consented', 'booked']);
		await tutor(['2026-11-01', '2026-11-15'], ['reserved', 'consented', 'booked', 'arrived']);
		expect(await lists()).toEqual(expect.arrayContaining(['to-book', 'arrival-overdue', 'end-overdue']));
		const { rows } = await caller.cases.list({ work: 'end-overdue' });
		expect(rows).toMatchObject([{ caseId: help.id, state: 'active', firstEndDue: '2026-11-15', toBook: true }]);
		const stale = await owner.execute(sql`SELECT * FROM stale_case_overview()`);
		expect(stale.rows).toEqual([]);
	});

	test('follows a new name of the person, the house and the provider, and another worker', async ({ owner, db }) => {
		const { caller, account } = await worker(owner, db, '13076');
		const made = await makeOffer(owner);
		const help = await makeCase(owner, { officeAgs: '13076' });
		const days = { beginDay: '2026-12-01' as Day, endDay: '2027-05-31' as Day, createdBy: account.id };
		await makePlacement(owner, { case: help, offer: made, ...days });
		const found = async (text: string) => (await caller.cases.list({ text })).total;
		await owner.update(client).set({ lastName: 'Umbenannt' }).where(eq(client.id, help.clientId));
		await owner.update(facility).set({ name: 'Haus Neuname' }).where(eq(facility.id, made.facilityId));
		await owner.update(provider).set({ name: 'Träger Neuname' }).where(eq(provider.id, made.providerId));
		expect([await found('umbenannt'), await found('haus neuname'), await found('träger neuname')]).toEqual([1, 1, 1]);
		expect(await found('lena test')).toBe(0);
		const { rows } = await owner.execute(sql`SELECT * FROM stale_case_overview()`);
		expect(rows).toEqual([]);
	});

	test('a time away is on the time line, with its days and its reason', async ({ owner, db }) => {
		const { caller, account } = await worker(owner, db, '13075');
		const help = await makeCase(owner, { workerId: account.id });
		const days = { beginDay: '2026-11-01' as Day, endDay: '2027-05-31' as Day, createdBy: account.id };
		const events = ['reserved', 'consented', 'booked', 'arrived'] as const;
		const stay = await makePlacement(owner, { case: help, offer: await makeOffer(owner), ...days, events });
		await owner.insert(absence).values({
			...{ placementId: stay.id, officeAgs: '13075', providerId: stay.providerId, reason: 'hospital' as const },
			...{ fromDay: '2026-11-10' as Day, untilDay: '2026-11-14' as Day }
		});
		expect(await caller.cases.timeline({ caseId: help.id })).toContainEqual(
			expect.objectContaining({ kind: 'absent', day: '2026-11-10', until: '2026-11-14', reason: 'hospital' })
		);
	});

	test('every read leaves who saw which cases in the log', async ({ owner, db }) => {
		const { caller, account } = await worker(owner, db);
		const { caseId } = await caller.cases.create(person);
		await caller.cases.get({ caseId });
		const entries = await owner.select().from(auditEntry).where(eq(auditEntry.accountId, account.id));
		expect(entries.map(({ action, subjectId }) => [action, subjectId])).toEqual([
			['cases/opened', caseId],
			['cases/read', caseId]
		]);
	});

	test('an unknown column is refused', async ({ owner, db }) => {
		const { caller } = await worker(owner, db);
		await expect(caller.cases.list({ sort: 'passwordHash' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
	});
});

test('a case of another office is not there', async ({ owner, db }) => {
	const { caller: foreign } = await worker(owner, db, '13072');
	const { caseId } = await foreign.cases.create(person);
	const { caller } = await worker(owner, db, '13075');
	await expect(caller.cases.get({ caseId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
	await expect(caller.cases.get({ caseId: crypto.randomUUID() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

describe('cases.takeOffline', () => {
	test('is in the log with its reason before anything is sealed; a foreign case is not there', async ({
		owner,
		db
	}) => {
		const { caller, account } = await worker(owner, db);
		const { caseId, number } = await caller.cases.create(person);
		const asked = { caseId, reason: 'home-visit' as const, idempotencyKey: crypto.randomUUID() };
		expect(await caller.cases.takeOffline(asked)).toEqual({ caseId, number, takenAt: now });
		await caller.cases.takeOffline(asked);
		const entries = await owner.select().from(auditEntry).where(eq(auditEntry.subjectId, caseId));
		expect(entries.filter(({ action }) => action === 'cases/taken-offline')).toMatchObject([
			{ accountId: account.id, reason: 'home-visit' }
		]);
		const { caller: foreign } = await worker(owner, db, '13071');
		await expect(foreign.cases.takeOffline(asked)).rejects.toMatchObject({ message: 'not-found' });
	});
});
