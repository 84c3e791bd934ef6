import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { addDays, monthOf } from '../../src/lib/domain/day';
import { serviceRecord, serviceRecordNote } from '../../src/lib/server/db/schema/billing';
import { refusal } from './placements-scene';
import { begin, billMonth, image, key, leave, month, now, recordsScene, today, yesterday } from './records-scene';
import { test } from '../setup/database';

const png = { name: 'Mutter Test', image };

describe('serviceRecords.add', () => {
	test('counts the minutes and is complete once it is signed', async ({ owner, db }) => {
		const { add, house, fields } = await recordsScene({ owner, db });
		const open = await add({ note: 'Hausaufgaben', place: 'Zu Hause' });
		expect(open.state).toBe('open');
		const signed = await add({ from: '16:00', until: '17:00', signature: png });
		expect(signed.state).toBe('complete');
		const { rows, sums, total } = await house.serviceRecords.list({ stayId: fields.stayId, month });
		expect(rows).toMatchObject([
			{
				from: '14:00',
				until: '15:30',
				minutes: 90,
				state: 'open',
				note: 'Hausaufgaben',
				place: 'Zu Hause',
				signed: false
			},
			{
				from: '16:00',
				until: '17:00',
				minutes: 60,
				state: 'complete',
				note: null,
				signed: true,
				signedBy: 'Mutter Test'
			}
		]);
		expect([sums, total]).toEqual([{ minutes: 150, byKind: { 'with-person': 150 } }, 2]);
		expect(await house.serviceRecords.get({ recordId: signed.recordId })).toMatchObject({ signature: image });
	});

	test('sent twice it is one record', async ({ owner, db }) => {
		const { add, fields } = await recordsScene({ owner, db });
		const idempotencyKey = key();
		const [one, two] = await Promise.all([add({ idempotencyKey }), add({ idempotencyKey })]);
		expect(two).toEqual(one);
		expect(await owner.select().from(serviceRecord).where(eq(serviceRecord.placementId, fields.stayId))).toHaveLength(
			1
		);
	});

	test('of two people who record the same hour at once, one is heard', async ({ owner, db }) => {
		const { add, fields } = await recordsScene({ owner, db });
		const outcomes = await Promise.allSettled([add(), add(), add({ from: '15:00', until: '16:00' })]);
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await owner.select().from(serviceRecord).where(eq(serviceRecord.placementId, fields.stayId))).toHaveLength(
			1
		);
	});

	test.for([
		['in the future', { day: addDays(today, 1) }, 'day'],
		['before the stay', { day: addDays(begin, -1) }, 'day'],
		['that ends before it begins', { until: '13:00' }, 'until'],
		['with a time that is none', { from: '25:00' }, 'from'],
		['of an unknown kind', { kind: 'holiday' }, 'kind'],
		['without the journey of a no-show', { kind: 'no-show' }, 'minutes'],
		['with a signature that is no picture', { signature: { name: 'A', image: 'data:image/png;base64,AAAA' } }, 'image']
	] as const)('one %s is refused at its field', async ([, change, field], { owner, db }) => {
		const { add, fields } = await recordsScene({ owner, db });
		const refused = (await add(change as object).catch((error: unknown) => error)) as { code: string };
		expect(refused.code).toBe('BAD_REQUEST');
		expect(JSON.stringify(refused)).toContain(field);
		expect(await owner.select().from(serviceRecord).where(eq(serviceRecord.placementId, fields.stayId))).toEqual([]);
	});

	test('after the person has left nothing more is recorded', async ({ owner, db }) => {
		const { add, fields } = await recordsScene({ owner, db });
		await leave(owner, fields.stayId, addDays(today, -3));
		expect(await refusal(add())).toMatchObject({ fields: { day: expect.stringContaining('beendet') as string } });
	});

	test('help by the day has none', async ({ owner, db }) => {
		const { add } = await recordsScene({ owner, db }, { serviceType: 'S34' });
		expect(await refusal(add())).toEqual({
			fields: { stayId: 'Leistungsnachweise gibt es nur für ambulante Hilfen.' }
		});
	});

	test.for([
		['sent', false],
		['objected', false],
		['approved-factually', true],
		['paid', true],
		['draft', false],
		['cancelled', false]
	] as const)('in the month of an invoice that is %s: refused is %s', async ([state, refused], { owner, db }) => {
		const scene = await recordsScene({ owner, db });
		await billMonth({ scene, day: yesterday, state });
		const outcome = await refusal(scene.add());
		if (refused) expect(outcome).toEqual({ code: 'month/closed', details: { month } });
		else expect(outcome).toMatchObject({ answered: { state: 'open' } });
	});

	test('in a month whose invoice was taken back by a credit note it is taken again', async ({ owner, db }) => {
		const scene = await recordsScene({ owner, db });
		const billed = await billMonth({ scene, day: yesterday, state: 'paid' });
		expect(await refusal(scene.add())).toMatchObject({ code: 'month/closed' });
		await billMonth({ scene, day: yesterday, state: 'paid', credits: billed });
		expect(await scene.add()).toMatchObject({ state: 'open' });
	});

	test('an hour of another month goes on', async ({ owner, db }) => {
		const scene = await recordsScene({ owner, db });
		const before = addDays(begin, 5);
		await billMonth({ scene, day: before });
		expect(await scene.add()).toMatchObject({ state: 'open' });
		expect(await refusal(scene.add({ day: before }))).toEqual({
			...{ code: 'month/closed', details: { month: monthOf(before) } }
		});
	});
});

describe('until it is released a record', () => {
	test('can be changed; new times need a new signature, a new note does not', async ({ owner, db }) => {
		const { add, house, fields } = await recordsScene({ owner, db });
		const { recordId } = await add({ signature: png });
		const { stayId: _stay, ...said } = fields;
		const change = (changed: object) =>
			house.serviceRecords.change({ idempotencyKey: key(), recordId, ...said, ...changed });
		expect(await change({ note: 'Später ergänzt' })).toEqual({ recordId, state: 'complete' });
		expect(await change({ until: '16:00' })).toEqual({ recordId, state: 'open' });
		expect(await change({ until: '16:00', unsignedReason: 'Wollte nicht unterschreiben' })).toEqual({
			...{ recordId, state: 'complete' }
		});
		expect(await house.serviceRecords.get({ recordId })).toMatchObject({
			...{ minutes: 120, signature: null, note: null, unsignedReason: 'Wollte nicht unterschreiben' }
		});
	});

	test('can be signed afterwards and removed', async ({ owner, db }) => {
		const { add, house } = await recordsScene({ owner, db });
		const { recordId } = await add({ note: 'A' });
		expect(await house.serviceRecords.sign({ idempotencyKey: key(), recordId, ...png })).toEqual({
			...{ recordId, state: 'complete' }
		});
		await house.serviceRecords.remove({ idempotencyKey: key(), recordId });
		expect(await refusal(house.serviceRecords.get({ recordId }))).toMatchObject({ code: 'not-found' });
		expect(await owner.select().from(serviceRecordNote).where(eq(serviceRecordNote.recordId, recordId))).toEqual([]);
	});

	test('does not move onto another one', async ({ owner, db }) => {
		const { add, house, fields } = await recordsScene({ owner, db });
		await add();
		const { recordId } = await add({ from: '16:00', until: '17:00' });
		const { stayId: _stay, ...said } = fields;
		expect(await refusal(house.serviceRecords.change({ idempotencyKey: key(), recordId, ...said }))).toEqual({
			fields: { from: 'Von 14:00 bis 15:30 Uhr gibt es schon einen Nachweis.' }
		});
	});
});

describe('serviceRecords.release', () => {
	test('freezes: who and when, a seal, and no change by anybody', async ({ owner, db }) => {
		const { add, house, provider, fields } = await recordsScene({ owner, db });
		const { recordId } = await add({ signature: png, note: 'Gespräch' });
		const release = () => house.serviceRecords.release({ idempotencyKey: key(), recordIds: [recordId] });
		expect(await release()).toEqual({ released: 1 });
		const [row] = await owner.select().from(serviceRecord).where(eq(serviceRecord.id, recordId));
		expect(row).toMatchObject({ state: 'released', releasedBy: provider.id, releasedAt: now });
		const { stayId: _stay, ...said } = fields;
		const frozen = { code: 'record/frozen', details: {} };
		const { serviceRecords } = house;
		expect(await refusal(release())).toEqual(frozen);
		expect(await refusal(serviceRecords.change({ idempotencyKey: key(), recordId, ...said }))).toEqual(frozen);
		expect(await refusal(serviceRecords.remove({ idempotencyKey: key(), recordId }))).toEqual(frozen);
		expect(await refusal(serviceRecords.sign({ idempotencyKey: key(), recordId, ...png }))).toEqual(frozen);
		for (const statement of [
			sql`UPDATE service_record SET minutes = 1 WHERE id = ${recordId}`,
			sql`DELETE FROM service_record WHERE id = ${recordId}`,
			sql`UPDATE service_record_note SET note = 'B' WHERE record_id = ${recordId}`,
			sql`DELETE FROM service_record_note WHERE record_id = ${recordId}`
		]) {
			await expect(owner.execute(statement)).rejects.toMatchObject({ cause: { code: 'AP002' } });
		}
	});

	test('the seal is the SHA-256 of what it says it is', async ({ owner, db }) => {
		const { add, house, fields } = await recordsScene({ owner, db });
		const { recordId } = await add({ signature: png, note: 'Übergabe: „gut“', place: 'Café' });
		await house.serviceRecords.release({ idempotencyKey: key(), recordIds: [recordId] });
		const [row] = await owner.select().from(serviceRecord).where(eq(serviceRecord.id, recordId));
		const picture = createHash('sha256')
			.update(row?.signature ?? '')
			.digest('hex');
		const parts = [
			...[recordId, fields.stayId, yesterday, '14:00', '15:30', 'with-person', 90, 1, 'Café', 'Mutter Test'],
			...[picture, row?.signedAt, null, row?.releasedBy, now, row?.createdBy, row?.createdAt, 'Übergabe: „gut“']
		];
		const text = `[${parts.map((part) => JSON.stringify(part)).join(', ')}]`;
		expect(row?.hash).toBe(createHash('sha256').update(text).digest('hex'));
	});

	test('whoever sees no notes can have the seal checked; a forged hour or note breaks it', async ({ owner, db }) => {
		const { add, house, ofOffice } = await recordsScene({ owner, db });
		const recordIds = [
			(await add({ signature: png, note: 'A' })).recordId,
			(await add({ kind: 'on-behalf', from: '10:00', until: '11:00', note: 'B' })).recordId
		];
		await house.serviceRecords.release({ idempotencyKey: key(), recordIds });
		const verify = (recordId = '') => ofOffice('finance').serviceRecords.verify({ recordId });
		expect(await verify(recordIds[0])).toMatchObject({ intact: true, releasedBy: 'Helferin', releasedAt: now });
		await owner.transaction(async (tx) => {
			await tx.execute(sql`SET LOCAL session_replication_role = replica`);
			await tx.execute(sql`UPDATE service_record SET minutes = 95 WHERE id = ${recordIds[0]}`);
			await tx.execute(sql`UPDATE service_record_note SET note = 'C' WHERE record_id = ${recordIds[1]}`);
		});
		expect((await verify(recordIds[0])).intact).toBe(false);
		expect((await verify(recordIds[1])).intact).toBe(false);
	});

	test('one that is open keeps all from being released', async ({ owner, db }) => {
		const { add, house } = await recordsScene({ owner, db });
		const recordIds = [
			(await add({ signature: png })).recordId,
			(await add({ from: '16:00', until: '17:00' })).recordId
		];
		expect(await refusal(house.serviceRecords.release({ idempotencyKey: key(), recordIds }))).toMatchObject({
			...{ code: 'record/incomplete', details: { missing: expect.stringContaining('Unterschrift') as string } }
		});
		const states = await owner
			.select({ state: serviceRecord.state })
			.from(serviceRecord)
			.where(eq(serviceRecord.id, recordIds[0] ?? ''));
		expect(states).toEqual([{ state: 'complete' }]);
	});

	test('not in a month that is billed', async ({ owner, db }) => {
		const scene = await recordsScene({ owner, db });
		const { recordId } = await scene.add({ signature: png });
		await billMonth({ scene, day: yesterday });
		const release = scene.house.serviceRecords.release({ idempotencyKey: key(), recordIds: [recordId] });
		expect(await refusal(release)).toEqual({ code: 'month/closed', details: { month } });
	});
});
