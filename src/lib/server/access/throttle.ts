import { createHmac } from 'node:crypto';
import { eq, lt, sql } from 'drizzle-orm';
import { admitAttempt, type ThrottleRule } from '../../domain/access/throttle';
import { DomainError } from '../../domain/errors';
import type { Database, Db } from '../db/client';
import { signInThrottle } from '../db/schema/access';

/** What is counted, as a keyed hash: the table names neither people nor addresses. */
export const throttleKey = (secret: string, kind: 'account' | 'address', value: string) =>
	createHmac('sha256', secret).update(`throttle ${kind} ${value}`).digest('hex');

export type Counted = { key: string; rule: ThrottleRule };

/** Counts one attempt or refuses it; attempts at the same moment queue at the row. */
export async function admit(db: Database, { key, rule }: Counted, now: string): Promise<void> {
	const retryAfterSeconds = await db.transaction(async (tx) => {
		const none = { key, failures: 0, windowStartedAt: now };
		await tx.insert(signInThrottle).values(none).onConflictDoNothing();
		const [row] = await tx.select().from(signInThrottle).where(eq(signInThrottle.key, key)).for('update');
		const state = row ? { ...row, countedSince: row.windowStartedAt } : null;
		const admission = admitAttempt(state, rule, now);
		if (!admission.admitted) return admission.retryAfterSeconds;
		const { failures, countedSince, blockedUntil } = admission.next;
		const next = { failures, windowStartedAt: countedSince, blockedUntil };
		await tx.update(signInThrottle).set(next).where(eq(signInThrottle.key, key));
		return null;
	});
	if (retryAfterSeconds !== null) throw new DomainError('session/too-many-attempts', { retryAfterSeconds });
}

/** The attempt was right after all: it no longer counts, those before it do. */
export async function takeBack(db: Database, key: string): Promise<void> {
	await db
		.update(signInThrottle)
		.set({ failures: sql`greatest(${signInThrottle.failures} - 1, 0)`, blockedUntil: null })
		.where(eq(signInThrottle.key, key));
}

/** The right person came: nothing counts any more. */
export async function forgetFailures(db: Database, key: string): Promise<void> {
	await db.delete(signInThrottle).where(eq(signInThrottle.key, key));
}

/** Counts that no rule remembers any more. A job calls it. */
export const forgetOldFailures = (tx: Db) =>
	tx.delete(signInThrottle).where(lt(signInThrottle.windowStartedAt, sql`now() - interval '1 day'`));
