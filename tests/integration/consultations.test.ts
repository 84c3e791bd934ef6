import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { inboxKinds } from '../../src/lib/domain/placements/inbox';
import { caseEvent } from '../../src/lib/server/db/schema/cases';
import { consultation } from '../../src/lib/server/db/schema/consultations';
import { inboxMessage } from '../../src/lib/server/db/schema/inbox';
import { liveEvent } from '../../src/lib/server/db/schema/live';
import { makeAccount, makeOffer } from '../../src/lib/server/db/seed/factories';
import { test } from '../setup/database';
import { inHours, makeConsultation, makeSeat, sentenceAt, team, today } from './consultations-scene';
import { key, officePerson, refusal } from './placements-scene';

describe('consultations.convene', () => {
	test('invites colleagues by inbox, stands on the time line and refreshes open pages', async ({ owner, db }) => {
		const { call, worker, colleague, lead, help } = await team({ owner, db });
		const { consultationId } = await call();
		const messages = await owner.select().from(inboxMessage).where(eq(inboxMessage.kind, 'consultation-invited'));
		const told = messages.filter(({ details }) => details['consultationId'] === consultationId);
		expect(new Set(told.map(({ accountId }) => accountId))).toEqual(new Set([colleague.account.id, lead.account.id]));
		expect(JSON.stringify(told)).not.toContain('Lena');
		expect(inboxKinds).toContain('consultation-invited');
		const events = await owner.select().from(caseEvent).where(eq(caseEvent.caseId, help.id));
		expect(events.map(({ kind, accountId }) => [kind, accountId])).toEqual([
			['consultation-called', worker.account.id]
		]);
		expect(await owner.select().from(liveEvent).where(eq(liveEvent.caseId, help.id))).toHaveLength(1);
	});

	test('fewer than two professionals: the sentence of the law, and nothing is stored', async ({ owner, db }) => {
		const { call, seats, help } = await team({ owner, db });
		const guest = { name: 'Frau Schule', function: 'Klassenlehrerin' };
		const refused = await refusal(call({ participants: [...seats.slice(0, 1), guest] }));
		expect(sentenceAt(refused, 'participants')).toContain('mindestens zwei Fachkräfte');
		expect(await owner.select().from(consultation).where(eq(consultation.caseId, help.id))).toEqual([]);
	});

	test.for([
		['a meeting in the past', { meetingAt: inHours(-1) }, 'meetingAt'],
		['a deadline before the meeting', { meetingAt: inHours(5), voteUntil: inHours(4) }, 'voteUntil']
	] as const)('%s is refused at its field', async ([, changed, field], { owner, db }) => {
		const { call } = await team({ owner, db });
		expect(Object.keys(((await refusal(call(changed))) as { fields: object }).fields)).toEqual([field]);
	});

	test('nobody from outside the office, nobody without a right to cases', async ({ owner, db }) => {
		const { call, seats, worker } = await team({ owner, db });
		const foreign = await makeAccount(owner, { officeAgs: '13071' });
		const finance = await makeAccount(owner, { role: 'finance', officeAgs: '13075' });
		for (const { id } of [foreign, finance]) {
			const refused = await refusal(call({ participants: [...seats, { accountId: id, function: 'Gast' }] }));
			expect(refused).toEqual({ fields: { 'participants.3.accountId': 'Diese Person kann nicht eingeladen werden.' } });
		}
		const offered = (await worker.caller.consultations.colleagues()).map(({ accountId }) => accountId);
		expect(offered).toContain(worker.account.id);
		expect(offered).not.toContain(foreign.id);
		expect(offered).not.toContain(finance.id);
	});

	test('sent twice with one key it calls once', async ({ owner, db }) => {
		const { call, help } = await team({ owner, db });
		const same = { idempotencyKey: key(), meetingAt: inHours(2), voteUntil: inHours(3) };
		const answers = await Promise.all([call(same), call(same)]);
		expect(answers[1]).toEqual(answers[0]);
		expect(await owner.select().from(consultation).where(eq(consultation.caseId, help.id))).toHaveLength(1);
	});
});

describe('the form', () => {
	test('two people work on different parts without losing anything', async ({ owner, db }) => {
		const { call, worker, lead } = await team({ owner, db });
		const { consultationId } = await call({ situation: 'Anfang' });
		await Promise.all([
			worker.caller.consultations.save({ idempotencyKey: key(), consultationId, resources: 'Großmutter' }),
			lead.caller.consultations.save({ idempotencyKey: key(), consultationId, risk: 'Keine akute Gefahr' })
		]);
		const now = await worker.caller.consultations.get({ consultationId });
		expect(now).toMatchObject({ situation: 'Anfang', resources: 'Großmutter', risk: 'Keine akute Gefahr' });
	});

	test('an end before the begin is refused with its sentence, also against what is stored', async ({ owner, db }) => {
		const { call, worker } = await team({ owner, db });
		const { consultationId } = await call();
		await worker.caller.consultations.save({ idempotencyKey: key(), consultationId, fromDay: '2027-06-01' });
		const late = worker.caller.consultations.save({ idempotencyKey: key(), consultationId, untilDay: '2027-05-31' });
		expect(await refusal(late)).toEqual({ fields: { untilDay: 'Das Ende liegt vor dem Beginn.' } });
	});

	test('keeps a search as it was found', async ({ owner, db }) => {
		const { call, worker } = await team({ owner, db });
		const offer = await makeOffer(owner, { places: '2.00', rate: '76.00' });
		const { consultationId } = await call();
		const search = { list: 'all' as const, serviceType: 'S34' as const, begin: today, end: today, offices: ['13075'] };
		await worker.caller.consultations.attachSearch({ idempotencyKey: key(), consultationId, search });
		const { alternatives } = await worker.caller.consultations.get({ consultationId });
		expect(alternatives).toMatchObject({ chosenOfferId: null, need: { serviceType: 'S34', offices: ['13075'] } });
		expect(JSON.stringify(alternatives)).toContain(offer.id);
	});

	test('without a search and without a chosen offer there is nothing to attach', async ({ owner, db }) => {
		const { call, worker } = await team({ owner, db });
		const { consultationId } = await call();
		const attached = worker.caller.consultations.attachSearch({ idempotencyKey: key(), consultationId });
		expect(sentenceAt(await refusal(attached), 'search')).toContain('suchen Sie zuerst');
	});
});

describe('voting', () => {
	test('each from the own device, changeable until the deadline', async ({ owner, db }) => {
		const { call, worker, colleague } = await team({ owner, db });
		const { consultationId } = await call();
		for (const vote of ['no', 'yes'] as const) {
			await worker.caller.consultations.vote({ idempotencyKey: key(), consultationId, vote, comment: `so ${vote}` });
		}
		await colleague.caller.consultations.vote({ idempotencyKey: key(), consultationId, vote: 'abstain' });
		const { votes, mine, participants } = await worker.caller.consultations.get({ consultationId });
		expect(votes).toEqual({ yes: 1, no: 0, abstain: 1, cast: 2, open: 1 });
		expect(mine).toMatchObject({ vote: 'yes', comment: 'so yes' });
		expect(participants.at(-1)).toMatchObject({ accountId: null, name: 'Frau Schule' });
	});

	test('who is not invited is told so; after the deadline nobody votes', async ({ owner, db }) => {
		const { call, worker, help } = await team({ owner, db });
		const { consultationId } = await call();
		const stranger = await officePerson({ owner, db });
		const vote = { consultationId, vote: 'yes' } as const;
		expect(await refusal(stranger.caller.consultations.vote({ idempotencyKey: key(), ...vote }))).toMatchObject({
			code: 'consultation/not-invited'
		});
		const over = await makeConsultation(owner, { case: help, calledBy: worker.account.id, voteUntil: inHours(-0.01) });
		await makeSeat(owner, { officeAgs: '13075', consultationId: over.id, accountId: worker.account.id });
		const late = worker.caller.consultations.vote({ idempotencyKey: key(), ...vote, consultationId: over.id });
		expect(await refusal(late)).toMatchObject({ code: 'consultation/voting-over' });
	});

	test('only open invitations are on the own list', async ({ owner, db }) => {
		const { call, colleague, help, worker } = await team({ owner, db });
		const { consultationId } = await call();
		const closed = await makeConsultation(owner, { case: help, calledBy: worker.account.id });
		await makeSeat(owner, { officeAgs: '13075', consultationId: closed.id, accountId: colleague.account.id });
		await owner
			.update(consultation)
			.set({ closedAt: inHours(0) })
			.where(eq(consultation.id, closed.id));
		const { rows } = await colleague.caller.consultations.mine();
		expect(rows.map((row) => [row.consultationId, row.vote])).toEqual([[consultationId, null]]);
	});
});
