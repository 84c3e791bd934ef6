import type { SQL } from 'drizzle-orm';
import type { Db } from '../db/client';

/** Rows of a hand-written statement, in the shape its writer vouches for. */
export const rowsOf = async <Row>(tx: Db, statement: SQL): Promise<Row[]> =>
	((await tx.execute(statement)) as { rows: Row[] }).rows;
