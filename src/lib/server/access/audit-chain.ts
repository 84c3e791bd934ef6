import { sql } from 'drizzle-orm';
import type { Db } from '../db/client';

/** Adds new entries of the log to the chain; returns how many. A job calls it every few seconds. */
export async function sealAudit(db: Db): Promise<number> {
	const rows = await db.select({ sealed: sql<number>`sealed` }).from(sql`seal_audit_entries() AS sealed`);
	return rows[0]?.sealed ?? 0;
}
