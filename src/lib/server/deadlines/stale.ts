import { sql } from 'drizzle-orm';
import type { Db } from '../db/client';

/** Takes cases off the list of those whose deadlines are to be derived anew, by office. */
export async function takeStale(tx: Db, most: number): Promise<Map<string, string[]>> {
	const { rows } = (await tx.execute(
		sql`SELECT case_id AS "caseId", office_ags AS "officeAgs" FROM take_stale_deadlines(${most}) ORDER BY office_ags, case_id`
	)) as { rows: { caseId: string; officeAgs: string }[] };
	const byOffice = new Map<string, string[]>();
	for (const { caseId, officeAgs } of rows) byOffice.set(officeAgs, [...(byOffice.get(officeAgs) ?? []), caseId]);
	return byOffice;
}
