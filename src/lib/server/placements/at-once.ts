import { sql, type SQLWrapper } from 'drizzle-orm';
import type { Db } from '../db/client';

/**
 * Several independent writes in one statement, so that they cost one way to the database. Each sees the database as it
 * was before all of them; triggers run after the last.
 */
export async function writeAtOnce(tx: Db, writes: readonly SQLWrapper[]) {
	const parts = writes.map((write, index) => sql`${sql.identifier(`write_${index}`)} AS ${write}`);
	await tx.execute(sql`WITH ${sql.join(parts, sql`, `)} SELECT`);
}
