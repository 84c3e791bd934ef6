import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { clientOf, inTransaction } from './transaction';

/** The pool. Only protected tables need more: see `asViewer`. */
export type Database = NodePgDatabase & { $client: pg.Pool };

/** Database or open transaction: every query takes one, none imports a global. */
export type Db = PgDatabase<PgQueryResultHKT>;

// Days, ranges and amounts stay strings on every path, also in hand-written SQL.
for (const oid of [pg.types.builtins.DATE, pg.types.builtins.NUMERIC]) pg.types.setTypeParser(oid, (value) => value);
// Counts and serial numbers fit a double; timestamps travel as ISO text.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (value) => new Date(value).toISOString());

const timeouts = {
	statement_timeout: 5_000,
	lock_timeout: 2_000,
	idle_in_transaction_session_timeout: 15_000
};

type OpenOptions = {
	/** Connections at most. */
	max?: number;
	/** Commands at the command line may take their time; requests may not. */
	patient?: boolean;
	onIdleError?: (error: Error) => void;
};

/** Opens a pool. An idle connection that breaks (database restarted) is reported and replaced, never fatal. */
export function openDatabase(
	url: string,
	{ max = 20, patient = false, onIdleError = () => undefined }: OpenOptions = {}
) {
	const pool = new pg.Pool({
		connectionString: url,
		max,
		...(patient ? {} : timeouts),
		application_name: 'ankerplatz',
		// Statements that do not wait for each other's answers travel together.
		pipeline: true
	});
	pool.on('error', onIdleError);
	// The pool listens only while a connection is idle. One that breaks inside a transaction (the database ends it after
	// 15 s of silence) fails at its next statement; unheard, it would end the process.
	pool.on('connect', (client) => {
		client.on('error', () => undefined);
	});
	const db = drizzle(pool, { casing: 'snake_case' });
	db.transaction = (work, config) => inTransaction(pool, work, { config });
	return { db, pool, close: () => pool.end() };
}

/** Where a statement can be run by its name: the pool or the transaction's connection; null inside a savepoint. */
export const connectionOf = (db: Db): pg.Pool | pg.PoolClient | null =>
	'$client' in db ? (db as Database).$client : (clientOf(db) ?? null);
