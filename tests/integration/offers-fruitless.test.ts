import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Day } from '../../src/lib/domain/day';
import type { Database } from '../../src/lib/server/db/client';
import { caseEvent, fruitlessSearch } from '../../src/lib/server/db/schema/cases';
import { makeCase } from '../../src/lib/server/db/seed/case-factories';
import { makeAccount, makeOffer } from '../../src/lib/server/db/seed/factories';
import { callerFor, viewerAs } from '../setup/caller';
import { test } from '../setup/database';

const now = '2026-11-22T10:00:00.000Z';
const reportedAt = '2026-11-22T07:00:00.000Z';
const period = { begin: '2017-06-01', end: '2017-11-30' } as const;

describe('a fruitless search', () => {
	const nothing = {
		...{ list: 'available' as const, serviceType: 'S13' as const, ...period },
		...{ birthDate: '2010-01-01', specialisations: ['trauma'] }
	};

	async function worker(owner: Database, db: Database, role: 'case-worker' | 'controller' = 'case-worker') {
		const account = await makeAccount(owner, { role });
		return { account, caller: callerFor({ db, now, viewer: viewerAs(role, { id: account.id, office: '13075' }) }) };
	}
	const keptBy = (owner: Database, accountId: string) =>
		owner.select().from(fruitlessSearch).where(eq(fruitlessSearch.accountId, accountId));

	test('is kept once with what each filter removed, and noted in the own case', async ({ owner, db }) => {
		const { account, caller } = await worker(owner, db);
		const own = await makeCase(owner, { workerId: account.id });
		await makeOffer(owner, { serviceType: 'S13', reportedAt, facility: { licenceFrom: '2000-01-01' as Day } });
		await caller.offers.search({ ...nothing, caseId: own.id });
		await caller.offers.search({ ...nothing, caseId: own.id, list: 'all', page: 2 });
		const [kept, ...more] = await keptBy(owner, account.id);
		expect(more).toEqual([]);
		expect(kept).toMatchObject({ officeAgs: '13075', caseId: own.id, serviceType: 'S13', at: now });
		expect(kept?.removed).toMatchObject({ specialisations: 1, area: 0, full: 0 });
		expect(kept?.criteria).toMatchObject({ begin: '2017-06-01', specialisations: ['trauma'] });
		expect(kept?.criteria).not.toHaveProperty('page');
		const events = await owner.select().from(caseEvent).where(eq(caseEvent.caseId, own.id));
		expect(events.filter(({ kind }) => kind === 'fruitless-search')).toHaveLength(1);
	});

	test('names no case of another office', async ({ owner, db }) => {
		const { account, caller } = await worker(owner, db);
		const foreign = await makeCase(owner, { officeAgs: '13071' });
		await caller.offers.search({ ...nothing, caseId: foreign.id });
		expect((await keptBy(owner, account.id)).map(({ caseId }) => caseId)).toEqual([null]);
	});

	test('words typed into the list do not make a search fruitless', async ({ owner, db }) => {
		const { account, caller } = await worker(owner, db);
		await makeOffer(owner, { serviceType: 'S19', reportedAt, facility: { licenceFrom: '2000-01-01' as Day } });
		const found = { ...nothing, serviceType: 'S19' as const, specialisations: [] };
		expect((await caller.offers.search({ ...found, text: 'gibt es nicht' })).available).toBe(0);
		expect(await keptBy(owner, account.id)).toEqual([]);
	});

	test('of somebody without cases is not kept', async ({ owner, db }) => {
		const { account, caller } = await worker(owner, db, 'controller');
		await caller.offers.search(nothing);
		expect(await keptBy(owner, account.id)).toEqual([]);
	});
});
