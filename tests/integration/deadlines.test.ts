import { and, eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { addDays, addYears, type Day } from '../../src/lib/domain/day';
import type { Database } from '../../src/lib/server/db/client';
import { helpCase, jurisdiction } from '../../src/lib/server/db/schema/cases';
import { helpPlan } from '../../src/lib/server/db/schema/consultations';
import { caseDeadline, deadlineReminder } from '../../src/lib/server/db/schema/deadlines';
import { inboxMessage } from '../../src/lib/server/db/schema/inbox';
import { makeCase, makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import { deriveStaleDeadlines } from '../../src/lib/server/deadlines/derive';
import { remindOfDeadlines } from '../../src/lib/server/deadlines/remind';
import { jobsOf } from '../../src/lib/server/jobs/jobs';
import { runOnce } from '../../src/lib/server/jobs/loop';
import { contextOf } from '../setup/caller';
import { test } from '../setup/database';
import { key, officePerson, refusal, today } from './placements-scene';

type Connections = { owner: Database; db: Database };

const derive = (db: Database) => db.transaction((tx) => deriveStaleDeadlines(tx));
const remind = (db: Database, on: Day = today) => db.transaction((tx) => remindOfDeadlines(tx, on));

/** A worker with a case and a stay that has begun. */
async function stayScene(
	{ owner, db }: Connections,
	{ serviceType = 'S34', begin = addDays(today, -7), end = addDays(today, 700), unaccompanied = false } = {}
) {
	const worker = await officePerson({ owner, db });
	const offer = await makeOffer(owner, { serviceType });
	const help = await makeCase(owner, { workerId: worker.account.id, unaccompanied });
	const stay = await makePlacement(owner, {
		...{ case: help, offer, createdBy: worker.account.id, beginDay: begin, endDay: end },
		events: ['reserved', 'consented', 'booked', 'arrived']
	});
	const { caller } = worker;
	const ofCase = () => caller.deadlines.ofCase({ caseId: help.id });
	const kinds = async () => (await ofCase()).deadlines.map(({ kind }) => kind);
	const settle = (changed: Partial<Parameters<typeof caller.deadlines.settle>[0]>) =>
		caller.deadlines.settle({
			...{ idempotencyKey: key(), caseId: help.id, placementId: stay.id, kind: 'contribution-review' },
			...{ day: addYears(begin, 1), doneOn: today, ...changed }
		});
	const messages = () =>
		owner
			.select()
			.from(inboxMessage)
			.where(and(eq(inboxMessage.kind, 'deadline-reminder'), sql`details->>'caseId' = ${help.id}`));
	return { owner, db, worker, caller, help, stay, begin, ofCase, kinds, settle, messages };
}

const stored = (owner: Database, caseId: string) =>
	owner.select().from(caseDeadline).where(eq(caseDeadline.caseId, caseId)).orderBy(caseDeadline.day);

describe('deadlines of a case', () => {
	test('follow from its stay, with basis and source', async ({ owner, db }) => {
		const { ofCase, begin } = await stayScene({ owner, db });
		expect((await ofCase()).deadlines).toMatchObject([
			{ kind: 'help-plan-review', day: addDays(begin, 84), state: 'ahead' },
			{ kind: 'contribution-review', day: addYears(begin, 1), state: 'ahead' }
		]);
	});

	test('are kept for the list and stay what the case computes, whatever changes', async ({ owner, db }) => {
		const { help, worker, ofCase, stay } = await stayScene({ owner, db }, { serviceType: 'S41' });
		const compare = async () => {
			await derive(db);
			const kept = (await stored(owner, help.id)).map(({ kind, day }) => ({ kind, day }));
			const computed = (await ofCase()).deadlines.map(({ kind, day }) => ({ kind, day }));
			expect(kept).toEqual(expect.arrayContaining(computed));
			expect(kept).toHaveLength(computed.length);
			return computed;
		};
		const first = await compare();
		await owner.insert(helpPlan).values({
			...{
				officeAgs: help.officeAgs,
				caseId: help.id,
				version: 1,
				state: 'valid' as const,
				createdBy: worker.account.id
			},
			...{ createdAt: new Date().toISOString(), untilDay: addDays(today, 800), nextReview: addDays(today, 9) }
		});
		const withPlan = await compare();
		expect(withPlan).not.toEqual(first);
		expect(withPlan).toContainEqual({ kind: 'help-plan-review', day: addDays(today, 9) });
		await worker.caller.placements.end({
			idempotencyKey: key(),
			placementId: stay.id,
			day: today,
			reason: 'as-planned'
		});
		await owner.insert(jurisdiction).values({
			...{ officeAgs: help.officeAgs, caseId: help.id, fromDay: '2020-01-01' as Day, basis: '86c', responsible: 'Amt' }
		});
		expect(await compare()).toEqual([{ kind: 'reimbursement-claim', day: addYears(today, 1) }]);
		await owner.update(helpCase).set({ closedOn: today }).where(eq(helpCase.id, help.id));
		expect(await compare()).toHaveLength(1);
	});

	test('are counted and listed for the office, and for whoever is in charge', async ({ owner, db }) => {
		const mine = await stayScene({ owner, db }, { serviceType: 'S41', end: addDays(today, 380) });
		const stranger = await officePerson({ owner, db });
		const foreign = await officePerson({ owner, db }, { office: '13072' });
		const before = await stranger.caller.deadlines.summary();
		await derive(db);
		const after = await stranger.caller.deadlines.summary();
		// A year before the end is in 15 days: due, for the planning takes two months.
		expect(after.due).toBe(before.due + 1);
		const { rows } = await mine.caller.deadlines.list({ mine: true });
		expect(rows).toMatchObject([{ kind: 'transition', caseId: mine.help.id, state: 'due', lastName: 'Test' }]);
		expect((await stranger.caller.deadlines.list({ mine: true, state: 'all' })).total).toBe(0);
		expect((await foreign.caller.deadlines.list({ state: 'all' })).total).toBe(0);
		expect(await refusal(foreign.caller.deadlines.ofCase({ caseId: mine.help.id }))).toMatchObject({
			code: 'not-found'
		});
	});
});

describe('a deadline that is done', () => {
	test('leaves the list, is on the time line, and opens again when it was a mistake', async ({ owner, db }) => {
		const { settle, ofCase, caller, help, begin } = await stayScene({ owner, db });
		const { settlementId } = await settle({ note: 'geprüft' });
		const { deadlines, settled } = await ofCase();
		expect(deadlines.find(({ kind }) => kind === 'contribution-review')?.day).toBe(addYears(today, 1));
		expect(settled).toMatchObject([{ doneOn: today, note: 'geprüft', day: addYears(begin, 1) }]);
		expect((await stored(owner, help.id)).map(({ day }) => day)).toContain(addYears(today, 1));
		const events = await caller.cases.timeline({ caseId: help.id });
		expect(events).toContainEqual(
			expect.objectContaining({ kind: 'deadline-settled', text: expect.stringContaining('Kostenbeitrag') as string })
		);
		await caller.deadlines.reopen({ idempotencyKey: key(), caseId: help.id, settlementId });
		expect((await ofCase()).settled).toEqual([]);
		expect((await ofCase()).deadlines.map(({ day }) => day)).toContain(addYears(begin, 1));
	});

	test('must be open, lie in the past and be nothing that the Hilfeplan does', async ({ owner, db }) => {
		const { settle, begin } = await stayScene({ owner, db });
		expect(await refusal(settle({ doneOn: addDays(today, 1) }))).toHaveProperty('fields.doneOn');
		expect(await refusal(settle({ doneOn: addDays(begin, -1) }))).toHaveProperty('fields.doneOn');
		expect(await refusal(settle({ day: addDays(begin, 3) }))).toHaveProperty('fields.day');
		expect(await refusal(settle({ kind: 'help-plan-review' }))).toHaveProperty('fields.kind');
		await settle({});
		expect(await refusal(settle({}))).toHaveProperty('fields.day');
	});

	test('moves the next step of the chain of an unaccompanied minor', async ({ owner, db }) => {
		const scene = await stayScene({ owner, db }, { serviceType: 'S42A', unaccompanied: true, begin: today });
		const report = (await scene.ofCase()).deadlines.find(({ kind }) => kind === 'uma-report');
		await scene.settle({ kind: 'uma-report', day: report?.day ?? today, doneOn: today });
		const next = (await scene.ofCase()).deadlines.find(({ kind }) => kind === 'uma-register');
		expect(next?.basis).toMatch(/^Meldung an die Landesstelle am \d/);
		expect(await scene.kinds()).not.toContain('uma-report');
	});
});

describe('reminders', () => {
	test('come once per lead time, also after a restart and from two processes', async ({ owner, db }) => {
		const scene = await stayScene({ owner, db }, { begin: addDays(today, -77) });
		await derive(db);
		// The first review is in seven days: within the lead time of 14, not yet within that of 0.
		const { settings } = contextOf({ db });
		const job = jobsOf(settings).find(({ name }) => name === 'remind-of-deadlines');
		expect(job).toBeDefined();
		if (job) await Promise.all([runOnce(db, job), runOnce(db, job)]);
		await remind(db);
		await remind(db);
		expect(await scene.messages()).toMatchObject([
			{ accountId: scene.worker.account.id, details: { deadline: 'help-plan-review', number: scene.help.number } }
		]);
		await remind(db, addDays(today, 7));
		await remind(db, addDays(today, 8));
		expect(await scene.messages()).toHaveLength(2);
	});

	test('of several lead times that have passed at once, only one; none of what is long over', async ({ owner, db }) => {
		const late = await stayScene({ owner, db }, { begin: addDays(today, -90) });
		const old = await stayScene({ owner, db }, { begin: addDays(today, -200) });
		await derive(db);
		await remind(db);
		expect(await late.messages()).toHaveLength(1);
		expect(await owner.select().from(deadlineReminder).where(eq(deadlineReminder.caseId, late.help.id))).toHaveLength(
			2
		);
		expect(await old.messages()).toEqual([]);
	});

	test('are not repeated when the deadlines are derived anew, and come again for another day', async ({
		owner,
		db
	}) => {
		const { help, stay, worker, messages } = await stayScene(
			{ owner, db },
			{ serviceType: 'S41', end: addDays(today, 380) }
		);
		await derive(db);
		await remind(db);
		const told = (await messages()).length;
		await owner.execute(
			sql`INSERT INTO deadline_refresh (stale_case, office_ags) VALUES (${help.id}, ${help.officeAgs})`
		);
		await derive(db);
		await remind(db);
		expect(await messages()).toHaveLength(told);
		await worker.caller.placements.extend({
			...{ idempotencyKey: key(), placementId: stay.id, day: addDays(today, 385) }
		});
		await derive(db);
		await remind(db);
		expect(await messages()).toHaveLength(told + 1);
	});

	test('reach the deputy while standing in, everybody when nobody is in charge, and go with the case', async ({
		owner,
		db
	}) => {
		const scene = await stayScene({ owner, db }, { begin: addDays(today, -77) });
		const deputy = await officePerson({ owner, db });
		await owner
			.update(helpCase)
			.set({ deputyId: deputy.account.id, deputyFrom: today, deputyUntil: today })
			.where(eq(helpCase.id, scene.help.id));
		const nobodys = await stayScene({ owner, db }, { begin: addDays(today, -77) });
		await owner.update(helpCase).set({ workerId: null }).where(eq(helpCase.id, nobodys.help.id));
		await derive(db);
		await remind(db);
		const told = new Set((await scene.messages()).map(({ accountId }) => accountId));
		expect(told).toEqual(new Set([scene.worker.account.id, deputy.account.id]));
		expect(await nobodys.messages()).toMatchObject([{ accountId: null, officeAgs: '13075' }]);
		await owner.execute(sql`DELETE FROM placement WHERE case_id = ${scene.help.id}`);
		await owner.delete(helpCase).where(eq(helpCase.id, scene.help.id));
		expect(await scene.messages()).toEqual([]);
	});

	test('put back what a failed turn had taken', async ({ owner, db }) => {
		const { help } = await stayScene({ owner, db });
		await expect(
			db.transaction(async (tx) => {
				await deriveStaleDeadlines(tx);
				throw new Error('the machine stops');
			})
		).rejects.toThrow('the machine stops');
		expect(await stored(owner, help.id)).toEqual([]);
		await derive(db);
		expect(await stored(owner, help.id)).not.toEqual([]);
	});
});
