import { setTimeout as delay } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { addDays, lastOfMonth, monthOf, type Month } from '../../src/lib/domain/day';
import { openDatabase } from '../../src/lib/server/db/client';
import { rowsOf } from '../../src/lib/server/db/rows';
import { invoice, invoiceNumber, monthRun } from '../../src/lib/server/db/schema/invoices';
import { callerFor } from '../setup/caller';
import { cutWire } from '../setup/cut-wire';
import { test } from '../setup/database';
import { billingScene, LEITWEG_ID, makeOfficeAccount, month, now } from './invoices-scene';
import { key, refusal } from './placements-scene';

type Scene = Awaited<ReturnType<typeof billingScene>>;
type Wire = Awaited<ReturnType<typeof cutWire>>;
type Caller = ReturnType<typeof callerFor>;

/** A command of the claimer in a process of its own that is killed; false when it had ended by then. */
async function killed({ claimer }: Scene, wire: Wire, command: (caller: Caller) => Promise<unknown>) {
	const { db, close } = openDatabase(wire.url, { max: 4 });
	const outcome = await refusal(command(callerFor({ db, viewer: claimer.viewer, now })));
	const isKilled = wire.isCut();
	await wire.stop();
	await close();
	if (!isKilled) expect(outcome).toHaveProperty('answered');
	return isKilled;
}

/** Killed when the first of its messages has arrived, the second, and so on, until it ends undisturbed. */
async function killedAtEachMoment(appUrl: string, attempt: (wire: Wire) => Promise<boolean>) {
	for (let messages = 1; ; messages += 1) {
		if (!(await attempt(await cutWire(appUrl, { messages })))) return messages;
	}
}

/** The database notices within a moment that nobody is there any more; until then the lock of the month is held. */
async function again<T>(command: () => Promise<T>): Promise<T> {
	for (;;) {
		const outcome = await refusal(command());
		if (outcome !== null && typeof outcome === 'object' && 'answered' in outcome) return outcome.answered as T;
		expect(outcome).toMatchObject({ code: expect.stringMatching(/^(month\/running|command\/conflict)$/) as string });
		await delay(10);
	}
}

/** Everything that closing the month has brought about, without ids that are drawn anew and moments of the clock. */
const written = ({ owner, provider }: Scene) =>
	rowsOf(
		owner,
		sql`SELECT to_jsonb(i) - 'id' AS draft, (SELECT jsonb_agg(to_jsonb(l) - 'id' - 'invoice_id' ORDER BY l.position)
				FROM invoice_line l WHERE l.invoice_id = i.id) AS lines,
			(SELECT to_jsonb(r) - 'id' - 'alive_at' FROM month_run r WHERE r.provider_id = i.provider_id) AS run
			FROM invoice i WHERE i.provider_id = ${provider.id} ORDER BY i.office_ags`
	);

test(
	'closing a month, killed at any moment and started again, gives what an undisturbed run gives',
	{
		timeout: 120_000
	},
	async ({ owner, db, appUrl }) => {
		const scene = await billingScene({ owner, db });
		await makeOfficeAccount(owner, '13071', LEITWEG_ID);
		for (const officeAgs of ['13075', '13071', '13075']) await scene.stay({ officeAgs });
		await scene.close();
		const undisturbed = await written(scene);
		expect(undisturbed).toHaveLength(2);
		const moments = await killedAtEachMoment(appUrl, async (wire) => {
			await owner.delete(invoice).where(eq(invoice.providerId, scene.provider.id));
			await owner.delete(monthRun).where(eq(monthRun.providerId, scene.provider.id));
			const isKilled = await killed(scene, wire, ({ billing }) => billing.closeMonth({ month, placeKept: true }));
			await again(() => scene.close());
			expect(await written(scene)).toEqual(undisturbed);
			return isKilled;
		});
		expect(moments).toBeGreaterThan(20);
	}
);

test(
	'sending, killed at any moment and started again, gives each invoice one number and leaves no gap',
	{
		timeout: 120_000
	},
	async ({ owner, db, appUrl }) => {
		const scene = await billingScene({ owner, db });
		await scene.stay({ beginDay: '2020-01-01' });
		let next = '2020-01' as Month;
		const numbers: (string | null | undefined)[] = [];
		const moments = await killedAtEachMoment(appUrl, async (wire) => {
			const [draft] = (await scene.close({ month: next })).invoices;
			next = monthOf(addDays(lastOfMonth(next), 1));
			const send = { idempotencyKey: key(), invoiceId: draft?.invoiceId };
			const isKilled = await killed(scene, wire, ({ billing }) => billing.send(send));
			const { sent } = await again(() => scene.claimer.caller.billing.send(send));
			const [row] = await owner
				.select()
				.from(invoice)
				.where(eq(invoice.id, draft?.invoiceId ?? ''));
			expect(row).toMatchObject({ state: 'sent', number: sent[0]?.number });
			numbers.push(row?.number);
			return isKilled;
		});
		expect(moments).toBeGreaterThan(20);
		const counted = numbers.map((_number, index) => `2026-${String(index + 1).padStart(5, '0')}`);
		expect(numbers).toEqual(counted);
		const [counter] = await owner.select().from(invoiceNumber).where(eq(invoiceNumber.providerId, scene.provider.id));
		expect(counter?.last).toBe(counted.length);
	}
);
