import type { SQL } from 'drizzle-orm';
import type { Db } from './client';

/** The rows of a hand-written statement, with the type that its columns have. */
export const rowsOf = async <Row>(tx: Db, statement: SQL): Promise<Row[]> =>
	((await tx.execute(statement)) as { rows: Row[] }).rows;
