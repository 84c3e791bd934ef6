import { eq, sql } from 'drizzle-orm';
import { describe, expect, vi } from 'vitest';
import type { Day } from '../../src/lib/domain/day';
import { currentMoment } from '../../src/lib/server/clock';
import { openDatabase } from '../../src/lib/server/db/client';
import { session } from '../../src/lib/server/db/schema/access';
import { vacancyReport } from '../../src/lib/server/db/schema/capacity';
import { inboxMessage } from '../../src/lib/server/db/schema/inbox';
import { liveEvent } from '../../src/lib/server/db/schema/live';
import { makeAccount, makeOffer } from '../../src/lib/server/db/seed/factories';
import { jobsOf, type Job } from '../../src/lib/server/jobs/jobs';
import { runOnce, startJobs } from '../../src/lib/server/jobs/loop';
import { log } from '../../src/lib/server/log';
import { contextOf } from '../setup/caller';
import { test } from '../setup/database';
import { letExpire, scene, stateOf } from './placements-scene';

const job = (name: string): Job => {
	const { settings } = contextOf({ db: undefined as never });
	const found = jobsOf(settings).find((one) => one.name === name);
	if (!found) throw new Error(`no job is called ${name}`);
	return found;
};

const until = (condition: () => Promise<boolean>) => vi.waitUntil(condition, { timeout: 10_000, interval: 50 });

describe('jobs', () => {
	test('close holds past their deadline by themselves, on the role of the app', async ({ owner, db }) => {
		const { reserve } = await scene({ owner, db });
		const { placementId } = await reserve();
		await letExpire(owner, placementId);
		const { settings } = contextOf({ db });
		const running = startJobs({ db, settings });
		await until(async () => (await stateOf(owner, placementId)) === 'expired');
		await running.stop();
		expect(await stateOf(owner, placementId)).toBe('expired');
	});

	test('of two processes only one is at a job', async ({ db, appUrl }) => {
		const other = openDatabase(appUrl);
		let release: () => void = () => undefined;
		const finished = new Promise<void>((resolve) => (release = resolve));
		const slow: Job = { name: 'slow', everyMs: 1, run: () => finished };
		const first = runOnce(db, slow);
		await until(async () => {
			const { rows } = await other.db.execute(sql`SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted`);
			return rows.length > 0;
		});
		expect(await runOnce(other.db, slow)).toBe(false);
		release();
		expect(await first).toBe(true);
		expect(await runOnce(other.db, slow)).toBe(true);
		await other.close();
	});

	test('go on after one failed, which is logged without a statement', async ({ db }) => {
		const complaints: object[] = [];
		const spy = vi.spyOn(log, 'error').mockImplementation((entry) => complaints.push(entry) > 0);
		let runs = 0;
		const { settings } = contextOf({ db });
		const failing: Job = {
			name: 'failing',
			everyMs: 5,
			run: (tx) => {
				runs += 1;
				return tx.execute(sql`SELECT 1 / 0`);
			}
		};
		const running = startJobs({ db, settings }, [failing]);
		await vi.waitUntil(() => runs >= 3, { timeout: 10_000 });
		await running.stop();
		spy.mockRestore();
		expect(complaints[0]).toEqual({ place: 'jobs', job: 'failing', sqlState: '22012' });
	});

	test('remind a provider once of a report that has grown old, and again of the next', async ({ owner, db }) => {
		const offer = await makeOffer(owner, { reportedAt: '2026-01-01T08:00:00.000Z' });
		const fresh = await makeOffer(owner);
		const closed = await makeOffer(owner, {
			reportedAt: '2026-01-01T08:00:00.000Z',
			facility: { closedFrom: '2026-02-01' as Day }
		});
		const reminders = (offerId: string) => owner.select().from(inboxMessage).where(eq(inboxMessage.offerId, offerId));
		await runOnce(db, job('remind-of-stale-reports'));
		await runOnce(db, job('remind-of-stale-reports'));
		expect((await reminders(offer.id)).map(({ kind, providerId }) => [kind, providerId])).toEqual([
			['report-stale', offer.providerId]
		]);
		expect([await reminders(fresh.id), await reminders(closed.id)]).toEqual([[], []]);
		const eightDaysAgo = new Date(Date.now() - 8 * 86_400_000).toISOString();
		await owner.update(inboxMessage).set({ at: '2026-01-09T08:00:00.000Z' }).where(eq(inboxMessage.offerId, offer.id));
		await owner.insert(vacancyReport).values({
			...{ offerId: offer.id, fromDay: '2026-02-01' as Day, operable: '8.00', occupiedOutside: '0.00' },
			...{ reportedAt: eightDaysAgo, source: 'portal' as const }
		});
		await runOnce(db, job('remind-of-stale-reports'));
		expect(await reminders(offer.id)).toHaveLength(2);
	});

	test('trim what has served its purpose and nothing else', async ({ owner, db }) => {
		const { id: accountId } = await makeAccount(owner);
		const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000).toISOString();
		const rows = [twoDaysAgo, currentMoment()];
		await owner.insert(liveEvent).values(rows.map((at) => ({ at, topic: 'inbox' as const, officeAgs: '13076' })));
		await owner.insert(session).values(
			rows.map((expiresAt, index) => ({
				...{ id: crypto.randomUUID(), accountId, landCode: 'MV', createdAt: twoDaysAgo, lastSeenAt: twoDaysAgo },
				...{ expiresAt: index === 0 ? expiresAt : '2199-01-01T00:00:00.000Z', device: 'Test' }
			}))
		);
		await runOnce(db, job('trim-history'));
		expect(await owner.select().from(liveEvent).where(eq(liveEvent.officeAgs, '13076'))).toHaveLength(1);
		expect(await owner.select().from(session).where(eq(session.accountId, accountId))).toHaveLength(1);
	});

	test('seal the audit log', async ({ owner, db }) => {
		const { reserve } = await scene({ owner, db });
		await reserve();
		await runOnce(db, job('seal-audit'));
		const { rows } = await owner.execute(sql`
			SELECT FROM audit_entry e WHERE NOT EXISTS (SELECT FROM audit_chain c WHERE c.entry_id = e.id)`);
		expect(rows).toEqual([]);
	});
});
