import { sql } from 'drizzle-orm';
import type { Db } from '../db/client';

/** Adds new entries of the log to the chain; returns how many. A job calls it every few seconds. */
export async function sealAudit(db: Db): Promise<number> {
	const [row] = (await db.execute(sql`SELECT seal_audit_entries() AS sealed`)).rows as { sealed: number }[];
	return row?.sealed ?? 0;
}
