import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { addDays, type Day } from '../../src/lib/domain/day';
import { inboxMessage } from '../../src/lib/server/db/schema/inbox';
import { placement, placementEvent } from '../../src/lib/server/db/schema/placements';
import { makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { makeOffer } from '../../src/lib/server/db/seed/factories';
import { test } from '../setup/database';
import {
	begin,
	brokenPromises,
	end,
	key,
	living,
	periodOf,
	providerPerson,
	refusal,
	rowOf,
	scene,
	today,
	type Scene
} from './placements-scene';

const later = addDays(end, 30);

describe('a transfer', () => {
	test('ends here and begins there in one step, by whoever records the arrival', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const { id: before } = await living(here);
		const there = await makeOffer(owner, { places: '1.00' });
		const newHouse = await providerPerson({ owner, db }, { providerId: there.providerId });
		const stay = { ...here.stay, offerId: there.id, begin: today };
		const without = await refusal(here.reserve(stay));
		expect(without).toMatchObject({ code: 'case/already-placed' });
		const { placementId } = await here.reserve({ ...stay, transferFrom: before });
		await newHouse.caller.placements.consent({ placementId, idempotencyKey: key() });
		await here.worker.caller.placements.book({ placementId, idempotencyKey: key() });
		expect((await rowOf(here, before))?.state).toBe('active');
		await newHouse.caller.placements.arrive({ placementId, day: today, idempotencyKey: key() });
		expect(await rowOf(here, before)).toMatchObject({ state: 'transferred', leftOn: today });
		expect(await rowOf(here, placementId)).toMatchObject({ state: 'active', arrivedOn: today });
		expect(await periodOf(here, before)).toBe(`[${begin},${addDays(today, 1)})`);
		const told = await owner.select().from(inboxMessage).where(eq(inboxMessage.placementId, before));
		expect(told.map(({ kind }) => kind)).toEqual(['transferred']);
		// The old house still knows whom it cared for.
		const seen = await here.house.caller.placements.get({ placementId: before });
		expect(seen.lastName).toBe('Test');
		expect(await brokenPromises(owner, here.offer.id)).toEqual([]);
	});

	/** A place elsewhere that is booked as the next one; the person still lives in the first. */
	async function onTheWay(here: Scene, before: string, days: Partial<{ begin: Day; end: Day }> = {}) {
		const there = await makeOffer(here.owner, { places: '1.00' });
		const newHouse = await providerPerson(here, { providerId: there.providerId });
		const { placementId } = await here.reserve({
			...{ ...here.stay, offerId: there.id, begin: today, ...days, transferFrom: before }
		});
		await newHouse.caller.placements.consent({ placementId, idempotencyKey: key() });
		await here.worker.caller.placements.book({ placementId, idempotencyKey: key() });
		return { placementId, newHouse };
	}

	const extend = (here: Scene, placementId: string, day: Day) =>
		here.worker.caller.placements.extend({ placementId, day, text: null, idempotencyKey: key() });

	test('that is booked can be planned longer while the stay before it still runs', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const { id: before } = await living(here);
		const { placementId } = await onTheWay(here, before, { end: addDays(today, 90) });
		expect(await extend(here, placementId, addDays(today, 120))).toEqual({ placementId, state: 'booked' });
		expect((await rowOf(here, placementId))?.endDay).toBe(addDays(today, 120));
	});

	test('that is late: the stay before it is planned longer, and no day is without a place', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const { id: before } = await living(here);
		await here.worker.caller.placements.shorten({
			...{ placementId: before, day: today, reason: 'moving', text: null, idempotencyKey: key() }
		});
		const { placementId } = await onTheWay(here, before, { begin: addDays(today, 1) });
		const bridged = addDays(today, 10);
		expect(await extend(here, before, bridged)).toEqual({ placementId: before, state: 'active' });
		expect(await periodOf(here, before)).toBe(`[${begin},${addDays(bridged, 1)})`);
		expect((await rowOf(here, placementId))?.state).toBe('booked');
	});

	test('does not lie before the arrival in the stay before it', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const { id: before } = await living(here);
		const { placementId, newHouse } = await onTheWay(here, before, { begin: addDays(begin, 1) });
		const early = newHouse.caller.placements.arrive({ placementId, day: addDays(begin, -1), idempotencyKey: key() });
		expect(await refusal(early)).toMatchObject({ code: 'placement/before-arrival' });
		expect((await rowOf(here, before))?.state).toBe('active');
	});

	test('is shown as possible only until the next place is booked', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const { id: before } = await living(here);
		const transferOf = async () => {
			const { actions } = await here.worker.caller.placements.get({ placementId: before });
			return actions.find(({ action }) => action === 'transfer');
		};
		expect(await transferOf()).toMatchObject({ possible: true });
		const { placementId, newHouse } = await onTheWay(here, before);
		expect(await transferOf()).toMatchObject({ reason: 'Der nächste Platz ist bereits gebucht.' });
		const follows = async ({ caller }: Pick<Scene['worker'], 'caller'>) =>
			(await caller.placements.get({ placementId })).transferFrom;
		expect(await follows(here.worker)).toMatchObject({ placementId: before });
		// Where the person lived before is nothing the next house has to know.
		expect(await follows(newHouse)).toBeNull();
	});

	test('leads to a facility outside the portal as well', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const { id: before } = await living(here);
		const { caseId, daysPerWeek } = here.stay;
		const facility = {
			...{ name: 'Haus am Deich', provider: 'Deich gGmbH', street: 'Am Deich 1', postalCode: '25813', place: 'Husum' },
			agreementReference: 'LEV 7/2026'
		};
		const command = {
			...{ caseId, daysPerWeek, begin: today, end, serviceType: 'S34' as const, facility, rate: '180.00' },
			reason: 'Nähe zur Mutter'
		};
		const book = (transferFrom: string | null) =>
			here.worker.caller.placements.bookOutside({ ...command, transferFrom, idempotencyKey: key() });
		expect(await refusal(book(null))).toMatchObject({ code: 'case/already-placed' });
		const { placementId } = await book(before);
		await here.worker.caller.placements.arrive({ placementId, day: today, idempotencyKey: key() });
		expect(await rowOf(here, before)).toMatchObject({ state: 'transferred', leftOn: today });
		expect(await rowOf(here, placementId)).toMatchObject({ state: 'active' });
	});

	test('follows only a stay that is lived in, of the same case', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		const { id } = await living(here);
		const there = await makeOffer(owner, { places: '1.00' });
		const other = await here.aCase();
		const answer = await refusal(here.reserve({ ...here.stay, offerId: there.id, caseId: other.id, transferFrom: id }));
		expect(answer).toEqual({ fields: { transferFrom: 'Wechseln kann nur, wer gerade aufgenommen ist.' } });
		const events = await owner.select().from(placementEvent).where(eq(placementEvent.placementId, id));
		expect(events.map(({ kind }) => kind)).toEqual(['reserved', 'consented', 'booked', 'arrived']);
	});
});

describe('one place at a time', () => {
	/** Booked for later, at another house, without being a transfer. */
	async function afterwards(here: Scene, from: Day) {
		const there = await makeOffer(here.owner, { places: '1.00' });
		const next = await makePlacement(here.owner, {
			...{ case: here.case, offer: there, createdBy: here.worker.account.id, beginDay: from, endDay: later },
			events: ['reserved', 'consented', 'booked']
		});
		return { next, house: await providerPerson(here, { providerId: there.providerId }) };
	}

	test.for([
		['early', addDays(today, 10), addDays(today, 9)],
		['while the end is overdue', addDays(today, -1), addDays(today, -2)]
	] as const)('who comes %s has not left the place before', async ([, from, until], { owner, db }) => {
		const here = await scene({ owner, db });
		const { id } = await living(here);
		await owner.update(placement).set({ endDay: until }).where(eq(placement.id, id));
		const { next, house } = await afterwards(here, from);
		const arrive = () => house.caller.placements.arrive({ placementId: next.id, day: today, idempotencyKey: key() });
		expect(await refusal(arrive())).toMatchObject({ code: 'placement/still-elsewhere' });
		for (const { caller } of [house, here.worker]) {
			const { actions } = await caller.placements.get({ placementId: next.id });
			expect(actions.find(({ action }) => action === 'arrive')).toMatchObject({ possible: false, next: true });
		}
		const day = until < today ? until : today;
		const leaving = { placementId: id, day, reason: 'as-planned' as const, idempotencyKey: key() };
		await here.worker.caller.placements.end(leaving);
		expect(await arrive()).toMatchObject({ state: 'active' });
		expect((await rowOf(here, id))?.state).toBe('ended');
	});

	test('a tutor besides the home is no second place', async ({ owner, db }) => {
		const here = await scene({ owner, db });
		await living(here);
		const tutor = await makeOffer(owner, { serviceType: 'A30', places: '20.00' });
		const besides = await makePlacement(owner, {
			...{ case: here.case, offer: tutor, createdBy: here.worker.account.id, beginDay: begin, endDay: end },
			...{ unitsPerWeek: '5.00', amount: '5.00', events: ['reserved', 'consented', 'booked'] }
		});
		await here.worker.caller.placements.arrive({ placementId: besides.id, day: today, idempotencyKey: key() });
		expect((await rowOf(here, besides.id))?.state).toBe('active');
	});
});
