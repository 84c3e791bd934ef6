import { and, desc, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditEntry } from '../../src/lib/server/db/schema/access';
import { consultation, helpPlan } from '../../src/lib/server/db/schema/consultations';
import { makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { test } from '../setup/database';
import { begin, end, key, officePerson, refusal, scene, today } from './placements-scene';

const reasonsOf = async (here: Awaited<ReturnType<typeof scene>>, accountId: string) =>
	(
		await here.owner
			.select({ reason: auditEntry.reason })
			.from(auditEntry)
			.where(and(eq(auditEntry.accountId, accountId), eq(auditEntry.action, 'cases/read')))
			.orderBy(desc(auditEntry.id))
	).map(({ reason }) => reason);

describe('who is in charge of a case', () => {
	test('a team lead assigns it, the colleague is named, the time line tells', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const lead = await officePerson({ owner, db }, { role: 'team-lead' });
		const colleague = await officePerson({ owner, db });
		const caseId = here.case.id;
		await lead.caller.cases.assign({ caseId, workerId: colleague.account.id, idempotencyKey: key() });
		const help = await colleague.caller.cases.get({ caseId });
		expect(help).toMatchObject({ workerId: colleague.account.id, readReason: 'assigned' });
		expect(help.events[0]).toMatchObject({ kind: 'assigned', text: `an ${colleague.account.name}` });
		const again = { caseId, workerId: here.worker.account.id, idempotencyKey: key() };
		expect(await refusal(here.worker.caller.cases.assign(again))).toMatchObject({ code: 'not-allowed' });
	});

	test('only somebody of the own office who works on cases', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const lead = await officePerson({ owner, db }, { role: 'team-lead' });
		const foreign = await officePerson({ owner, db }, { office: '13071' });
		const clerk = await officePerson({ owner, db }, { role: 'finance' });
		for (const { account } of [foreign, clerk]) {
			const command = { caseId: here.case.id, workerId: account.id, idempotencyKey: key() };
			expect(await refusal(lead.caller.cases.assign(command))).toEqual({
				fields: { workerId: 'Bitte eine Fachkraft wählen.' }
			});
		}
	});

	test('a deputy has the case among the own ones on the days of the deputyship', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const deputy = await officePerson({ owner, db });
		const caseId = here.case.id;
		const mine = async () => (await deputy.caller.cases.list({ mine: true })).rows.map((row) => row.caseId);
		const set = (from: typeof today, until: typeof today) =>
			here.worker.caller.cases.setDeputy({ caseId, deputyId: deputy.account.id, from, until, idempotencyKey: key() });
		await set(begin, begin);
		expect(await mine()).not.toContain(caseId);
		await set(begin, end);
		expect(await mine()).toContain(caseId);
		expect((await deputy.caller.cases.get({ caseId })).readReason).toBe('deputy');
	});
});

describe('reading a case', () => {
	test('is logged with the reason: by assignment, by role, or as named', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const caseId = here.case.id;
		const colleague = await officePerson({ owner, db });
		const lead = await officePerson({ owner, db }, { role: 'team-lead' });
		await here.worker.caller.cases.get({ caseId });
		await lead.caller.cases.get({ caseId });
		expect(await refusal(colleague.caller.cases.get({ caseId }))).toMatchObject({
			code: 'case/reason-required',
			details: { caseId }
		});
		await colleague.caller.cases.giveReason({ idempotencyKey: key(), caseId, reason: 'absence' });
		await colleague.caller.cases.get({ caseId });
		expect(await reasonsOf(here, here.worker.account.id)).toEqual(['assigned']);
		expect(await reasonsOf(here, lead.account.id)).toEqual(['team-lead']);
		expect(await reasonsOf(here, colleague.account.id)).toEqual(['absence']);
	});
});

describe('people, jurisdiction and notes', () => {
	test('are kept, changed and removed, and the record tells what it lacks', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const { caller } = here.worker;
		const caseId = here.case.id;
		const missing = async () => (await caller.cases.masterData({ caseId })).missing;
		expect(await missing()).toEqual(['custodian', 'jurisdiction', 'placement']);
		const mother = { caseId, role: 'mother' as const, name: 'Marie Test', custodian: true };
		const { personId } = await caller.cases.savePerson({ ...mother, idempotencyKey: key() });
		await caller.cases.savePerson({ ...mother, personId, phone: '03834 1', idempotencyKey: key() });
		const home = { caseId, basis: '86.1' as const, fromDay: begin, idempotencyKey: key() };
		await caller.cases.setJurisdiction({ ...home, responsible: 'Landkreis Vorpommern-Greifswald' });
		await caller.cases.setJurisdiction({ ...home, responsible: 'Hansestadt Rostock', idempotencyKey: key() });
		const data = await caller.cases.masterData({ caseId });
		expect(data.people).toMatchObject([{ personId, name: 'Marie Test', phone: '03834 1', custodian: true }]);
		expect(data.jurisdictions).toMatchObject([{ fromDay: begin, responsible: 'Hansestadt Rostock' }]);
		expect(data.missing).toEqual(['placement']);
		await caller.cases.removePerson({ caseId, personId, idempotencyKey: key() });
		await caller.cases.addNote({ caseId, text: 'Gespräch mit der Schule', idempotencyKey: key() });
		expect(await missing()).toEqual(['custodian', 'placement']);
		const kinds = (await caller.cases.timeline({ caseId })).map(({ kind }) => kind);
		expect(kinds.slice(0, 3)).toEqual(['note', 'person-removed', 'jurisdiction-set']);
	});

	test('a person of another case is not there', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const other = await here.aCase();
		const { caller } = here.worker;
		const person = { role: 'father' as const, name: 'Paul Test', idempotencyKey: key() };
		const { personId } = await caller.cases.savePerson({ ...person, caseId: other.id });
		const wrong = { caseId: here.case.id, personId, idempotencyKey: key() };
		expect(await refusal(caller.cases.savePerson({ ...person, ...wrong }))).toMatchObject({ code: 'not-found' });
		expect(await refusal(caller.cases.removePerson(wrong))).toMatchObject({ code: 'not-found' });
	});
});

describe('work lists of the case work', () => {
	test('booked without a consultation, and a review that comes near', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const { caller, account } = here.worker;
		await makePlacement(owner, {
			...{ case: here.case, offer: here.offer, createdBy: account.id, beginDay: begin, endDay: end },
			events: ['reserved', 'consented', 'booked']
		});
		const listed = async (work: 'no-consultation' | 'review-due') =>
			(await caller.cases.list({ work, pageSize: 200 })).rows.some(({ caseId }) => caseId === here.case.id);
		expect([await listed('no-consultation'), await listed('review-due')]).toEqual([true, false]);
		const before = await caller.cases.work();
		const ofCase = { officeAgs: here.case.officeAgs, caseId: here.case.id };
		const at = `${today}T08:00:00.000Z`;
		await owner.insert(consultation).values({
			...{ ...ofCase, calledBy: account.id, calledAt: at, meetingAt: at, voteUntil: at },
			...{ decision: 'approved', closedAt: at, closedBy: account.id }
		});
		await owner.insert(helpPlan).values({
			...{ ...ofCase, version: 1, state: 'valid', nextReview: today, createdBy: account.id, createdAt: at }
		});
		expect([await listed('no-consultation'), await listed('review-due')]).toEqual([false, true]);
		const after = await caller.cases.work();
		expect(after['no-consultation'] - before['no-consultation']).toBe(-1);
		expect(after['review-due'] - before['review-due']).toBe(1);
	});
});

describe('restricted data (§ 84 Abs. 3 SGB X)', () => {
	test('are not worked with: nothing new begins, and it goes on when the restriction is lifted', async ({
		owner,
		db
	}) => {
		const here = await scene({ owner, db });
		const lead = await officePerson({ owner, db }, { role: 'team-lead' });
		const caseId = here.case.id;
		await lead.caller.retention.restrict({ caseId, reason: 'Widerspruch läuft', idempotencyKey: key() });
		const { caller } = here.worker;
		// Those of this person alone: work on the others goes on.
		const other = await here.aCase();
		await caller.cases.addNote({ caseId: other.id, text: 'Notiz', idempotencyKey: key() });
		const person = { caseId, role: 'mother' as const, name: 'Marie Test', idempotencyKey: key() };
		for (const command of [
			() => caller.cases.addNote({ caseId, text: 'Notiz', idempotencyKey: key() }),
			() => caller.cases.savePerson(person),
			() => caller.cases.setDeputy({ caseId, deputyId: null, idempotencyKey: key() }),
			() => here.reserve()
		]) {
			expect(await refusal(command())).toMatchObject({ code: 'case/restricted' });
		}
		expect((await caller.cases.masterData({ caseId })).people).toEqual([]);
		await lead.caller.retention.lift({ caseId, reason: 'erledigt', idempotencyKey: key() });
		expect(await here.reserve()).toMatchObject({ state: 'reserved' });
	});
});
