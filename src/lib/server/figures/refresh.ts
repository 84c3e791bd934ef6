import { sql } from 'drizzle-orm';
import type { Db } from '../db/client';

/** Computes months that were touched. It may take longer than a request may, and would else begin anew for ever. */
export async function refreshFigures(tx: Db) {
	await tx.execute(sql`SET LOCAL statement_timeout = '60s'`);
	await tx.execute(sql`SELECT refresh_figures()`);
}
