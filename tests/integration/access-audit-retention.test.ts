import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Day } from '../../src/lib/domain/day';
import { sealAudit } from '../../src/lib/server/access/audit-chain';
import { checkAudit } from '../../src/lib/server/access/audit-check';
import { auditKeptFrom, planCut, TRIMMED, trimAudit } from '../../src/lib/server/access/audit-retention';
import type { Database } from '../../src/lib/server/db/client';
import { auditEntry } from '../../src/lib/server/db/schema/access';
import { test } from '../setup/database';

const NOW = '2026-11-22T12:00:00.000Z';
const before = '2024-11-22' as Day;

const append = (db: Database, action: string, at: string) => db.insert(auditEntry).values({ at, action });
const actions = async (db: Database) =>
	(await db.select({ action: auditEntry.action }).from(auditEntry).orderBy(auditEntry.id)).map(({ action }) => action);

/** Old entries, one right before midnight in Germany and one right after it, and new ones. */
async function fill(owner: Database) {
	await append(owner, 'test/old', '2020-01-01T12:00:00.000Z');
	await append(owner, 'test/last-day', '2024-11-21T22:59:59.000Z');
	await append(owner, 'test/first-kept', '2024-11-21T23:00:00.000Z');
	// Older, but written after what is kept: it waits until that may go.
	await append(owner, 'test/late', '2024-11-20T12:00:00.000Z');
	await append(owner, 'test/new', NOW);
	await sealAudit(owner);
}

test('the years are counted back from today', () => {
	expect(auditKeptFrom('2026-11-22' as Day, 2)).toBe(before);
	expect(auditKeptFrom('2024-02-29' as Day, 1)).toBe('2023-02-28');
});

describe('the retention of the log', () => {
	test('says first what would go, takes only that, and leaves a chain that proves the rest', async ({ owner, db }) => {
		await fill(owner);
		const noted = (await checkAudit(owner, null)).head;
		const planned = await planCut(owner, before);
		expect(planned).toMatchObject({ position: 2, entries: 2, before });
		expect(await actions(owner)).toHaveLength(5);
		const asApp = db.transaction(async (tx) => {
			await tx.execute(sql`SELECT set_config('app.audit_retention', 'on', true)`);
			await tx.execute(sql`DELETE FROM audit_chain`);
		});
		await expect(asApp).rejects.toMatchObject({ cause: { code: '42501' } });

		expect(await trimAudit(owner, { before, now: NOW })).toEqual(planned);
		expect(await actions(owner)).toEqual(['test/first-kept', 'test/late', 'test/new', TRIMMED]);
		expect(await planCut(owner, before)).toBeNull();
		const checked = await checkAudit(owner, noted);
		expect(checked).toMatchObject({ findings: [], cut: planned, head: { position: 6 } });

		for (const statement of ['DELETE FROM audit_entry', 'DELETE FROM audit_chain']) {
			await expect(owner.execute(sql.raw(statement))).rejects.toMatchObject({
				cause: { message: 'the audit log is append-only' }
			});
		}
	});

	test('never empties the chain, and hides nothing behind a cut that was not made', async ({ owner }) => {
		const all = '2030-01-01' as Day;
		await trimAudit(owner, { before: all, now: NOW });
		const trimmed = await checkAudit(owner, null);
		expect(trimmed.findings).toEqual([]);
		expect(await actions(owner)).toContain(TRIMMED);

		await append(owner, 'test/after', NOW);
		const { head, findings } = await checkAudit(owner, null);
		expect(findings).toEqual([]);
		const forged = { position: head.position, hash: head.hash, entries: 1, before: all };
		await owner.insert(auditEntry).values({ at: NOW, action: TRIMMED, details: forged });
		const after = await checkAudit(owner, null);
		const [hidden] = await owner.select().from(auditEntry).where(eq(auditEntry.action, 'test/after'));
		expect(after.findings).toContainEqual({ kind: 'inserted', position: head.position, entryId: hidden?.id });
	});
});
