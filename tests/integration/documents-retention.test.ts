import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, describe, expect } from 'vitest';
import { addDays, type Day } from '../../src/lib/domain/day';
import type { Database } from '../../src/lib/server/db/client';
import { asViewer } from '../../src/lib/server/db/scope';
import { auditEntry } from '../../src/lib/server/db/schema/access';
import { caseEvent, client, helpCase } from '../../src/lib/server/db/schema/cases';
import { caseDocument, deletionMark } from '../../src/lib/server/db/schema/documents';
import { makeCase, makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import { contextOf } from '../setup/caller';
import { test } from '../setup/database';
import { dataDir, removeDataDir, send } from './documents-scene';
import { key, officePerson, refusal, today } from './placements-scene';

afterAll(removeDataDir);

const longAgo = '2021-03-01T09:00:00.000Z';
const closedOn = '2021-03-01' as Day;

const close = (owner: Database, caseId: string, day: Day = closedOn) =>
	owner.update(helpCase).set({ closedOn: day }).where(eq(helpCase.id, caseId));

/** An old, closed case in which no help came about, with a document, and two team leads. */
async function oldCase(connections: { owner: Database; db: Database }, office: string) {
	const { owner, db } = connections;
	const worker = await officePerson(connections, { office });
	const help = await makeCase(owner, { officeAgs: office, workerId: worker.account.id, createdAt: longAgo });
	const { documentId = '' } = await send(contextOf({ db, viewer: worker.viewer }), help.id);
	await close(owner, help.id);
	const [stored] = await owner.select().from(caseDocument).where(eq(caseDocument.id, documentId));
	// Their clocks stand still from here on: what they do comes after the document.
	const first = await officePerson(connections, { office, role: 'team-lead' });
	const second = await officePerson(connections, { office, role: 'team-lead' });
	const path = join(dataDir, 'akte', stored?.storageKey ?? '');
	const mark = () => first.caller.retention.mark({ idempotencyKey: key(), caseId: help.id });
	return { worker, first, second, help, path, mark };
}

describe('the deletion plan', () => {
	test('lists what is due and changes nothing', async ({ owner, db }) => {
		const { first, help, worker } = await oldCase({ owner, db }, '13003');
		const offer = await makeOffer(owner);
		const running = await makeCase(owner, { officeAgs: '13003', createdAt: longAgo });
		const days = { beginDay: addDays(today, -30), endDay: addDays(today, 30), createdBy: worker.account.id };
		await makePlacement(owner, {
			case: running,
			offer,
			...days,
			events: ['reserved', 'consented', 'booked', 'arrived']
		});
		await makeCase(owner, { officeAgs: '13003' });
		const plan = await first.caller.retention.plan();
		expect(plan.due).toEqual([{ caseId: help.id, number: help.number, rule: 'without-help', dueOn: '2024-03-02' }]);
		expect([plan.dueCount, plan.keptCount, plan.proposed, plan.erased]).toEqual([1, 2, [], []]);
		expect(plan.rules.map(({ source }) => source)).toEqual(['§ 9b Abs. 2 Nr. 1 SGB VIII', '§ 84 Abs. 2 SGB X']);
		expect(await owner.select().from(helpCase).where(eq(helpCase.id, help.id))).toHaveLength(1);
	});

	test('an open case without help is worked on, and once closed kept for three years', async ({ owner, db }) => {
		const lead = await officePerson({ owner, db }, { office: '13074', role: 'team-lead' });
		const help = await makeCase(owner, { officeAgs: '13074', createdAt: longAgo });
		expect(await lead.caller.retention.plan()).toMatchObject({ due: [], keptCount: 1, nextDue: null });
		const mark = () => lead.caller.retention.mark({ idempotencyKey: key(), caseId: help.id });
		expect(await refusal(mark())).toMatchObject({ code: 'deletion/not-due' });
		await close(owner, help.id, '2024-02-10' as Day);
		expect((await lead.caller.retention.plan()).nextDue).toMatchObject({ dueOn: '2027-02-11' });
	});

	test('after a help a case is kept until the person would be a hundred', async ({ owner, db }) => {
		const lead = await officePerson({ owner, db }, { office: '13004', role: 'team-lead' });
		const offer = await makeOffer(owner);
		const aCase = (birthDate: string) =>
			makeCase(owner, { officeAgs: '13004', createdAt: longAgo, birthDate: birthDate as Day });
		const days = { beginDay: '2021-04-01' as Day, endDay: '2021-09-30' as Day, createdBy: lead.account.id };
		const events = ['reserved', 'consented', 'booked', 'arrived', 'ended'] as const;
		const old = await aCase('1920-01-01');
		const young = await aCase('2006-08-15');
		for (const help of [old, young]) await makePlacement(owner, { case: help, offer, ...days, events });
		const plan = await lead.caller.retention.plan();
		// Kept at least to the end of its help.
		expect(plan.due).toMatchObject([{ caseId: old.id, rule: 'help-file', dueOn: '2021-10-01' }]);
		expect(plan.nextDue).toMatchObject({ caseId: young.id, dueOn: '2106-08-16' });
	});
});

describe('deletion', () => {
	test('needs two people, then nothing is left but the record of it', async ({ owner, db }) => {
		const { first, second, help, path, mark } = await oldCase({ owner, db }, '13071');
		const { markId } = await mark();
		expect((await first.caller.retention.plan()).due).toEqual([]);
		expect((await first.caller.retention.plan()).proposed).toMatchObject([{ markId, number: help.number }]);
		const erase = { idempotencyKey: key(), markId };
		expect(await refusal(first.caller.retention.erase(erase))).toMatchObject({ code: 'deletion/needs-second-person' });
		expect([existsSync(path), (await rowsOf(owner, help.id)).cases]).toEqual([true, 1]);
		const answer = await second.caller.retention.erase(erase);
		expect(answer).toEqual({ caseId: help.id, documents: 1 });
		expect(await second.caller.retention.erase(erase)).toEqual(answer);
		expect(existsSync(path)).toBe(false);
		expect(await rowsOf(owner, help.id)).toEqual({ cases: 0, documents: 0, events: 0 });
		expect(await owner.select().from(client).where(eq(client.id, help.client.id))).toEqual([]);
		expect(await owner.select().from(deletionMark).where(eq(deletionMark.id, markId))).toMatchObject([
			{ caseNumber: help.number, rule: 'without-help', markedBy: first.account.id, erasedBy: second.account.id }
		]);
		const entries = await owner.select().from(auditEntry).where(eq(auditEntry.subjectId, help.id));
		expect(entries.map(({ action }) => action)).toEqual(
			expect.arrayContaining(['retention/marked', 'retention/erased'])
		);
		expect((await first.caller.retention.plan()).erased).toMatchObject([{ number: help.number }]);
	});

	test('is not proposed twice, not too early, and not by everybody', async ({ owner, db }) => {
		const { first, worker, mark } = await oldCase({ owner, db }, '13072');
		const fresh = await makeCase(owner, { officeAgs: '13072' });
		const early = first.caller.retention.mark({ idempotencyKey: key(), caseId: fresh.id });
		expect(await refusal(early)).toMatchObject({ code: 'deletion/not-due' });
		await mark();
		expect(await refusal(mark())).toMatchObject({ code: 'command/conflict' });
		expect(await refusal(worker.caller.retention.plan())).toMatchObject({ code: 'not-allowed' });
		const foreign = await officePerson({ owner, db }, { office: '13073', role: 'team-lead' });
		expect((await foreign.caller.retention.plan()).proposed).toEqual([]);
	});

	test('a proposal is taken back', async ({ owner, db }) => {
		const { first, second, help, mark } = await oldCase({ owner, db }, '13073');
		const { markId } = await mark();
		const command = { idempotencyKey: key(), markId };
		const foreign = await officePerson({ owner, db }, { office: '13072', role: 'team-lead' });
		expect(await refusal(foreign.caller.retention.unmark(command))).toMatchObject({ code: 'not-found' });
		await second.caller.retention.unmark(command);
		expect(await first.caller.retention.plan()).toMatchObject({ due: [{ caseId: help.id }], proposed: [] });
		const again = { idempotencyKey: key(), markId: (await mark()).markId };
		await second.caller.retention.erase(again);
		const gone = second.caller.retention.unmark({ ...again, idempotencyKey: key() });
		expect(await refusal(gone)).toMatchObject({ code: 'not-found' });
		expect(await owner.select().from(deletionMark).where(eq(deletionMark.id, again.markId))).toHaveLength(1);
	});

	test('spares a case that is worked on again after the proposal', async ({ owner, db }) => {
		const { worker, second, help, path, mark } = await oldCase({ owner, db }, '13076');
		const { markId } = await mark();
		await worker.caller.placements.reopenCase({ idempotencyKey: key(), caseId: help.id });
		await worker.caller.cases.addNote({ idempotencyKey: key(), caseId: help.id, text: 'Die Mutter hat angerufen.' });
		const erase = () => second.caller.retention.erase({ idempotencyKey: key(), markId });
		expect(await refusal(erase())).toMatchObject({ code: 'deletion/not-due' });
		expect([existsSync(path), (await rowsOf(owner, help.id)).cases]).toEqual([true, 1]);
	});

	test.for(['reserved', 'active'] as const)('spares a case with a place that is %s', async (state, { owner, db }) => {
		const { worker, second, help, path, mark } = await oldCase({ owner, db }, '13076');
		const { markId } = await mark();
		const arrived = ['consented', 'booked', 'arrived'] as const;
		await makePlacement(owner, {
			...{ case: help, offer: await makeOffer(owner), createdBy: worker.account.id, createdAt: longAgo },
			...{
				beginDay: addDays(today, -5),
				endDay: addDays(today, 90),
				events: ['reserved', ...(state === 'active' ? arrived : [])]
			}
		});
		const erase = () => second.caller.retention.erase({ idempotencyKey: key(), markId });
		expect(await refusal(erase())).toMatchObject({ code: 'deletion/not-due' });
		// Not even by a way round the command.
		const { viewer } = second;
		const directly = asViewer(db, viewer, (tx) => tx.execute(sql`SELECT erase_case(${markId}::bigint)`));
		await expect(directly).rejects.toMatchObject({ cause: { code: 'AP003', message: 'deletion/not-due' } });
		expect([existsSync(path), (await rowsOf(owner, help.id)).cases]).toEqual([true, 1]);
	});

	test('a foreign proposal is not there', async ({ owner, db }) => {
		const { mark } = await oldCase({ owner, db }, '13074');
		const { markId } = await mark();
		const foreign = await officePerson({ owner, db }, { office: '13073', role: 'team-lead' });
		const erase = foreign.caller.retention.erase({ idempotencyKey: key(), markId });
		expect(await refusal(erase)).toMatchObject({ code: 'not-found' });
	});
});

describe('restriction instead of deletion (§ 84 Abs. 3 SGB X)', () => {
	test('keeps restricted data from being proposed or deleted until it is lifted', async ({ owner, db }) => {
		const { first, second, help, mark, path } = await oldCase({ owner, db }, '13075');
		const { markId } = await mark();
		const reason = 'Verfahren vor dem Familiengericht';
		const command = () => ({ idempotencyKey: key(), caseId: help.id, reason });
		await first.caller.retention.restrict(command());
		expect(await refusal(first.caller.retention.restrict(command()))).toMatchObject({ code: 'case/restricted' });
		const erase = () => second.caller.retention.erase({ idempotencyKey: key(), markId });
		expect(await refusal(erase())).toMatchObject({ code: 'deletion/restricted' });
		expect(await refusal(mark())).toMatchObject({ code: 'deletion/restricted' });
		expect((await first.caller.retention.plan()).restricted).toMatchObject([{ number: help.number, reason }]);
		await second.caller.retention.lift({ ...command(), reason: 'Verfahren beendet' });
		const events = await owner.select().from(caseEvent).where(eq(caseEvent.caseId, help.id));
		expect(events.filter(({ kind }) => kind === 'restricted').map(({ text }) => text)).toEqual([
			reason,
			'aufgehoben: Verfahren beendet'
		]);
		await erase();
		expect(existsSync(path)).toBe(false);
	});

	test('wants a reason', async ({ owner, db }) => {
		const { first, help } = await oldCase({ owner, db }, '13076');
		const bare = first.caller.retention.restrict({ idempotencyKey: key(), caseId: help.id, reason: ' ' });
		await expect(bare).rejects.toMatchObject({ code: 'BAD_REQUEST' });
	});
});

async function rowsOf(owner: Database, caseId: string) {
	const count = sql<number>`count(*)`;
	const [cases] = await owner.select({ count }).from(helpCase).where(eq(helpCase.id, caseId));
	const [documents] = await owner.select({ count }).from(caseDocument).where(eq(caseDocument.caseId, caseId));
	const [events] = await owner.select({ count }).from(caseEvent).where(eq(caseEvent.caseId, caseId));
	return { cases: cases?.count, documents: documents?.count, events: events?.count };
}
