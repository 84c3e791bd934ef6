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
import { proposeLines, type Proposal } from './propose-lines';
import { findMonthStays, type MonthStay } from './stays-query';

/** Stays of one transaction: short enough to show progress and to be cancelled, long enough to be quick. */
const CHUNK = 1_000;

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
		await inChunks(stays, {
			// On the connection that holds the lock: it has nothing else to do, and is never silent for long.
			propose: (chunk) => proposeLines(lock, chunk, wanted.month),
			write: (proposals, count) => inside(asked, (tx) => writeChunk(tx, book, { ...wanted, proposals, count }))
		});
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

type Steps = {
	propose: (stays: readonly MonthStay[]) => Promise<Proposal[]>;
	/** False when somebody has cancelled the run meanwhile. */
	write: (proposals: readonly Proposal[], count: number) => Promise<boolean>;
};

/** While the database writes a chunk, the next one is computed. */
async function inChunks(stays: readonly MonthStay[], { propose, write }: Steps) {
	let written = Promise.resolve(true);
	for (let start = 0; start < stays.length; start += CHUNK) {
		const chunk = stays.slice(start, start + CHUNK);
		const [goesOn, proposals] = await bothEnded(written, propose(chunk));
		if (!goesOn) return;
		written = write(proposals, chunk.length);
	}
	await written;
}

/** As Promise.all, but a failure waits for the other one: nothing may be written after the lock is gone. */
async function bothEnded<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
	await Promise.allSettled([a, b]);
	return Promise.all([a, b]);
}

type Chunk = { month: Month; proposals: readonly Proposal[]; count: number };

/** False when somebody has cancelled the run meanwhile. */
async function writeChunk(tx: Db, book: DraftBook, { month, proposals, count }: Chunk): Promise<boolean> {
	const counted = await tx
		.update(monthRun)
		.set({ done: sql`${monthRun.done} + ${count}`, aliveAt: sql`clock_timestamp()` })
		.where(
			and(
				eq(monthRun.providerId, book.providerId),
				eq(monthRun.month, firstOfMonth(month)),
				eq(monthRun.state, 'running')
			)
		)
		.returning({ id: monthRun.id });
	if (counted.length === 0) return false;
	await book.add(tx, proposals);
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
