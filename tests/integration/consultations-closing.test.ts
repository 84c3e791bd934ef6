import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { auditEntry } from '../../src/lib/server/db/schema/access';
import { caseEvent } from '../../src/lib/server/db/schema/cases';
import { consultation, consultationParticipant } from '../../src/lib/server/db/schema/consultations';
import { clientRestriction } from '../../src/lib/server/db/schema/documents';
import type { Database } from '../../src/lib/server/db/client';
import { rowsOf } from '../../src/lib/server/db/rows';
import { asViewer } from '../../src/lib/server/db/scope';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import type { callerFor } from '../setup/caller';
import { test } from '../setup/database';
import { codesOf, complete, inHours, makeConsultation, makeSeat, sentenceAt, team } from './consultations-scene';
import { key, officePerson, providerPerson, refusal } from './placements-scene';

/** The record with its seats, votes and what is frozen with it, and everything the case tells of it. */
const recordOf = (owner: Database, consultationId: string) =>
	rowsOf(
		owner,
		sql`SELECT row::text FROM (
			SELECT to_jsonb(t) AS row FROM consultation t WHERE id = ${consultationId}
			UNION ALL SELECT to_jsonb(t) FROM consultation_participant t WHERE consultation_id = ${consultationId}
			UNION ALL SELECT to_jsonb(t) FROM case_event t
			UNION ALL SELECT to_jsonb(t) FROM case_document t
		) AS rows ORDER BY row::text`
	);

describe('closing', () => {
	test('needs the team lead, and names everything that is missing at once', async ({ owner, db }) => {
		const { call, worker, lead } = await team({ owner, db });
		const { consultationId } = await call();
		const close = { idempotencyKey: key(), consultationId };
		await expect(worker.caller.consultations.close(close)).rejects.toMatchObject({ code: 'FORBIDDEN' });
		const refused = (await refusal(lead.caller.consultations.close(close))) as {
			code: string;
			details: { reasons: string };
		};
		expect(refused.code).toBe('consultation/incomplete');
		expect(refused.details.reasons.split('\n')).toHaveLength(5);
		expect((await lead.caller.consultations.get({ consultationId })).readiness).toEqual({
			ok: false,
			reasons: refused.details.reasons.split('\n')
		});
	});

	test('then nothing changes any more, and what was forgotten is an addendum', async ({ owner, db }) => {
		const { call, worker, colleague, lead, help } = await team({ owner, db });
		const { consultationId } = await call();
		const add = () =>
			worker.caller.consultations.addAddendum({
				idempotencyKey: key(),
				consultationId,
				text: 'Die Schule hat angerufen.'
			});
		expect(sentenceAt(await refusal(add()), 'text')).toContain('noch offen');
		await worker.caller.consultations.save({ idempotencyKey: key(), consultationId, ...complete });
		for (const { caller } of [worker, colleague]) {
			await caller.consultations.vote({ idempotencyKey: key(), consultationId, vote: 'yes' });
		}
		const closed = await lead.caller.consultations.close({ idempotencyKey: key(), consultationId });
		expect(closed.decision).toBe('approved');
		const before = await recordOf(owner, consultationId);
		const refused = await Promise.all(
			[
				lead.caller.consultations.vote({ idempotencyKey: key(), consultationId, vote: 'no' }),
				lead.caller.consultations.save({ idempotencyKey: key(), consultationId, situation: 'anders' }),
				lead.caller.consultations.close({ idempotencyKey: key(), consultationId }),
				lead.caller.consultations.attachSearch({ idempotencyKey: key(), consultationId })
			].map(refusal)
		);
		for (const answer of refused) expect(answer).toMatchObject({ code: 'consultation/closed' });
		expect(await recordOf(owner, consultationId)).toEqual(before);
		await add();
		const seen = await worker.caller.consultations.get({ consultationId });
		expect(seen.addenda.map(({ text }) => text)).toEqual(['Die Schule hat angerufen.']);
		expect(seen.situation).toBe(complete.situation);
		const events = await owner.select().from(caseEvent).where(eq(caseEvent.caseId, help.id)).orderBy(caseEvent.id);
		expect(events.map(({ kind, text }) => [kind, text])).toEqual([
			['consultation-called', null],
			['consultation-closed', 'Hilfe befürwortet: 2 Zustimmungen, 1 Stimme offen'],
			['consultation-addendum', null]
		]);
	});

	test('votes of many devices and a closing at the same moment: what was answered is what counts', async ({
		owner,
		db
	}) => {
		for (let round = 0; round < 6; round += 1) {
			const { worker, lead, help } = await team({ owner, db });
			const voters = await Promise.all(Array.from({ length: 8 }, () => officePerson({ owner, db })));
			const { id: consultationId } = await makeConsultation(owner, {
				case: help,
				calledBy: worker.account.id,
				...complete
			});
			for (const [index, { account }] of voters.entries()) {
				const seat = { officeAgs: '13075', consultationId, accountId: account.id };
				await makeSeat(owner, index < 2 ? { ...seat, vote: 'yes' } : seat);
			}
			const casts = voters
				.slice(2)
				.map(({ caller }) => refusal(caller.consultations.vote({ idempotencyKey: key(), consultationId, vote: 'no' })));
			const [closed, ...answers] = await Promise.all([
				refusal(lead.caller.consultations.close({ idempotencyKey: key(), consultationId })),
				...casts
			]);
			expect(closed).toMatchObject({ answered: { decision: 'approved' } });
			const counted = answers.filter((answer) => (answer as { answered?: object }).answered !== undefined).length;
			for (const answer of answers) {
				expect([
					{ answered: { consultationId, vote: 'no' } },
					{ code: 'consultation/closed', details: {} }
				]).toContainEqual(answer);
			}
			const stored = await owner
				.select()
				.from(consultationParticipant)
				.where(eq(consultationParticipant.consultationId, consultationId));
			expect(stored.filter(({ vote }) => vote === 'no')).toHaveLength(counted);
			const [event] = await owner.select().from(caseEvent).where(eq(caseEvent.caseId, help.id));
			const inWords = counted === 0 ? '' : counted === 1 ? ', 1 Ablehnung' : `, ${counted} Ablehnungen`;
			expect(event?.text).toContain(`2 Zustimmungen${inWords}`);
		}
	});

	test('the two needed votes and the closing race: either both count or it stays open', async ({ owner, db }) => {
		const { call, worker, colleague, lead } = await team({ owner, db });
		const { consultationId } = await call();
		await worker.caller.consultations.save({ idempotencyKey: key(), consultationId, ...complete });
		await worker.caller.consultations.vote({ idempotencyKey: key(), consultationId, vote: 'yes' });
		const [closed] = await Promise.all([
			refusal(lead.caller.consultations.close({ idempotencyKey: key(), consultationId })),
			refusal(colleague.caller.consultations.vote({ idempotencyKey: key(), consultationId, vote: 'yes' }))
		]);
		const { closedAt, votes } = await lead.caller.consultations.get({ consultationId });
		expect(votes.cast).toBe(2);
		expect(closedAt !== null).toBe((closed as { answered?: object }).answered !== undefined);
	});
});

describe('walls', () => {
	test('hand-written SQL of the app changes nothing that is closed', async ({ owner, db }) => {
		const { worker, help } = await team({ owner, db });
		const { id } = await makeConsultation(owner, { case: help, calledBy: worker.account.id, ...complete });
		await makeSeat(owner, { officeAgs: '13075', consultationId: id, accountId: worker.account.id });
		await owner
			.update(consultation)
			.set({ closedAt: inHours(0) })
			.where(eq(consultation.id, id));
		for (const statement of [
			sql`UPDATE consultation SET situation = 'x' WHERE id = ${id}`,
			sql`UPDATE consultation SET closed_at = NULL WHERE id = ${id}`,
			sql`UPDATE consultation_participant SET vote = 'no' WHERE consultation_id = ${id}`,
			sql`DELETE FROM consultation_participant WHERE consultation_id = ${id}`,
			sql`INSERT INTO consultation_participant (office_ags, consultation_id, name, function) VALUES ('13075', ${id}, 'x', 'y')`
		]) {
			await expect(asViewer(db, worker.viewer, (tx) => tx.execute(statement))).rejects.toMatchObject({
				cause: { code: 'AP002', message: 'consultation/closed' }
			});
		}
		for (const statement of [
			sql`DELETE FROM consultation WHERE id = ${id}`,
			sql`UPDATE consultation_addendum SET text = 'x'`,
			sql`DELETE FROM consultation_addendum`
		]) {
			await expect(asViewer(db, worker.viewer, (tx) => tx.execute(statement))).rejects.toMatchObject({
				cause: { code: '42501' }
			});
		}
	});

	test('a provider and a foreign office get nothing by any procedure', async ({ owner, db }) => {
		const { call, help, seats } = await team({ owner, db });
		const { consultationId } = await call();
		const { providerId } = await makeOffer(owner);
		const foreign = await officePerson({ owner, db }, { office: '13071', role: 'team-lead' });
		const house = await providerPerson({ owner, db }, { providerId });
		const again = () => ({ idempotencyKey: key(), consultationId });
		const attempts = ({ consultations: own }: ReturnType<typeof callerFor>) => [
			own.get({ consultationId }),
			own.list({ caseId: help.id }),
			own.convene({
				idempotencyKey: key(),
				caseId: help.id,
				meetingAt: inHours(1),
				voteUntil: inHours(2),
				participants: seats
			}),
			own.save({ ...again(), situation: 'x' }),
			own.attachSearch(again()),
			own.vote({ ...again(), vote: 'yes' }),
			own.close(again()),
			own.addAddendum({ ...again(), text: 'x' })
		];
		expect(new Set(await codesOf(attempts(foreign.caller)))).toEqual(new Set(['NOT_FOUND']));
		expect(new Set(await codesOf(attempts(house.caller)))).toEqual(new Set(['FORBIDDEN']));
		expect(await foreign.caller.consultations.mine()).toEqual({ rows: [] });
		expect(JSON.stringify(await foreign.caller.consultations.colleagues())).not.toContain(seats[0]?.accountId ?? '');
	});

	test('with restricted data nobody works any more (§ 84 Abs. 3 SGB X)', async ({ owner, db }) => {
		const { call, help, worker } = await team({ owner, db });
		const { consultationId } = await call();
		const row = {
			clientId: help.clientId,
			officeAgs: '13075',
			reason: 'Streit',
			since: inHours(0),
			by: worker.account.id
		};
		await owner.insert(clientRestriction).values(row);
		expect(await refusal(call())).toMatchObject({ code: 'case/restricted' });
		const vote = worker.caller.consultations.vote({ idempotencyKey: key(), consultationId, vote: 'yes' });
		expect(await refusal(vote)).toMatchObject({ code: 'case/restricted' });
	});

	test('who read and who voted is in the log, without a name', async ({ owner, db }) => {
		const { call, colleague } = await team({ owner, db });
		const { consultationId } = await call();
		await colleague.caller.consultations.get({ consultationId });
		await colleague.caller.consultations.vote({ idempotencyKey: key(), consultationId, vote: 'yes' });
		const entries = await owner.select().from(auditEntry).where(eq(auditEntry.accountId, colleague.account.id));
		expect(entries.map(({ action, subjectId }) => [action, subjectId])).toEqual([
			['consultations/read', consultationId],
			['consultations/voted', consultationId]
		]);
		expect(JSON.stringify(entries)).not.toMatch(/Lena|Kraft/);
	});
});
