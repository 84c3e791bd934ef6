import { sql, type SQLWrapper } from 'drizzle-orm';
import type { Db } from '../db/client';

/**
 * Several independent writes in one statement, so that they cost one way to the database. Each sees the database as it
 * was before all of them; triggers run after the last.
 */
export async function writeAtOnce(tx: Db, writes: readonly SQLWrapper[]) {
	await tx.execute(sql`WITH ${named(writes)} SELECT`);
}

/** The same with a last write that returns rows: gives those. */
export async function writeAndReturn<Row>(tx: Db, writes: readonly SQLWrapper[], last: SQLWrapper): Promise<Row[]> {
	const result = await tx.execute(sql`WITH ${named(writes)}, last_write AS ${last} SELECT * FROM last_write`);
	return (result as { rows: Row[] }).rows;
}

const named = (writes: readonly SQLWrapper[]) =>
	sql.join(
		writes.map((write, index) => sql`${sql.identifier(`write_${index}`)} AS ${write}`),
		sql`, `
	);
