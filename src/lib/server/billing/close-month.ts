import { and, eq, sql } from 'drizzle-orm';
import { firstOfMonth, lastOfMonth, type Month } from '../../domain/day';
import { DomainError, InvalidInput } from '../../domain/errors';
import { recordAudit } from '../access/audit';
import type { Database, Db } from '../db/client';
import { monthRun } from '../db/schema/invoices';
import { asViewer } from '../db/scope';
import type { Actor } from '../trpc/context';
import { found } from '../trpc/procedures';
import { DraftBook } from './draft-book';
import { lockMonth, removeDraftLines, removeDrafts, type OfProvider } from './month-drafts';
import { runAnswer } from './month-run';
import { proposeLines } from './propose-lines';
import { findMonthStays, type MonthStay } from './stays-query';

/** Stays of one transaction: short enough to show progress and to be cancelled, long enough to be quick. */
const CHUNK = 500;

type Asked = { db: Database; actor: Actor };
type Wanted = { month: Month; placeKept: boolean };

/**
 * "Monat abschließen": proposes an invoice for every office, in chunks. The drafts are written anew each time, so that a
 * run that was killed in the middle and started again gives what an undisturbed one would have given. A lock held by an
 * open transaction keeps a second run away and ends with the process, however it ends.
 */
export async function closeMonth(asked: Asked, wanted: Wanted) {
	const { actor } = asked;
	const providerId = found(actor.viewer.providerId);
	if (lastOfMonth(wanted.month) >= actor.today) {
		throw new InvalidInput({ month: 'Dieser Monat ist noch nicht zu Ende.' });
	}
	return inside(asked, async (lock) => {
		if (!(await lockMonth(lock, { ...wanted, providerId }))) {
			throw new DomainError('month/running', { month: wanted.month });
		}
		const stays = await inside(asked, (tx) => beginRun(tx, actor, { ...wanted, providerId }));
		const book = new DraftBook(actor, { ...wanted, providerId });
		for (let start = 0; start < stays.length; start += CHUNK) {
			const goesOn = await inside(asked, (tx) =>
				closeChunk(tx, book, { wanted, stays: stays.slice(start, start + CHUNK) })
			);
			// Said between the chunks, so that the connection that holds the lock is never silent for long.
			await lock.execute(sql`SELECT 1`);
			if (!goesOn) break;
		}
		return inside(asked, (tx) => endRun(tx, actor, { book, ...wanted, providerId }));
	});
}

const inside = <T>({ db, actor }: Asked, work: (tx: Db) => Promise<T>) => asViewer(db, actor.viewer, work);

async function beginRun(tx: Db, { viewer, now }: Actor, { providerId, month }: OfProvider): Promise<MonthStay[]> {
	await removeDraftLines(tx, { providerId, month });
	const stays = await findMonthStays(tx, { month, providerId });
	const begun = { state: 'running' as const, total: stays.length, done: 0, startedBy: viewer.id };
	const moments = { startedAt: now, aliveAt: now };
	await tx
		.insert(monthRun)
		.values({ providerId, month: firstOfMonth(month), ...begun, ...moments })
		.onConflictDoUpdate({ target: [monthRun.providerId, monthRun.month], set: { ...begun, ...moments } });
	return stays;
}

type Chunk = { wanted: Wanted; stays: readonly MonthStay[] };

/** False when somebody has cancelled the run meanwhile. */
async function closeChunk(tx: Db, book: DraftBook, { wanted: { month }, stays }: Chunk): Promise<boolean> {
	const counted = await tx
		.update(monthRun)
		.set({ done: sql`${monthRun.done} + ${stays.length}`, aliveAt: sql`clock_timestamp()` })
		.where(
			and(
				eq(monthRun.providerId, book.providerId),
				eq(monthRun.month, firstOfMonth(month)),
				eq(monthRun.state, 'running')
			)
		)
		.returning({ id: monthRun.id });
	if (counted.length === 0) return false;
	await book.add(tx, await proposeLines(tx, stays, month));
	return true;
}

async function endRun(tx: Db, actor: Actor, { book, month, providerId }: OfProvider & { book: DraftBook }) {
	const [run] = await tx
		.select()
		.from(monthRun)
		.where(and(eq(monthRun.providerId, providerId), eq(monthRun.month, firstOfMonth(month))))
		.for('update');
	const own = found(run);
	if (own.state === 'cancelled') {
		await removeDrafts(tx, { providerId, month });
		return runAnswer(tx, own);
	}
	await book.close(tx);
	const [done] = await tx.update(monthRun).set({ state: 'done' }).where(eq(monthRun.id, own.id)).returning();
	await recordAudit(tx, actor, {
		...{ action: 'billing/month-closed', subjectKind: 'month', subjectId: month },
		details: { stays: own.total }
	});
	return runAnswer(tx, found(done));
}
