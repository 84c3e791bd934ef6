import { describe, expect } from 'vitest';
import { addDays, monthOf } from '../../src/lib/domain/day';
import { refusal } from './placements-scene';
import { begin, billMonth, image, key, leave, month, recordsScene, today, yesterday } from './records-scene';
import { test } from '../setup/database';

const secret = {
	note: 'Vertrauliches Gespräch',
	place: 'Bei der Großmutter',
	signature: { name: 'Mutter Test', image }
};

describe('who reads records', () => {
	test.for([
		['case-worker', true],
		['team-lead', true],
		['finance', false]
	] as const)('%s of the office sees notes: %s', async ([role, notes], { owner, db }) => {
		const { add, ofOffice, fields } = await recordsScene({ owner, db });
		const { recordId } = await add(secret);
		const caller = ofOffice(role);
		const list = await caller.serviceRecords.list({ stayId: fields.stayId, month });
		expect(list).toMatchObject({ sums: { minutes: 90 }, rows: [{ from: '14:00', minutes: 90, signed: true }] });
		const seen = JSON.stringify([list, await caller.serviceRecords.get({ recordId })]);
		for (const word of ['Vertrauliches', 'Großmutter', 'Mutter Test', 'data:image']) {
			expect([word, seen.includes(word)]).toEqual([word, notes]);
		}
	});

	test.for([
		['provider-worker', true],
		['provider-admin', true],
		['provider-finance', false]
	] as const)('%s of the provider sees notes: %s', async ([role, notes], { owner, db }) => {
		const { add, ofProvider, fields } = await recordsScene({ owner, db });
		await add(secret);
		const list = await ofProvider(role).serviceRecords.list({ stayId: fields.stayId, month });
		expect(list.rows).toHaveLength(1);
		expect(JSON.stringify(list).includes('Vertrauliches')).toBe(notes);
	});

	test('another office, and a worker without the facility, find nothing', async ({ owner, db }) => {
		const { add, ofOffice, ofProvider, fields } = await recordsScene({ owner, db });
		const { recordId } = await add(secret);
		for (const caller of [ofOffice('case-worker', '13071'), ofProvider('provider-worker', [crypto.randomUUID()])]) {
			expect(await refusal(caller.serviceRecords.list({ stayId: fields.stayId, month }))).toMatchObject({
				code: 'not-found'
			});
			expect(await refusal(caller.serviceRecords.get({ recordId }))).toMatchObject({ code: 'not-found' });
			expect(await refusal(caller.serviceRecords.verify({ recordId }))).toMatchObject({ code: 'not-found' });
			expect((await caller.serviceRecords.list({ month })).rows).toEqual([]);
		}
	});
});

describe('stays', () => {
	test('those that run and those that ended lately, in German order', async ({ owner, db }) => {
		const { aStay, house, stay } = await recordsScene({ owner, db });
		const [ended, longGone] = [await aStay('Ämter'), await aStay('Alt')];
		await leave(owner, ended.id, addDays(today, -30));
		await leave(owner, longGone.id, addDays(today, -70));
		const stays = await house.serviceRecords.stays();
		expect(stays.map(({ stayId }) => stayId)).toEqual([ended.id, stay.id]);
		expect(stays[1]).toMatchObject({ firstName: 'Lena', lastName: 'Test', first: begin, last: null });
	});

	test('a sheet counts what is open, complete and in all', async ({ owner, db }) => {
		const { add, aStay, house, stay } = await recordsScene({ owner, db });
		const quiet = await aStay('Zander');
		const complete = (await add({ kind: 'travel', from: '13:00', until: '13:30' })).recordId;
		await add();
		const sheets = await house.serviceRecords.sheets({ month });
		expect(sheets).toMatchObject([
			{ stayId: stay.id, minutes: 120, records: 2, open: 1, complete: [complete] },
			{ stayId: quiet.id, minutes: 0, records: 0, open: 0, complete: [] }
		]);
		expect(await house.serviceRecords.sheets({ month: monthOf(addDays(begin, -62)) })).toEqual([]);
	});
});

describe('appointments', () => {
	const weekly = { weekday: 2, minutes: 90, individuallyDated: true, from: begin };

	test('are agreed per week, changed and removed', async ({ owner, db }) => {
		const { house, fields, ofOffice } = await recordsScene({ owner, db });
		const { stayId } = fields;
		const { appointmentId } = await house.appointments.save({ idempotencyKey: key(), stayId, ...weekly });
		await house.appointments.save({ idempotencyKey: key(), stayId, ...weekly, appointmentId, minutes: 60 });
		expect(await ofOffice('finance').appointments.list({ stayId })).toEqual([
			{ appointmentId, ...weekly, minutes: 60, until: null }
		]);
		await house.appointments.remove({ idempotencyKey: key(), appointmentId });
		expect(await house.appointments.list({ stayId })).toEqual([]);
	});

	test('lie within the stay', async ({ owner, db }) => {
		const { house, fields } = await recordsScene({ owner, db });
		const from = addDays(begin, -1);
		const save = house.appointments.save({ idempotencyKey: key(), stayId: fields.stayId, ...weekly, from });
		expect(await refusal(save)).toMatchObject({ fields: { from: expect.stringContaining('begonnen') as string } });
	});

	test('what a billed month rests on can be ended, not undone', async ({ owner, db }) => {
		const scene = await recordsScene({ owner, db });
		const { stayId } = scene.fields;
		const { appointments } = scene.house;
		const { appointmentId } = await appointments.save({ idempotencyKey: key(), stayId, ...weekly });
		await billMonth({ scene, day: addDays(begin, 3) });
		const change = (changed: object) =>
			appointments.save({ idempotencyKey: key(), stayId, appointmentId, ...weekly, ...changed });
		expect(await refusal(change({ minutes: 30 }))).toMatchObject({ code: 'month/closed' });
		expect(await refusal(change({ until: addDays(begin, 1) }))).toMatchObject({ code: 'month/closed' });
		expect(await refusal(appointments.remove({ idempotencyKey: key(), appointmentId }))).toMatchObject({
			code: 'month/closed'
		});
		expect(await refusal(appointments.save({ idempotencyKey: key(), stayId, ...weekly }))).toMatchObject({
			code: 'month/closed'
		});
		expect(await change({ until: yesterday })).toEqual({ appointmentId });
	});
});
