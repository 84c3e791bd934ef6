import { desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { addYears, type Day } from '../../domain/day';
import { daySchema } from '../../domain/day-schema';
import type { Database, Db } from '../db/client';
import { rowsOf } from '../db/rows';
import { auditEntry } from '../db/schema/access';
import { sealAudit } from './audit-chain';

/** What was taken off the old end of the log: `position` and `hash` are those of the last link that went with it. */
const cutSchema = z.object({ position: z.number(), hash: z.string(), entries: z.number(), before: daySchema });
export type Cut = z.output<typeof cutSchema>;

export const TRIMMED = 'audit/trimmed';

/** The first day whose entries are kept. How many years, no law says for social data: the operator does. */
export const auditKeptFrom = (today: Day, years: number): Day => addYears(today, -years);

/**
 * What is due: the oldest links of the chain up to the first that is kept. The last link of all stays, so that new ones
 * hang on something. Null when nothing is due. As the owner: the app sees only parts of the log.
 */
export async function planCut(db: Db, before: Day): Promise<Cut | null> {
	const [row] = await rowsOf<Omit<Cut, 'before'>>(
		db,
		sql`
		WITH kept AS (
			SELECT min(c.position) AS first FROM audit_chain c LEFT JOIN audit_entry e ON e.id = c.entry_id
			WHERE e.at IS NULL OR e.at >= (${before}::timestamp AT TIME ZONE 'Europe/Berlin')
		), last AS (SELECT max(position) AS position FROM audit_chain)
		SELECT c.position, c.hash, (SELECT count(*)::int FROM audit_chain o WHERE o.position <= c.position) AS entries
		FROM audit_chain c, kept, last
		WHERE c.position < least(coalesce(kept.first, last.position), last.position)
		ORDER BY c.position DESC LIMIT 1`
	);
	return row ? { ...row, before } : null;
}

/** Takes off what is due and says so in the log itself, where the chain seals it. Null when nothing was due. */
export async function trimAudit(db: Database, { before, now }: { before: Day; now: string }): Promise<Cut | null> {
	while ((await sealAudit(db)) > 0);
	return db.transaction(async (tx) => {
		// The lock of the sealing: nobody appends to the chain meanwhile.
		await tx.execute(sql`SELECT pg_advisory_xact_lock(7203412)`);
		const cut = await planCut(tx, before);
		if (cut === null) return null;
		await tx.execute(sql`SELECT set_config('app.audit_retention', 'on', true)`);
		await tx.execute(sql`DELETE FROM audit_entry e USING audit_chain c
			WHERE c.entry_id = e.id AND c.position <= ${cut.position}`);
		await tx.execute(sql`DELETE FROM audit_chain WHERE position <= ${cut.position}`);
		await tx.execute(sql`SELECT set_config('app.audit_retention', '', true)`);
		await tx.insert(auditEntry).values({ at: now, action: TRIMMED, details: cut });
		return cut;
	});
}

/** The newest cut, from which the chain is read on; null while nothing was ever taken off. */
export async function findCut(db: Db): Promise<Cut | null> {
	const [newest] = await db
		.select({ details: auditEntry.details })
		.from(auditEntry)
		.where(eq(auditEntry.action, TRIMMED))
		.orderBy(desc(auditEntry.id))
		.limit(1);
	return newest ? cutSchema.parse(newest.details) : null;
}
