import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Day, Month } from '../../src/lib/domain/day';
import { officeAccount, providerAccount, serviceRecord } from '../../src/lib/server/db/schema/billing';
import { provider } from '../../src/lib/server/db/schema/directory';
import { test } from '../setup/database';
import { billingScene, LEITWEG_ID, linesOf, makeOfficeAccount } from './invoices-scene';
import { key, refusal } from './placements-scene';

describe('billing.send', () => {
	test('numbers have no gap, however many send at once', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const months = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10'] as Month[];
		await scene.stay({ beginDay: '2026-05-01' });
		const drafts: Awaited<ReturnType<typeof scene.close>>['invoices'] = [];
		for (const one of months) drafts.push(...(await scene.close({ month: one })).invoices);
		const send = ({ invoiceId }: (typeof drafts)[number]) =>
			scene.claimer.caller.billing.send({ idempotencyKey: key(), invoiceId });
		const answers = await Promise.all(drafts.map(send));
		const numbers = answers.flatMap(({ sent }) => sent.map(({ number }) => number)).toSorted();
		expect(numbers).toEqual(['2026-00001', '2026-00002', '2026-00003', '2026-00004', '2026-00005']);
		// One that fails takes no number with it.
		const again = drafts[0] && send(drafts[0]);
		expect(await refusal(again ?? Promise.resolve())).toMatchObject({ code: 'invoice/wrong-state' });
		await scene.stay({ beginDay: '2026-10-30' });
		const [late] = (await scene.close()).invoices;
		expect(
			(await scene.claimer.caller.billing.send({ idempotencyKey: key(), invoiceId: late?.invoiceId })).sent[0]?.number
		).toBe('2026-00006');
	});

	test('says what is missing before anything is sent', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		await scene.stay();
		const { invoices } = await scene.close();
		const send = () =>
			scene.claimer.caller.billing.send({
				idempotencyKey: key(),
				invoiceIds: invoices.map(({ invoiceId }) => invoiceId)
			});
		await owner.delete(officeAccount).where(eq(officeAccount.officeAgs, '13075'));
		expect(await refusal(send())).toMatchObject({
			code: 'invoice/incomplete',
			details: { missing: expect.stringContaining('Vorpommern-Greifswald') as string }
		});
		await makeOfficeAccount(owner, '13075', LEITWEG_ID);
		const reachable = eq(provider.id, scene.provider.id);
		await owner.update(provider).set({ phone: null, email: 'haus' }).where(reachable);
		expect(await refusal(send())).toMatchObject({
			...{
				code: 'invoice/incomplete',
				details: { missing: 'Telefon, E-Mail (Angaben zum Träger)', where: 'provider' }
			}
		});
		await owner.update(provider).set({ phone: '03834 1234', email: 'haus@haus.example' }).where(reachable);
		await owner.delete(providerAccount).where(eq(providerAccount.providerId, scene.provider.id));
		expect(await refusal(send())).toMatchObject({
			code: 'invoice/incomplete',
			details: { missing: expect.stringContaining('Steuernummer') as string }
		});
		expect((await linesOf(owner, invoices[0]?.invoiceId ?? '')).length).toBe(1);
	});

	test('records that stand behind it are billed with it', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { id, officeAgs, providerId } = await scene.stay();
		const record = (day: string, state: 'open' | 'released') => ({
			...{
				placementId: id,
				officeAgs,
				providerId: providerId ?? '',
				day: day as Day,
				fromTime: '10:00',
				untilTime: '11:00'
			},
			...{
				kind: 'with-person' as const,
				minutes: 60,
				state,
				createdBy: scene.claimer.account.id,
				createdAt: '2026-10-05T10:00:00Z'
			}
		});
		await owner
			.insert(serviceRecord)
			.values([record('2026-10-05', 'released'), record('2026-10-06', 'open'), record('2026-09-30', 'released')]);
		await scene.sendAll();
		const states = await owner
			.select()
			.from(serviceRecord)
			.where(eq(serviceRecord.placementId, id))
			.orderBy(serviceRecord.day);
		expect(states.map(({ state }) => state)).toEqual(['released', 'billed', 'open']);
	});
});
