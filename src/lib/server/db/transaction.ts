import { NodePgSession, NodePgTransaction } from 'drizzle-orm/node-postgres';
import { PgDialect, type PgTransactionConfig } from 'drizzle-orm/pg-core';
import type pg from 'pg';
import type { Db } from './client';

type Transaction = NodePgTransaction<Record<string, never>, Record<string, never>>;

type Running = {
	client: pg.PoolClient;
	/** Sent and not waited for: the transaction is only good when they are. */
	along: Promise<unknown>[];
};

/** What drizzle keeps to itself about each open transaction. */
const running = new WeakMap<Db, Running>();

/** Where a statement can be run by its name: the transaction's connection; undefined inside a savepoint. */
export const clientOf = (tx: Db): pg.PoolClient | undefined => running.get(tx)?.client;

const dialect = new PgDialect({ casing: 'snake_case' });

/** What is asked of the transaction itself. */
type Wanted = {
	config?: PgTransactionConfig | undefined;
	/** Its first statement, which travels with BEGIN. */
	first?: (tx: Transaction) => Promise<unknown>;
};

/**
 * One transaction on one connection of the pool. Drizzle's own waits for the answer to each BEGIN, never gives back a
 * connection whose BEGIN fails (the database restarted meanwhile), and takes a COMMIT that rolled back for done.
 * @throws the first error of any of its statements; nothing of it is kept then
 */
export async function inTransaction<T>(
	pool: pg.Pool,
	work: (tx: Transaction) => Promise<T>,
	{ config, first }: Wanted = {}
): Promise<T> {
	const client = await pool.connect();
	const along: Promise<unknown>[] = [];
	try {
		const tx = new NodePgTransaction<Record<string, never>, Record<string, never>>(
			dialect,
			new NodePgSession(client, dialect, undefined),
			undefined
		);
		running.set(tx, { client, along });
		await Promise.all([client.query(beginning(config)), first?.(tx)]);
		const answer = await work(tx);
		const [end] = await Promise.all([client.query('COMMIT'), ...along]);
		// Somebody caught the error of a statement and went on: PostgreSQL has kept nothing.
		if (end.command !== 'COMMIT') throw new Error('A transaction with a failed statement was to be committed.');
		return answer;
	} catch (error) {
		await client.query('ROLLBACK').catch(() => undefined);
		throw await causeOf(error, along);
	} finally {
		client.release();
	}
}

const beginning = ({ isolationLevel, accessMode }: PgTransactionConfig = {}) =>
	['BEGIN', isolationLevel && `ISOLATION LEVEL ${isolationLevel}`, accessMode].filter(Boolean).join(' ');

/** What was sent along and failed made everything after it fail. */
async function causeOf(error: unknown, along: readonly Promise<unknown>[]): Promise<unknown> {
	for (const end of await Promise.allSettled(along)) if (end.status === 'rejected') return end.reason;
	return error;
}

/**
 * Sends a statement whose answer nobody needs together with what comes next. It is done before the transaction is, and
 * fails it like any other; inside a savepoint it is waited for.
 */
export async function sendAlong(tx: Db, statement: PromiseLike<unknown>): Promise<void> {
	const open = running.get(tx);
	if (!open) {
		await statement;
		return;
	}
	const answer = Promise.resolve(statement);
	// Its error is asked for at the end; until then it is nobody's.
	answer.catch(() => undefined);
	open.along.push(answer);
}
