import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { addDays } from '../../src/lib/domain/day';
import { refusal } from './placements-scene';
import { image, key, month, recordsScene, today, yesterday } from './records-scene';
import { test } from '../setup/database';

const png = { name: 'Mutter Test', image };

describe('what is paid of a service', () => {
	test('a no-show says when it was called off, in German time', async ({ owner, db }) => {
		const { add, house, fields } = await recordsScene({ owner, db });
		const calledOff = { cancelledOn: addDays(yesterday, -1), cancelledTime: '20:15' };
		await add({ kind: 'no-show', ...calledOff });
		const { rows } = await house.serviceRecords.list({ stayId: fields.stayId, month });
		expect(rows).toMatchObject([{ kind: 'no-show', minutes: 0, ...calledOff }]);
		const later = { cancelledOn: yesterday, cancelledTime: '14:00' };
		expect(await refusal(add({ kind: 'no-show', from: '16:00', until: '17:00', minutes: 9, ...later }))).toMatchObject({
			answered: { state: 'complete' }
		});
		const never = { cancelledOn: yesterday, cancelledTime: '19:00' };
		expect(await refusal(add({ kind: 'no-show', from: '18:00', until: '18:30', minutes: 9, ...never }))).toEqual({
			fields: { cancelledOn: 'Eine Absage liegt vor dem Beginn des Termins.' }
		});
	});

	test('catching up is paid when the office consents, and the seal holds', async ({ owner, db }) => {
		const { add, house, ofOffice, ofProvider, fields } = await recordsScene({ owner, db });
		const { recordId } = await add({ catchUp: true, signature: png });
		await house.serviceRecords.release({ idempotencyKey: key(), recordIds: [recordId] });
		const clerk = ofOffice('finance');
		const paid = async () => {
			const { days } = await clerk.billing.preview({ stayId: fields.stayId, month });
			return days.map(({ rule, kind, decidedOn }) => [rule, kind, decidedOn]);
		};
		expect(await paid()).toEqual([['catch-up', 'undecided', undefined]]);
		const consent = (caller: typeof clerk, consented: boolean) =>
			caller.serviceRecords.consent({ idempotencyKey: key(), recordId, consented });
		expect(await refusal(consent(ofProvider('provider-admin'), true))).toMatchObject({ code: 'not-allowed' });
		await consent(clerk, true);
		expect(await paid()).toEqual([['service', 'present', today]]);
		expect((await clerk.serviceRecords.verify({ recordId })).intact).toBe(true);
		await expect(
			owner.execute(sql`UPDATE service_record SET catch_up = false WHERE id = ${recordId}`)
		).rejects.toMatchObject({ cause: { code: 'AP002' } });
		await consent(clerk, false);
		expect(await paid()).toEqual([['catch-up', 'undecided', undefined]]);
		const other = await add({ from: '16:00', until: '17:00' });
		const refused = clerk.serviceRecords.consent({ idempotencyKey: key(), recordId: other.recordId, consented: true });
		expect(await refusal(refused)).toMatchObject({ fields: { recordId: expect.any(String) as string } });
	});

	test('by the hour no place is kept: the office decides between the rate and nothing', async ({ owner, db }) => {
		const { house, ofOffice, fields } = await recordsScene({ owner, db });
		const { absenceId } = await house.absences.record({
			...{ idempotencyKey: key(), stayId: fields.stayId, from: yesterday, to: today, reason: 'other' }
		});
		const decide = (decision: 'place-keeping-fee' | 'rate') =>
			ofOffice('finance').absences.decide({ idempotencyKey: key(), absenceId, decision });
		expect(await refusal(decide('place-keeping-fee'))).toEqual({
			fields: { decision: 'Bei Fachleistungsstunden gibt es kein Platzfreihaltgeld.' }
		});
		expect(await decide('rate')).toEqual({ absenceId, decision: 'rate' });
	});
});
