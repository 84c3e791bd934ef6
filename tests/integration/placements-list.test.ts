import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { client } from '../../src/lib/server/db/schema/cases';
import { placement, placementEvent } from '../../src/lib/server/db/schema/placements';
import { addDays } from '../../src/lib/domain/day';
import { makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { dueLists } from '../../src/routes/(portal)/heute/due';
import { test } from '../setup/database';
import { begin, end, key, refusal, scene, stateOf, today, type Scene } from './placements-scene';

describe('a facility outside the portal', () => {
	const facility = {
		...{ name: 'Haus Elbblick', provider: 'Elbe e. V.', street: 'Deichweg 1', postalCode: '21029' },
		...{ place: 'Hamburg', agreementReference: 'Vereinbarung 2026/14' }
	};
	const outside = ({ worker, case: { id: caseId } }: Scene, changed: object = {}) =>
		worker.caller.placements.bookOutside({
			...{ idempotencyKey: key(), caseId, serviceType: 'S34', facility, rate: '190.50', begin, end },
			...{ daysPerWeek: '7', hoursPerWeek: null, reason: 'Geschwisterkind lebt dort', ...changed }
		});

	test('is booked at once, counts as out of area, and ends like any other', async ({ owner, db }) => {
		const asked = await scene({ owner, db });
		const open = await asked.reserve();
		const { placementId, state } = await outside(asked);
		expect(state).toBe('booked');
		expect(await stateOf(owner, open.placementId)).toBe('withdrawn');
		const seen = await asked.worker.caller.placements.get({ placementId });
		expect(seen).toMatchObject({
			...{ facility: 'Haus Elbblick', provider: 'Elbe e. V.', place: 'Hamburg', outOfArea: true, targetFee: '34671' },
			...{ outOfAreaReason: 'Geschwisterkind lebt dort', lastName: 'Test', state: 'booked' }
		});
		const step = { placementId, day: begin };
		await asked.worker.caller.placements.arrive({ ...step, idempotencyKey: key() });
		await asked.worker.caller.placements.end({ ...step, reason: 'as-planned', idempotencyKey: key() });
		expect(await stateOf(owner, placementId)).toBe('ended');
	});

	test.for([
		['no rate', { rate: '0.00' }],
		['no name', { facility: { ...facility, name: ' ' } }],
		['no reason', { reason: '' }],
		['a postal code of four digits', { facility: { ...facility, postalCode: '2102' } }]
	] as const)('%s is refused at the field', async ([, changed], { owner, db }) => {
		const asked = await scene({ owner, db });
		await expect(outside(asked, changed)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
		expect(await owner.select().from(placement).where(eq(placement.caseId, asked.case.id))).toEqual([]);
	});

	test('at a price for a century is refused, not stored', async ({ owner, db }) => {
		const asked = await scene({ owner, db });
		const dear = { serviceType: 'A31', rate: '99999.99', hoursPerWeek: '168', end: '2199-12-31' };
		expect(await refusal(outside(asked, dear))).toEqual({ fields: { end: 'Der Zeitraum ist zu lang.' } });
	});

	test('not for a person who has a place already', async ({ owner, db }) => {
		const asked = await scene({ owner, db });
		await outside(asked);
		expect(await refusal(outside(asked))).toMatchObject({
			code: 'case/already-placed',
			details: { facility: 'Haus Elbblick' }
		});
	});
});

describe('the list', () => {
	test('finds, sorts by every column, filters and pages in the database', async ({ owner, db }) => {
		const asked = await scene({ owner, db }, { offer: { places: '5.00' } });
		for (const name of ['Zander', 'Ähre', 'Binder']) {
			const help = await asked.aCase();
			await owner.update(client).set({ lastName: name }).where(eq(client.id, help.clientId));
			await asked.reserve({ caseId: help.id });
		}
		const houseList = asked.house.caller.placements.list;
		const { rows } = await houseList({});
		for (const { placementId } of rows) {
			await asked.house.caller.placements.consent({ placementId, idempotencyKey: key() });
		}
		const ofHouse = await houseList({ sort: 'client', state: 'consented' });
		expect(ofHouse.rows.map(({ lastName }) => lastName)).toEqual(['Ähre', 'Binder', 'Zander']);
		const list = asked.worker.caller.placements.list;
		const text = rows[0]?.provider ?? '';
		const page = await list({ text, sort: 'client', page: 1, pageSize: 2 });
		expect([page.total, page.rows.map(({ lastName }) => lastName)]).toEqual([3, ['Ähre', 'Binder']]);
		expect((await list({ text, sort: '-client', pageSize: 1 })).rows[0]?.lastName).toBe('Zander');
		const sorts = ['reservedAt', 'consentedAt', 'bookedAt', 'office', 'worker', 'serviceType', 'provider', 'targetFee'];
		for (const sort of [...sorts, 'state', 'begin', 'end', 'createdAt', 'holdUntil']) {
			expect((await list({ text, sort })).total).toBe(3);
		}
		expect((await list({ text: 'zander' })).total).toBe(1);
		expect((await list({ text, state: ['booked', 'active'] })).total).toBe(0);
	});

	test.for([{ sort: 'password' }, { state: 'lost' }, { page: 0 }, { text: 'a\0b' }])(
		'%o is refused',
		async (input, { owner, db }) => {
			const asked = await scene({ owner, db });
			await expect(asked.worker.caller.placements.list(input as { sort: string })).rejects.toMatchObject({
				code: 'BAD_REQUEST'
			});
		}
	);

	test('every step of a chain is an event in the order in which it happened', async ({ owner, db }) => {
		const asked = await scene({ owner, db });
		const { placementId } = await asked.reserve();
		await asked.house.caller.placements.decline({
			placementId,
			reason: 'period',
			text: 'Erst im März',
			idempotencyKey: key()
		});
		const { events, actions } = await asked.worker.caller.placements.get({ placementId });
		expect(events.map(({ kind, by, reason, text }) => [kind, by, reason, text])).toEqual([
			['reserved', 'Kraft 13075', null, null],
			['declined', 'Haus Leitung', 'period', 'Erst im März']
		]);
		expect(actions.every(({ possible, reason }) => !possible && reason !== null)).toBe(true);
		expect(await owner.select().from(placementEvent).where(eq(placementEvent.placementId, placementId))).toHaveLength(
			2
		);
	});
});

describe('today', () => {
	test('shows who comes, however many live there already, and first who leaves first', async ({ owner, db }) => {
		const { worker, house, offer, aCase } = await scene({ owner, db }, { offer: { places: '5.00' } });
		const made = { offer, createdBy: worker.account.id, beginDay: today, endDay: end };
		const booked = ['reserved', 'consented', 'booked'] as const;
		const comes = await makePlacement(owner, { ...made, case: await aCase(), events: booked });
		const leaves = { ...made, case: await aCase(), endDay: addDays(today, 3) };
		const leaving = await makePlacement(owner, { ...leaves, events: [...booked, 'arrived'] });
		await owner.execute(sql`INSERT INTO placement (office_ags, case_id, client_id, offer_id, facility_id, provider_id,
				service_type, begin_day, end_day, units_per_week, amount, pseudonym, age_at_begin, sex, unaccompanied, created_by,
				created_at)
			SELECT office_ags, case_id, client_id, offer_id, facility_id, provider_id, service_type, begin_day - 30, end_day, 7, 1,
				'Bewohner ' || n, 14, 'f', false, created_by, now()
			FROM placement, generate_series(1, 201) n WHERE id = ${comes.id}`);
		await owner.execute(sql`UPDATE placement SET state = 'active' WHERE pseudonym LIKE 'Bewohner %'`);
		const { list } = house.caller.placements;
		expect((await list(dueLists.arrivals)).rows.map(({ placementId }) => placementId)).toEqual([comes.id]);
		const ends = await list(dueLists.ends);
		expect([ends.total, ends.rows[0]?.placementId]).toEqual([202, leaving.id]);
	});
});

describe('what no program should send', () => {
	const day = { caseId: '', offerId: '', begin, end, daysPerWeek: '7', hoursPerWeek: null, choiceReason: null };
	test.for([
		{ caseId: 17 },
		{ caseId: { __proto__: null, $ne: null } },
		{ offerId: '../../etc' },
		{ begin: '2026-02-30' },
		{ begin: 'NaN' },
		{ end: '9999-12-31' },
		{ daysPerWeek: '8' },
		{ daysPerWeek: '7e3' },
		{ hoursPerWeek: '-1' },
		{ choiceReason: 'cheapest' },
		{ choiceText: 'a\0b' },
		{ choiceText: '\ud800' },
		{ admissionNote: 'x'.repeat(10_000) },
		{ search: { list: 'all' } },
		{ idempotencyKey: '' }
	])('%o is refused as input', async (changed, { owner, db }) => {
		const asked = await scene({ owner, db });
		const command = { ...day, caseId: asked.case.id, offerId: asked.offer.id, idempotencyKey: key(), ...changed };
		await expect(asked.worker.caller.placements.reserve(command as never)).rejects.toMatchObject({
			code: 'BAD_REQUEST'
		});
		expect(await owner.select().from(placement).where(eq(placement.caseId, asked.case.id))).toEqual([]);
	});
});
