import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Database } from '../../src/lib/server/db/client';
import { consultation } from '../../src/lib/server/db/schema/consultations';
import { inboxMessage } from '../../src/lib/server/db/schema/inbox';
import { asViewer } from '../../src/lib/server/db/scope';
import { test } from '../setup/database';
import { complete, inHours, makeConsultation, makeSeat, sentenceAt, team } from './consultations-scene';
import { key, officePerson, refusal } from './placements-scene';

describe('a consultation that cannot be decided', () => {
	/** The deadline has passed, and one of three has voted. */
	async function stuck(connections: { owner: Database; db: Database }) {
		const made = await team(connections);
		const { worker, help, colleague, lead } = made;
		const { id: consultationId } = await makeConsultation(connections.owner, {
			...{ case: help, calledBy: worker.account.id, ...complete },
			...{ meetingAt: inHours(-5), voteUntil: inHours(-1) }
		});
		const of = { officeAgs: help.officeAgs, consultationId };
		await makeSeat(connections.owner, { ...of, accountId: worker.account.id, vote: 'yes' });
		await makeSeat(connections.owner, { ...of, accountId: colleague.account.id });
		const vote = () => colleague.caller.consultations.vote({ idempotencyKey: key(), consultationId, vote: 'yes' });
		const close = () => lead.caller.consultations.close({ idempotencyKey: key(), consultationId });
		expect(await refusal(vote())).toMatchObject({ code: 'consultation/voting-over' });
		expect(await refusal(close())).toMatchObject({ code: 'consultation/incomplete' });
		return { ...made, consultationId, vote, close };
	}

	const toldOf = async (owner: Database, consultationId: string) =>
		(await owner.select().from(inboxMessage))
			.filter(({ details }) => details['consultationId'] === consultationId)
			.map(({ kind, accountId }) => [kind, accountId]);

	test('goes on with more time and more people, with the votes that were cast', async ({ owner, db }) => {
		const { worker, colleague, lead, consultationId, vote, close } = await stuck({ owner, db });
		const { meetingAt } = await worker.caller.consultations.get({ consultationId });
		await worker.caller.consultations.reschedule({
			...{ idempotencyKey: key(), consultationId, meetingAt, voteUntil: inHours(24) },
			participants: [{ accountId: lead.account.id, function: 'Teamleitung' }]
		});
		expect(await toldOf(owner, consultationId)).toEqual([
			['consultation-rescheduled', colleague.account.id],
			['consultation-invited', lead.account.id]
		]);
		// Who was invited before hears of another time, not of somebody more.
		const more = await officePerson({ owner, db });
		const now = await worker.caller.consultations.get({ consultationId });
		await worker.caller.consultations.reschedule({
			...{ idempotencyKey: key(), consultationId, meetingAt: now.meetingAt, voteUntil: now.voteUntil },
			participants: [{ accountId: more.account.id, function: 'Fachkraft' }]
		});
		expect((await toldOf(owner, consultationId)).slice(2)).toEqual([['consultation-invited', more.account.id]]);
		await vote();
		expect(await close()).toMatchObject({ decision: 'approved' });
	});

	test('a time in the past and somebody who is invited already are refused at their fields', async ({ owner, db }) => {
		const { worker, colleague, consultationId } = await stuck({ owner, db });
		const change = (changed: object) =>
			refusal(
				worker.caller.consultations.reschedule({
					...{ idempotencyKey: key(), consultationId, meetingAt: inHours(1), voteUntil: inHours(2), ...changed }
				})
			);
		expect(sentenceAt(await change({ voteUntil: inHours(-1) }), 'voteUntil')).toContain('Vergangenheit');
		expect(sentenceAt(await change({ meetingAt: inHours(-3) }), 'meetingAt')).toContain('Vergangenheit');
		const twice = [{ accountId: colleague.account.id, function: 'Fachkraft' }];
		expect(sentenceAt(await change({ participants: twice }), 'participants')).toContain('zweimal');
	});

	test('can be called off: nobody votes or closes it, and the case can be closed', async ({ owner, db }) => {
		const { worker, colleague, help, consultationId, vote, close } = await stuck({ owner, db });
		const { caller } = worker;
		const closing = { idempotencyKey: key(), caseId: help.id };
		expect(await refusal(caller.placements.closeCase(closing))).toMatchObject({ code: 'placement/blocked' });
		await caller.consultations.cancel({ idempotencyKey: key(), consultationId, reason: 'Die Familie ist verzogen.' });
		expect(await toldOf(owner, consultationId)).toEqual([['consultation-cancelled', colleague.account.id]]);
		expect(await caller.consultations.get({ consultationId })).toMatchObject({
			cancelReason: 'Die Familie ist verzogen.',
			voteRefusal: 'consultation/cancelled'
		});
		expect((await colleague.caller.consultations.mine()).rows).toEqual([]);
		const text = 'zu spät';
		for (const late of [
			vote,
			close,
			() => caller.consultations.save({ idempotencyKey: key(), consultationId, situation: text }),
			() => caller.consultations.cancel({ idempotencyKey: key(), consultationId, reason: text }),
			() => caller.consultations.addAddendum({ idempotencyKey: key(), consultationId, text })
		]) {
			expect(await refusal(late())).toMatchObject({ code: 'consultation/cancelled' });
		}
		expect(await caller.placements.closeCase({ ...closing, idempotencyKey: key() })).toMatchObject({ caseId: help.id });
	});

	test('the database keeps a cancelled one as it is', async ({ owner, db }) => {
		const { worker, consultationId } = await stuck({ owner, db });
		await worker.caller.consultations.cancel({ idempotencyKey: key(), consultationId, reason: 'erledigt' });
		const change = asViewer(db, worker.viewer, (tx) =>
			tx.update(consultation).set({ situation: 'anders' }).where(eq(consultation.id, consultationId))
		);
		await expect(change).rejects.toHaveProperty('cause.message', 'consultation/cancelled');
	});
});
