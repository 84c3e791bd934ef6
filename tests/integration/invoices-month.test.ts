import { eq, inArray, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Day, Month } from '../../src/lib/domain/day';
import { asViewer } from '../../src/lib/server/db/scope';
import { absence } from '../../src/lib/server/db/schema/placements';
import { invoice, invoiceLine, monthRun } from '../../src/lib/server/db/schema/invoices';
import { test } from '../setup/database';
import { billingScene, LEITWEG_ID, makeOfficeAccount, month, type Connections } from './invoices-scene';
import { key, refusal } from './placements-scene';

const NEIGHBOUR = '13071';

/** Five stays of two offices. */
async function month5(connections: Connections) {
	const scene = await billingScene(connections);
	await makeOfficeAccount(connections.owner, NEIGHBOUR, LEITWEG_ID);
	for (const officeAgs of [undefined, undefined, undefined, NEIGHBOUR, NEIGHBOUR]) {
		await scene.stay(officeAgs ? { officeAgs } : {});
	}
	return scene;
}

/** Everything that a month has brought about, without ids that are drawn anew. */
async function written({ owner, provider }: Awaited<ReturnType<typeof month5>>) {
	const drafts = await owner
		.select()
		.from(invoice)
		.where(eq(invoice.providerId, provider.id))
		.orderBy(invoice.officeAgs);
	const lines = await owner
		.select()
		.from(invoiceLine)
		.where(
			inArray(
				invoiceLine.invoiceId,
				drafts.map(({ id }) => id)
			)
		);
	const told = lines
		.map(({ id: _id, ...line }) => line)
		.toSorted((a, b) => (a.placementId ?? '').localeCompare(b.placementId ?? ''));
	return { drafts: drafts.map(({ id, total, state, officeAgs }) => ({ id, total, state, officeAgs })), lines: told };
}

describe('billing.closeMonth', () => {
	test('one draft per office with the sum of its lines', async ({ owner, db }) => {
		const scene = await month5({ owner, db });
		const { invoices, ...run } = await scene.close();
		expect(run).toMatchObject({ total: 5, done: 5, state: 'done' });
		const byOffice = invoices.toSorted((a, b) => a.officeAgs.localeCompare(b.officeAgs));
		expect(byOffice.map(({ officeAgs, total, lines }) => [officeAgs, total, lines])).toEqual([
			[NEIGHBOUR, '7440.00', 2],
			['13075', '11160.00', 3]
		]);
	});

	test('an office whose stays all wait for a decision has a draft that says so, and cannot be sent', async ({
		owner,
		db
	}) => {
		const scene = await billingScene({ owner, db });
		const { id: placementId, officeAgs, providerId } = await scene.stay();
		await owner.insert(absence).values({
			...{ placementId, officeAgs, providerId, reason: 'social-facility' },
			...{ fromDay: '2026-09-15' as Day, untilDay: '2026-11-10' as Day }
		});
		const { invoices } = await scene.close();
		expect(invoices).toMatchObject([{ total: '0.00', lines: 0, warnings: [{ placementId, code: 'undecided' }] }]);
		const invoiceId = invoices[0]?.invoiceId ?? '';
		const send = scene.claimer.caller.billing.send({ idempotencyKey: key(), invoiceId });
		expect(await refusal(send)).toEqual({
			...{
				code: 'invoice/incomplete',
				details: { missing: 'mindestens eine Position im Entwurf an Landkreis Vorpommern-Greifswald' }
			}
		});
		await owner.delete(absence).where(eq(absence.placementId, placementId));
		expect((await scene.close()).invoices).toMatchObject([{ invoiceId, total: '3720.00', lines: 1 }]);
	});

	test('done again it is the same, with the same addresses', async ({ owner, db }) => {
		const scene = await month5({ owner, db });
		await scene.close();
		const first = await written(scene);
		await scene.close();
		expect(await written(scene)).toEqual(first);
	});

	test('killed in the middle and started again, it gives what an undisturbed run gives', async ({ owner, db }) => {
		const scene = await month5({ owner, db });
		await scene.close();
		const undisturbed = await written(scene);
		// As a killed process leaves it: the run is marked as running, one draft lacks lines, another one was never begun.
		const [kept] = undisturbed.drafts;
		await owner.delete(invoice).where(eq(invoice.officeAgs, '13075'));
		await owner.execute(sql`DELETE FROM invoice_line WHERE invoice_id = ${kept?.id} AND position > 1`);
		await owner.update(monthRun).set({ state: 'running', done: 1 }).where(eq(monthRun.providerId, scene.provider.id));
		const half = scene.claimer.caller.billing.send({ idempotencyKey: key(), invoiceId: kept?.id ?? '' });
		expect(await refusal(half)).toMatchObject({ code: 'month/running' });
		expect(await scene.close()).toMatchObject({ state: 'done', done: 5 });
		const again = await written(scene);
		const withoutIds = ({ drafts, lines }: typeof again) => ({
			drafts: drafts.map(({ id: _id, ...draft }) => draft),
			lines: lines.map(({ invoiceId: _invoice, ...line }) => line)
		});
		expect(withoutIds(again)).toEqual(withoutIds(undisturbed));
	});

	test('two at once: one works, the other is told so or has the same', async ({ owner, db }) => {
		const scene = await month5({ owner, db });
		const ended = await Promise.allSettled([scene.close(), scene.close(), scene.close()]);
		const refused = ended.filter(({ status }) => status === 'rejected');
		expect(refused.length).toBeLessThan(3);
		for (const { reason } of refused as PromiseRejectedResult[])
			expect(reason).toMatchObject({ message: 'month/running' });
		expect((await written(scene)).lines).toHaveLength(5);
	});

	test('while another process holds the month nobody else closes it', async ({ owner, db }) => {
		const scene = await month5({ owner, db });
		await asViewer(db, scene.claimer.viewer, async (tx) => {
			await tx.execute(
				sql`SELECT pg_advisory_xact_lock(hashtextextended(${`month ${scene.provider.id} ${month}`}, 0))`
			);
			expect(await refusal(scene.close())).toMatchObject({ code: 'month/running' });
		});
		expect(await scene.close()).toMatchObject({ state: 'done' });
	});

	test('cancelled, its drafts are gone', async ({ owner, db }) => {
		const scene = await month5({ owner, db });
		await scene.close();
		await owner.update(monthRun).set({ state: 'running' }).where(eq(monthRun.providerId, scene.provider.id));
		const { cancelRun, monthRun: asked } = scene.claimer.caller.billing;
		expect(await cancelRun({ idempotencyKey: key(), month })).toMatchObject({ state: 'cancelled', invoices: [] });
		expect(await asked({ month })).toMatchObject({ state: 'cancelled' });
		expect((await written(scene)).drafts).toEqual([]);
		expect(await refusal(cancelRun({ idempotencyKey: key(), month }))).toMatchObject({ code: 'not-found' });
	});

	test.for(['2026-11', '2026-12'])('%s is not over yet', async (unfinished, { owner, db }) => {
		const scene = await billingScene({ owner, db });
		const refused = await refusal(scene.close({ month: unfinished as Month }));
		expect(refused).toEqual({ fields: { month: 'Dieser Monat ist noch nicht zu Ende.' } });
	});

	test('what is billed is not proposed again, what came late is', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		await scene.stay();
		await scene.sendAll();
		expect(await scene.close()).toMatchObject({ total: 0, invoices: [] });
		await scene.stay({ beginDay: '2026-10-20' });
		expect(await scene.close()).toMatchObject({ total: 1, invoices: [{ total: '1440.00' }] });
	});

	test('kept places that nobody has declared are a warning before they are an objection', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		const { id: placementId, officeAgs, providerId } = await scene.stay();
		await scene.stay();
		await owner.insert(absence).values({
			...{ placementId, officeAgs, providerId, reason: 'hospital' },
			...{ fromDay: '2026-10-05' as Day, untilDay: '2026-10-07' as Day }
		});
		const warned = async (placeKept: boolean) =>
			(await scene.close({ placeKept })).invoices.flatMap(({ warnings }) => warnings.map(({ code }) => code));
		expect(await warned(false)).toEqual(['place-not-declared']);
		expect(await warned(true)).toEqual([]);
		// A leave that begins on the last day: its first day is paid in full, and no place is claimed as kept.
		await owner
			.update(absence)
			.set({ reason: 'leave', fromDay: '2026-10-31' as Day, untilDay: '2026-11-10' as Day })
			.where(eq(absence.placementId, placementId));
		expect(await warned(false)).toEqual([]);
	});

	test('days beyond the cost commitment are a warning before they are an objection', async ({ owner, db }) => {
		const scene = await billingScene({ owner, db });
		await scene.stay({ endDay: '2026-10-20' });
		const { invoices } = await scene.close();
		expect(invoices[0]?.warnings).toMatchObject([{ code: 'outside-commitment' }]);
		expect(invoices[0]?.warnings[0]?.text).toContain('20.10.2026');
	});
});
