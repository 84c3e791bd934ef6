import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { checkAudit } from '../../src/lib/server/access/audit-check';
import { sealAudit } from '../../src/lib/server/access/audit-chain';
import type { Database } from '../../src/lib/server/db/client';
import { auditEntry } from '../../src/lib/server/db/schema/access';
import { makeAccount } from '../../src/lib/server/db/seed/factories';
import { callerFor, viewerAs } from '../setup/caller';
import { test } from '../setup/database';

const NOON = '2026-11-22T12:00:00.000Z';

const append = (db: Database, action: string, at = NOON) =>
	db.insert(auditEntry).values({ at, action, officeAgs: '13075', details: { caseIds: ['ä', 1, null] } });

/** As somebody who owns the database and means harm; both tables refuse even the owner until told not to. */
async function tamper(owner: Database, change: () => Promise<unknown>) {
	for (const table of ['audit_entry', 'audit_chain'])
		await owner.execute(sql.raw(`ALTER TABLE ${table} DISABLE TRIGGER USER`));
	await change();
	for (const table of ['audit_entry', 'audit_chain'])
		await owner.execute(sql.raw(`ALTER TABLE ${table} ENABLE TRIGGER USER`));
}

const idOf = async (owner: Database, action: string) =>
	(await owner.select().from(auditEntry).where(eq(auditEntry.action, action)))[0]?.id ?? 0;

describe('the log', () => {
	test.for([
		'UPDATE audit_entry SET action = action',
		'DELETE FROM audit_entry',
		'TRUNCATE audit_entry',
		'DELETE FROM audit_chain'
	])('%s is refused to the owner too', async (statement, { owner }) => {
		await append(owner, 'test/kept');
		await expect(owner.execute(sql.raw(statement))).rejects.toMatchObject({
			cause: { message: 'the audit log is append-only' }
		});
	});

	test.for([
		'UPDATE audit_entry SET action = action',
		'DELETE FROM audit_entry',
		`INSERT INTO audit_chain VALUES (1, 1, 'x')`,
		'ALTER TABLE audit_entry DISABLE TRIGGER ALL'
	])('%s: the app has no right to it', async (statement, { db }) => {
		await expect(db.execute(sql.raw(statement))).rejects.toMatchObject({ cause: { code: '42501' } });
	});
});

describe('the chain', () => {
	test('finds what was altered, taken out and put in, and nothing else', async ({ owner, db }) => {
		for (let number = 1; number <= 20; number += 1) await append(owner, `test/${number}`);
		await sealAudit(db);
		await append(owner, 'test/later', '2026-11-22T15:00:00.000Z');
		const intact = await checkAudit(owner, null);
		expect(intact.findings).toEqual([]);
		expect(await checkAudit(owner, intact.head)).toEqual(intact);

		const [altered, missing, both] = await Promise.all(
			['test/5', 'test/9', 'test/14'].map((action) => idOf(owner, action))
		);
		await tamper(owner, async () => {
			await owner.execute(sql`UPDATE audit_entry SET account_id = gen_random_uuid() WHERE id = ${altered}`);
			await owner.execute(sql`DELETE FROM audit_entry WHERE id = ${missing}`);
			await owner.execute(sql`DELETE FROM audit_entry WHERE id = ${both}`);
			await owner.execute(sql`DELETE FROM audit_chain WHERE entry_id = ${both}`);
			await owner.execute(sql`INSERT INTO audit_entry (id, at, action) VALUES (${both}, ${NOON}, 'test/forged')`);
		});
		const { findings } = await checkAudit(owner, intact.head);
		expect(findings.map(({ kind, entryId }) => [kind, entryId])).toEqual([
			['altered', altered],
			['missing', missing],
			['missing', null],
			['inserted', both]
		]);
	});

	test('with the noted end it also sees that the youngest entries were cut off', async ({ owner }) => {
		await append(owner, 'test/before-the-end');
		await append(owner, 'test/the-end');
		const { head, findings: before } = await checkAudit(owner, null);
		const last = await idOf(owner, 'test/the-end');
		await tamper(owner, async () => {
			await owner.execute(sql`DELETE FROM audit_entry WHERE id = ${last}`);
			await owner.execute(sql`DELETE FROM audit_chain WHERE entry_id = ${last}`);
		});
		expect((await checkAudit(owner, null)).findings).toEqual(before);
		expect((await checkAudit(owner, head)).findings).toEqual([
			...before,
			{ kind: 'missing', position: head.position, entryId: null }
		]);
	});

	test('is sealed once, whoever seals at the same time', async ({ owner, db }) => {
		for (let number = 1; number <= 10; number += 1) await append(owner, `test/parallel-${number}`);
		const sealed = await Promise.all([sealAudit(db), sealAudit(db), sealAudit(owner)]);
		expect(sealed.filter((count) => count > 0)).toEqual([10]);
	});
});

describe('audit.list', () => {
	const office = '13074';

	async function reader(owner: Database, db: Database) {
		const admin = await makeAccount(owner, { role: 'office-admin', officeAgs: office, name: 'Rita Revision' });
		const viewer = viewerAs('office-admin', { id: admin.id, office });
		return { admin, audit: callerFor({ db, viewer, now: NOON }).audit };
	}

	test('shows the own house, newest first, by person, action and day in Germany, page by page', async ({
		owner,
		db
	}) => {
		const { admin, audit } = await reader(owner, db);
		const worker = await makeAccount(owner, { officeAgs: office, name: 'Jörg Müller' });
		const entry = { officeAgs: office, accountId: worker.id, action: 'cases/read' };
		await owner.insert(auditEntry).values([
			{ ...entry, at: '2026-11-20T22:59:00.000Z' },
			{ ...entry, at: '2026-11-20T23:00:00.000Z' },
			{ ...entry, at: '2026-11-21T22:59:00.000Z', action: 'cases/opened' },
			{ ...entry, at: '2026-11-21T12:00:00.000Z', officeAgs: '13075' },
			{ ...entry, at: '2026-11-21T12:00:00.000Z', accountId: admin.id }
		]);
		const filtered = await audit.list({ who: 'muller', day: '2026-11-21' });
		expect(filtered.rows.map(({ at, action, name }) => [at, action, name])).toEqual([
			['2026-11-21T22:59:00.000Z', 'cases/opened', 'Jörg Müller'],
			['2026-11-20T23:00:00.000Z', 'cases/read', 'Jörg Müller']
		]);
		const first = await audit.list({ action: 'cases/read', pageSize: 2 });
		expect(first).toMatchObject({ more: true, rows: [{ name: 'Rita Revision' }, { name: 'Jörg Müller' }] });
		const before = first.rows[1]?.id ?? 0;
		const second = await audit.list({ action: 'cases/read', pageSize: 2, before });
		expect(second).toMatchObject({ more: false, rows: [{ at: '2026-11-20T22:59:00.000Z' }] });
	});

	test('who looks into the log is in it too', async ({ owner, db }) => {
		const { audit } = await reader(owner, db);
		await audit.list({});
		expect((await audit.list({ action: 'audit/read' })).rows[0]?.name).toBe('Rita Revision');
	});

	test('data protection reads the log of its own office, and nothing of a case', async ({ owner, db }) => {
		const officer = await makeAccount(owner, { role: 'data-protection', officeAgs: office });
		await owner.insert(auditEntry).values([
			{ at: NOON, action: 'cases/read', officeAgs: office, reason: 'question' },
			{ at: NOON, action: 'help-plans/read', officeAgs: '13075' }
		]);
		const caller = callerFor({ db, viewer: viewerAs('data-protection', { id: officer.id, office }) });
		const { rows } = await caller.audit.list({});
		expect(rows).toContainEqual(expect.objectContaining({ action: 'cases/read', reason: 'question' }));
		expect(rows.map(({ action }) => action)).not.toContain('help-plans/read');
		const caseId = crypto.randomUUID();
		for (const look of [caller.cases.get({ caseId }), caller.cases.list({}), caller.documents.list({ caseId })]) {
			await expect(look).rejects.toMatchObject({ code: 'FORBIDDEN' });
		}
	});

	test('the system administration reads what concerns no office and no provider', async ({ owner, db }) => {
		const admin = await makeAccount(owner, { role: 'system-admin' });
		await owner.insert(auditEntry).values([
			{ at: NOON, action: 'session/refused', reason: 'credentials' },
			{ at: NOON, action: 'cases/read', officeAgs: office }
		]);
		const { audit } = callerFor({ db, viewer: viewerAs('system-admin', { id: admin.id }) });
		const actions = (await audit.list({})).rows.map(({ action }) => action);
		expect(actions).toContain('session/refused');
		expect(actions).not.toContain('cases/read');
	});
});
