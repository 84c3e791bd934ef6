import { eq, inArray } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { addDays } from '../../src/lib/domain/day';
import { occupancy } from '../../src/lib/server/db/schema/capacity';
import { inboxMessage } from '../../src/lib/server/db/schema/inbox';
import { placement } from '../../src/lib/server/db/schema/placements';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import { test } from '../setup/database';
import { brokenPromises, end, key, providerPerson, refusal, scene, stateOf, type Scene } from './placements-scene';

/** A second house that could be asked as well. */
async function another({ owner, db }: Pick<Scene, 'owner' | 'db'>, offer: Parameters<typeof makeOffer>[1] = {}) {
	const made = await makeOffer(owner, offer);
	return { offer: made, house: await providerPerson({ owner, db }, { providerId: made.providerId }) };
}

const asking = (asked: Scene, offerIds: string[], changed: object = {}) => {
	const { offerId: _one, ...stay } = asked.stay;
	return asked.worker.caller.placements.request({ ...stay, idempotencyKey: key(), offerIds, ...changed });
};

describe('a request', () => {
	test('goes to several providers under a pseudonym and keeps no capacity', async ({ owner, db }) => {
		const first = await scene({ owner, db });
		const second = await another(first);
		const offerIds = [first.offer.id, second.offer.id];
		const sent = await asking(first, offerIds, {
			urgent: true,
			specialisations: ['trauma'],
			note: 'Sehr ruhige Gruppe nötig'
		});
		expect(sent.placements.map(({ offerId, state }) => [offerId, state])).toEqual(
			offerIds.map((id) => [id, 'requested'])
		);
		expect(await owner.select().from(occupancy).where(inArray(occupancy.offerId, offerIds))).toEqual([]);
		const seen = await second.house.caller.placements.get({ placementId: sent.placements[1]?.placementId ?? '' });
		expect(seen).toMatchObject({
			...{
				state: 'requested',
				lastName: null,
				worker: null,
				ageAtBegin: 14,
				urgent: true,
				specialisations: ['trauma']
			},
			...{ sign: 'VG', events: [{ kind: 'requested', by: null, text: 'Sehr ruhige Gruppe nötig' }] }
		});
		const pseudonyms = (await first.worker.caller.placements.list({ caseId: first.case.id })).rows.map(
			(row) => row.pseudonym
		);
		expect(new Set(pseudonyms).size).toBe(2);
		const told = await owner.select().from(inboxMessage).where(inArray(inboxMessage.offerId, offerIds));
		expect(told.map(({ kind }) => kind)).toEqual(['request-received', 'request-received']);
		expect(new Set(told.map(({ providerId }) => providerId))).toEqual(
			new Set([first.offer.providerId, second.offer.providerId])
		);
	});

	test('is answered once, or declined; the worker hears of it', async ({ owner, db }) => {
		const asked = await scene({ owner, db });
		const sent = await asking(asked, [asked.offer.id]);
		const placementId = sent.placements[0]?.placementId ?? '';
		const answer = () =>
			asked.house.caller.placements.answer({ placementId, possible: true, text: 'Ab sofort', idempotencyKey: key() });
		expect(await answer()).toEqual({ placementId, state: 'requested' });
		expect(await refusal(answer())).toEqual({ code: 'placement/wrong-state', details: { state: 'requested' } });
		await asked.house.caller.placements.decline({ placementId, reason: 'staff', idempotencyKey: key() });
		const told = await owner.select().from(inboxMessage).where(eq(inboxMessage.accountId, asked.worker.account.id));
		expect(told.map(({ kind }) => kind)).toEqual(['request-answered', 'declined']);
	});

	test('for the same stay is not sent to a provider a second time', async ({ owner, db }) => {
		const asked = await scene({ owner, db });
		const [first, second] = [await asking(asked, [asked.offer.id]), await asking(asked, [asked.offer.id])];
		expect(second.placements).toEqual(first.placements);
		const told = await owner.select().from(inboxMessage).where(eq(inboxMessage.offerId, asked.offer.id));
		expect(told).toHaveLength(1);
	});

	test.for([
		['an offer that is not there', (own: string) => [own, crypto.randomUUID()], { code: 'not-found' }],
		['an offer for other ages', null, { code: 'offer/not-suitable', details: { reason: 'age' } }]
	] as const)('with %s asks nobody', async ([, offerIds, expected], { owner, db }) => {
		const asked = await scene({ owner, db });
		const grown = await another(asked, { ageFrom: 16 });
		const ids = offerIds === null ? [asked.offer.id, grown.offer.id] : offerIds(asked.offer.id);
		expect(await refusal(asking(asked, ids))).toMatchObject(expected);
		expect(await owner.select().from(placement).where(eq(placement.caseId, asked.case.id))).toEqual([]);
	});

	test('goes on as the reservation of the same stay', async ({ owner, db }) => {
		const asked = await scene({ owner, db });
		const sent = await asking(asked, [asked.offer.id], { note: 'Anfrage' });
		const reserved = await asked.reserve();
		expect(reserved.placementId).toBe(sent.placements[0]?.placementId);
		const [row] = await owner.select().from(placement).where(eq(placement.id, reserved.placementId));
		expect(row).toMatchObject({ state: 'reserved', targetFee: 27300, rate: '150.00' });
		await asked.house.caller.placements.consent({ placementId: reserved.placementId, idempotencyKey: key() });
		const seen = await asked.house.caller.placements.get({ placementId: reserved.placementId });
		expect(seen.lastName).toBe('Test');
	});

	test('for another stay at the same offer is replaced by the reservation', async ({ owner, db }) => {
		const asked = await scene({ owner, db });
		const sent = await asking(asked, [asked.offer.id], { end: addDays(end, 30) });
		const reserved = await asked.reserve();
		const old = sent.placements[0]?.placementId ?? '';
		expect(reserved.placementId).not.toBe(old);
		expect(await stateOf(owner, old)).toBe('withdrawn');
	});
});

describe('booking', () => {
	test('sets everything else for the same need free and tells those providers', async ({ owner, db }) => {
		const asked = await scene({ owner, db });
		const [held, requested, tutor] = [
			await another(asked),
			await another(asked),
			await another(asked, { serviceType: 'A31' })
		];
		const { placementId } = await asked.reserve();
		const other = await asked.reserve({ offerId: held.offer.id });
		const question = (await asking(asked, [requested.offer.id])).placements[0]?.placementId ?? '';
		const beside = await asked.reserve({ offerId: tutor.offer.id, hoursPerWeek: '3' });
		const later = await asked.reserve({ offerId: held.offer.id, begin: addDays(end, 1), end: addDays(end, 90) });
		await asked.house.caller.placements.consent({ placementId, idempotencyKey: key() });
		await asked.worker.caller.placements.book({ placementId, idempotencyKey: key() });
		const ids = [placementId, other.placementId, question, beside.placementId, later.placementId];
		const states = await Promise.all(ids.map((id) => stateOf(owner, id)));
		expect(states).toEqual(['booked', 'withdrawn', 'withdrawn', 'reserved', 'reserved']);
		const told = await owner.select().from(inboxMessage).where(inArray(inboxMessage.placementId, ids));
		const withdrawn = told.filter(({ kind }) => kind === 'withdrawn');
		expect(withdrawn.map(({ providerId, details }) => [providerId, details.reason])).toEqual(
			expect.arrayContaining([
				[held.offer.providerId, 'other-offer'],
				[requested.offer.providerId, 'other-offer']
			])
		);
		expect(withdrawn).toHaveLength(2);
		expect(await brokenPromises(owner, held.offer.id)).toEqual([]);
	});

	test('two places for one person at the same time: one of them is booked', async ({ owner, db }) => {
		const asked = await scene({ owner, db });
		const second = await another(asked);
		const [one, two] = [await asked.reserve(), await asked.reserve({ offerId: second.offer.id })];
		await asked.house.caller.placements.consent({ placementId: one.placementId, idempotencyKey: key() });
		await second.house.caller.placements.consent({ placementId: two.placementId, idempotencyKey: key() });
		const outcomes = await Promise.all(
			[one, two].map(({ placementId }) =>
				refusal(asked.worker.caller.placements.book({ placementId, idempotencyKey: key() }))
			)
		);
		const states = await Promise.all([one, two].map(({ placementId }) => stateOf(owner, placementId)));
		expect([...states].sort((a, b) => String(a).localeCompare(String(b)))).toEqual(['booked', 'withdrawn']);
		expect(outcomes).toContainEqual({ code: 'placement/wrong-state', details: { state: 'withdrawn' } });
	});

	test('crosswise in two offers does not get stuck', async ({ owner, db }) => {
		const first = await scene({ owner, db }, { offer: { places: '20.00' } });
		const second = await another(first, { places: '20.00' });
		const book = async (round: number) => {
			const help = await first.aCase();
			const [a, b] = [first.offer.id, second.offer.id];
			const [chosen, dropped] = round % 2 === 0 ? [a, b] : [b, a];
			const { placementId } = await first.reserve({ caseId: help.id, offerId: chosen });
			await first.reserve({ caseId: help.id, offerId: dropped });
			const house = chosen === a ? first.house : second.house;
			await house.caller.placements.consent({ placementId, idempotencyKey: key() });
			return first.worker.caller.placements.book({ placementId, idempotencyKey: key() });
		};
		const booked = await Promise.all(Array.from({ length: 10 }, (_round, index) => book(index)));
		expect(booked.every(({ state }) => state === 'booked')).toBe(true);
		expect(await brokenPromises(owner, first.offer.id)).toEqual([]);
	});
});
