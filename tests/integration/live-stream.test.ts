import { eq, sql } from 'drizzle-orm';
import { afterEach, describe, expect, vi } from 'vitest';
import { currentMoment } from '../../src/lib/server/clock';
import type { Database } from '../../src/lib/server/db/client';
import { session } from '../../src/lib/server/db/schema/access';
import { liveEvent } from '../../src/lib/server/db/schema/live';
import { makeAccount } from '../../src/lib/server/db/seed/factories';
import { LiveHub } from '../../src/lib/server/live/hub';
import { callerFor, viewerAs } from '../setup/caller';
import { test as base } from '../setup/database';

const OWN = '13075';
const OTHER = '13076';

const test = base.extend('live', ({ appUrl }, { onCleanup }) => {
	const hub = new LiveHub(appUrl);
	onCleanup(() => hub.close());
	return hub;
});

async function happen(owner: Database, ...offices: string[]) {
	const rows = offices.map((officeAgs) => ({ topic: 'inbox' as const, officeAgs }));
	const told = await owner.insert(liveEvent).values(rows).returning();
	await owner.execute(sql`SELECT pg_notify('ankerplatz_live', '')`);
	return told.map(({ id }) => id);
}

/** A session, and the stream that an open page reads with it. */
async function listen({ owner, db, live }: { owner: Database; db: Database; live: LiveHub }, after: number) {
	const { id: accountId } = await makeAccount(owner, { officeAgs: OWN });
	const now = currentMoment();
	const sessionId = crypto.randomUUID();
	const ends = { createdAt: now, lastSeenAt: now, expiresAt: '2199-01-01T00:00:00.000Z' };
	await owner.insert(session).values({ id: sessionId, accountId, landCode: 'MV', device: 'Test', ...ends });
	const viewer = viewerAs('case-worker', { id: accountId, office: OWN });
	const events = await callerFor({ db, live, viewer, sessionId }).live.events({ lastEventId: String(after) });
	const stream = events[Symbol.asyncIterator]();
	/** The id of what is told next; a tracked event is a pair, which its type hides. */
	const next = async () => {
		const { value } = await stream.next();
		return Number((value as unknown as readonly [string] | undefined)?.[0]);
	};
	return { sessionId, next, end: () => stream.return?.() };
}

afterEach(() => {
	vi.useRealTimers();
});

describe('the stream of changes', () => {
	test('tells first what was missed and then what happens, nothing of another office', async ({ owner, db, live }) => {
		const [known = 0, foreign, missed] = await happen(owner, OWN, OTHER, OWN);
		const { next, end } = await listen({ owner, db, live }, known);
		expect(await next()).toBe(missed);
		const later = next();
		const [, own] = await happen(owner, OTHER, OWN);
		const told = await later;
		expect(told).toBe(own);
		expect(told).not.toBe(foreign);
		await end();
	});

	test('ends within a minute after the session', async ({ owner, db, live }) => {
		const [known = 0] = await happen(owner, OWN);
		const { sessionId, next } = await listen({ owner, db, live }, known);
		vi.useFakeTimers({ toFake: ['Date'] });
		const [first] = await happen(owner, OWN);
		expect(await next()).toBe(first);
		vi.setSystemTime(Date.now() + 61_000);
		const [second] = await happen(owner, OWN);
		expect(await next()).toBe(second);
		await owner.delete(session).where(eq(session.id, sessionId));
		vi.setSystemTime(Date.now() + 61_000);
		await happen(owner, OWN);
		await expect(next()).rejects.toMatchObject({ message: 'session/required' });
	});

	test('does not keep a session alive that nobody uses', async ({ owner, db, live }) => {
		const [known = 0] = await happen(owner, OWN);
		const { next } = await listen({ owner, db, live }, known);
		vi.useFakeTimers({ toFake: ['Date'] });
		for (const wait of [next, () => Promise.resolve()]) {
			vi.setSystemTime(Date.now() + 16 * 60_000);
			await happen(owner, OWN);
			await wait();
		}
		await expect(next()).rejects.toMatchObject({ message: 'session/required' });
	});
});
