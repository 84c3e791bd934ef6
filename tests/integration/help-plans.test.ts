import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { addDays } from '../../src/lib/domain/day';
import { auditEntry } from '../../src/lib/server/db/schema/access';
import { caseEvent } from '../../src/lib/server/db/schema/cases';
import { helpPlan, planSignature } from '../../src/lib/server/db/schema/consultations';
import { asViewer } from '../../src/lib/server/db/scope';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import type { callerFor } from '../setup/caller';
import { test } from '../setup/database';
import {
	codesOf,
	complete,
	completePlan,
	sentenceAt,
	inHours,
	makeConsultation,
	makePlan,
	team,
	today
} from './consultations-scene';
import { key, officePerson, providerPerson, refusal } from './placements-scene';

/** One white pixel. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==';
const drawn = `data:image/png;base64,${pixel}`;

async function planning(connections: Parameters<typeof team>[0]) {
	const scene = await team(connections);
	const { caller } = scene.worker;
	const begin = () => caller.helpPlans.newVersion({ idempotencyKey: key(), caseId: scene.help.id });
	const fill = (planId: string, changed: object = {}) =>
		caller.helpPlans.saveDraft({ idempotencyKey: key(), planId, ...completePlan, ...changed });
	const makeValid = (planId: string) => caller.helpPlans.makeValid({ idempotencyKey: key(), planId });
	const sign = (planId: string, image = drawn) =>
		caller.helpPlans.sign({ idempotencyKey: key(), planId, name: 'Lena Test', function: 'junger Mensch', image });
	const validPlan = async () => {
		const { planId } = await begin();
		await fill(planId);
		await makeValid(planId);
		return planId;
	};
	return { ...scene, caller, begin, fill, makeValid, sign, validPlan };
}

describe('versions of a Hilfeplan', () => {
	test('the first begins with what the team recommended', async ({ owner, db }) => {
		const { begin, caller, help, worker } = await planning({ owner, db });
		const meeting = { case: help, calledBy: worker.account.id, ...complete, nextReview: addDays(today, 80) };
		await makeConsultation(owner, { ...meeting, closedAt: inHours(-1) });
		await makeConsultation(owner, { ...meeting, serviceType: 'S35' });
		const { planId, version } = await begin();
		expect(version).toBe(1);
		expect(await caller.helpPlans.get({ planId })).toMatchObject({
			...{ state: 'draft', serviceType: 'S34', fromDay: complete.fromDay, nextReview: addDays(today, 80) },
			readiness: { ok: false }
		});
	});

	test('many who begin at once get one draft', async ({ owner, db }) => {
		const { begin } = await planning({ owner, db });
		const begun = await Promise.all(Array.from({ length: 6 }, begin));
		expect(new Set(begun.map(({ planId }) => planId)).size).toBe(1);
	});

	test('one becomes valid only when complete: every gap at its field', async ({ owner, db }) => {
		const { begin, fill, makeValid } = await planning({ owner, db });
		const { planId } = await begin();
		await fill(planId, { need: '', nextReview: null, goals: [{ ...completePlan.goals[0], indicator: '' }] });
		expect(await refusal(makeValid(planId))).toEqual({
			fields: {
				need: 'Der Bedarf ist noch nicht beschrieben.',
				'goals.0.indicator': 'Ziel 1: Es fehlt woran man erkennt, dass es erreicht ist.',
				nextReview: 'Der Tag der nächsten Überprüfung fehlt.'
			}
		});
	});

	test('a new valid version supersedes the one before, with its words to begin with', async ({ owner, db }) => {
		const { validPlan, begin, fill, makeValid, caller, help } = await planning({ owner, db });
		const first = await validPlan();
		const { planId: second, version } = await begin();
		expect(version).toBe(2);
		const draft = await caller.helpPlans.get({ planId: second });
		expect(draft).toMatchObject({ need: completePlan.need, nextReview: null, isFirst: false });
		await fill(second, { need: 'Schulabschluss' });
		await makeValid(second);
		const { rows } = await caller.helpPlans.list({ caseId: help.id });
		expect(rows.map(({ planId, state }) => [planId, state])).toEqual([
			[second, 'valid'],
			[first, 'superseded']
		]);
		const events = await owner.select().from(caseEvent).where(eq(caseEvent.caseId, help.id)).orderBy(caseEvent.id);
		expect(events.map(({ kind, text }) => [kind, text])).toEqual([
			['plan-valid', 'Fassung 1'],
			['plan-valid', 'Fassung 2']
		]);
	});

	test('made valid twice at once, one of the two is told that it is no draft any more', async ({ owner, db }) => {
		const { begin, fill, makeValid, help } = await planning({ owner, db });
		const { planId } = await begin();
		await fill(planId);
		const codes = await codesOf([makeValid(planId), makeValid(planId)]);
		expect(codes.sort()).toEqual(['CONFLICT', 'OK']);
		const stored = await owner.select().from(helpPlan).where(eq(helpPlan.caseId, help.id));
		expect(stored.map(({ state }) => state)).toEqual(['valid']);
	});

	test('an end before the begin is refused at its field', async ({ owner, db }) => {
		const { begin, fill } = await planning({ owner, db });
		const { planId } = await begin();
		const saved = fill(planId, { untilDay: addDays(completePlan.fromDay, -1) });
		expect(await refusal(saved)).toEqual({ fields: { untilDay: 'Das Ende liegt vor dem Beginn.' } });
	});

	test('a review that comes up or is late shows on the valid version only', async ({ owner, db }) => {
		const { help, caller, worker } = await planning({ owner, db });
		const by = { case: help, createdBy: worker.account.id };
		await makePlan(owner, { ...by, state: 'superseded', nextReview: addDays(today, -1) });
		await makePlan(owner, { ...by, version: 2, state: 'valid', nextReview: addDays(today, -1) });
		const { rows } = await caller.helpPlans.list({ caseId: help.id });
		expect(rows.map(({ review }) => review)).toEqual(['overdue', 'none']);
	});

	test('ended with its reason; a draft cannot be ended', async ({ owner, db }) => {
		const { validPlan, begin, caller, help } = await planning({ owner, db });
		const planId = await validPlan();
		const { planId: draft } = await begin();
		const end = (id: string) =>
			caller.helpPlans.end({ idempotencyKey: key(), planId: id, reason: 'Rückkehr nach Hause' });
		await end(planId);
		expect((await caller.helpPlans.get({ planId })).state).toBe('ended');
		expect(sentenceAt(await refusal(end(draft)), 'reason')).toContain('gültige Fassung');
		const events = await owner.select().from(caseEvent).where(eq(caseEvent.caseId, help.id)).orderBy(caseEvent.id);
		expect(events.at(-1)).toMatchObject({ kind: 'plan-ended', text: 'Fassung 1: Rückkehr nach Hause' });
	});
});

describe('signatures', () => {
	test('are kept as drawn and shown again, on the valid version', async ({ owner, db }) => {
		const { validPlan, sign, caller } = await planning({ owner, db });
		const planId = await validPlan();
		await sign(planId);
		const { signatures } = await caller.helpPlans.get({ planId });
		expect(signatures).toMatchObject([{ name: 'Lena Test', function: 'junger Mensch', image: drawn }]);
	});

	test('a draft, whose words may still change, is not signed', async ({ owner, db }) => {
		const { begin, sign } = await planning({ owner, db });
		const { planId } = await begin();
		expect(await refusal(sign(planId))).toEqual({ fields: { image: 'Unterschrieben wird die gültige Fassung.' } });
	});

	test.for([
		['an SVG', `data:image/svg+xml;base64,${btoa('<svg onload="alert(1)"/>')}`],
		['a text that calls itself PNG', `data:image/png;base64,${btoa('<script>alert(1)</script>')}`],
		['a PNG with a script behind it', `data:image/png;base64,${btoa(`${atob(pixel)}<script>`)}`],
		['something too large', `data:image/png;base64,${'A'.repeat(300_000)}`],
		['no picture', '']
	] as const)('%s is refused', async ([, image], { owner, db }) => {
		const { validPlan, sign } = await planning({ owner, db });
		const planId = await validPlan();
		expect(await codesOf([sign(planId, image)])).toEqual(['BAD_REQUEST']);
		expect(await owner.select().from(planSignature).where(eq(planSignature.planId, planId))).toEqual([]);
	});
});

describe('walls', () => {
	test('what was valid keeps its words, also against hand-written SQL of the app', async ({ owner, db }) => {
		const { validPlan, fill, worker } = await planning({ owner, db });
		const planId = await validPlan();
		expect(await refusal(fill(planId))).toMatchObject({ code: 'plan/not-a-draft' });
		for (const statement of [
			sql`UPDATE help_plan SET need = 'x' WHERE id = ${planId}`,
			sql`UPDATE help_plan SET goals = '[]' WHERE id = ${planId}`
		]) {
			await expect(asViewer(db, worker.viewer, (tx) => tx.execute(statement))).rejects.toMatchObject({
				cause: { code: 'AP002', message: 'plan/not-a-draft' }
			});
		}
		for (const statement of [
			sql`DELETE FROM help_plan WHERE id = ${planId}`,
			sql`UPDATE plan_signature SET name = 'x'`,
			sql`DELETE FROM plan_signature`
		]) {
			await expect(asViewer(db, worker.viewer, (tx) => tx.execute(statement))).rejects.toMatchObject({
				cause: { code: '42501' }
			});
		}
	});

	test('a provider and a foreign office get nothing by any procedure', async ({ owner, db }) => {
		const { validPlan, help } = await planning({ owner, db });
		const planId = await validPlan();
		const { providerId } = await makeOffer(owner);
		const foreign = await officePerson({ owner, db }, { office: '13071', role: 'team-lead' });
		const house = await providerPerson({ owner, db }, { providerId });
		const step = () => ({ idempotencyKey: key(), planId });
		const attempts = ({ helpPlans: own }: ReturnType<typeof callerFor>) => [
			own.list({ caseId: help.id }),
			own.get({ planId }),
			own.newVersion({ idempotencyKey: key(), caseId: help.id }),
			own.saveDraft({ ...step(), need: 'x' }),
			own.makeValid(step()),
			own.end({ ...step(), reason: 'x' }),
			own.sign({ ...step(), name: 'x', function: 'y', image: drawn })
		];
		expect(new Set(await codesOf(attempts(foreign.caller)))).toEqual(new Set(['NOT_FOUND']));
		expect(new Set(await codesOf(attempts(house.caller)))).toEqual(new Set(['FORBIDDEN']));
	});

	test('who read and who changed a plan is in the log, without its words', async ({ owner, db }) => {
		const { validPlan, caller, worker } = await planning({ owner, db });
		const planId = await validPlan();
		await caller.helpPlans.get({ planId });
		const entries = await owner.select().from(auditEntry).where(eq(auditEntry.accountId, worker.account.id));
		expect(entries.map(({ action }) => action)).toEqual([
			...['help-plans/drafted', 'help-plans/saved', 'help-plans/valid', 'notices/filed', 'help-plans/read']
		]);
		expect(JSON.stringify(entries)).not.toContain(completePlan.need);
	});
});
