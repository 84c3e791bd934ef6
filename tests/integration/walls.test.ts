import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Day } from '../../src/lib/domain/day';
import type { Viewer } from '../../src/lib/domain/access/viewer';
import type { Database } from '../../src/lib/server/db/client';
import { asViewer } from '../../src/lib/server/db/scope';
import { makeCase, makePlacement } from '../../src/lib/server/db/seed/case-factories';
import { makeAccount, makeOffer } from '../../src/lib/server/db/seed/factories';
import { viewerAs } from '../setup/caller';
import { test as base } from '../setup/database';
import { rowsOfBilling, rowsOfCase, rowsOfStatistics } from './walls-rows';
import { columnOf, forNobody, knownTo, openTables, protectedTables } from './walls-tables';

type Connections = { owner: Database; db: Database };

/** One office with a booked placement at one provider, and a row of it in every protected table. */
async function fill(owner: Database) {
	const worker = await makeAccount(owner);
	const offer = await makeOffer(owner);
	const help = await makeCase(owner, { workerId: worker.id });
	const made = await makePlacement(owner, {
		...{ case: help, offer, createdBy: worker.id, beginDay: '2026-12-01' as Day, endDay: '2027-05-31' as Day },
		events: ['reserved', 'consented', 'booked']
	});
	const { id, officeAgs: ags, providerId } = made;
	const [at, who] = ['2026-11-22T10:00:00.000Z', worker.id];
	for (const statement of [
		sql`INSERT INTO absence (placement_id, office_ags, provider_id, reason, from_day) VALUES (${id}, ${ags}, ${providerId}, 'leave', '2026-12-24')`,
		sql`INSERT INTO audit_entry (at, account_id, office_ags, action) VALUES (${at}, ${who}, ${ags}, 'cases/read')`,
		sql`INSERT INTO budget (office_ags, year, amount) VALUES (${ags}, 2026, 1)`,
		sql`INSERT INTO case_event (case_id, office_ags, kind, at) VALUES (${help.id}, ${ags}, 'note', ${at})`,
		sql`INSERT INTO choice_record (placement_id, office_ags, frozen_list, at) VALUES (${id}, ${ags}, '{}', ${at})`,
		sql`INSERT INTO command_receipt (account_id, key, command, input_hash) VALUES (${who}, 'key', 'test', 'x')`,
		sql`INSERT INTO fruitless_search (office_ags, account_id, service_type, at, criteria_hash, criteria, removed)
			VALUES (${ags}, ${who}, 'S34', ${at}, 'x', '{}', '{}')`,
		sql`INSERT INTO inbox_message (office_ags, account_id, kind, at) VALUES (${ags}, ${who}, 'consented', ${at})`,
		...rowsOfCase({ caseId: help.id, clientId: help.clientId, ags, who, at }),
		...rowsOfBilling({ placementId: id, ags, providerId, who, at }),
		...rowsOfStatistics({ placementId: id, caseId: help.id, ags, who, at }),
		sql`INSERT INTO push_subscription (account_id, endpoint, p256dh, auth, device) VALUES (${who}, 'https://push.example/1', 'x', 'y', 'z')`,
		sql`INSERT INTO remembered_offer (office_ags, account_id, offer_id, at) VALUES (${ags}, ${who}, ${offer.id}, ${at})`
	]) {
		await owner.execute(statement);
	}
	return { worker, offer, help, placement: made };
}

const test = base.extend('house', { scope: 'file' }, async ({ owner }) => fill(owner));
type House = Awaited<ReturnType<typeof fill>>;

const viewers = ({ worker, offer }: House) => {
	const office = viewerAs('case-worker', { id: worker.id, office: '13075' });
	const provider = viewerAs('provider-admin', { id: crypto.randomUUID(), providerId: offer.providerId });
	return {
		office,
		provider,
		controller: viewerAs('controller', { id: crypto.randomUUID(), office: '13075' }),
		dataProtection: viewerAs('data-protection', { id: crypto.randomUUID(), office: '13075' }),
		finance: viewerAs('finance', { id: crypto.randomUUID(), office: '13075' }),
		foreignOffice: viewerAs('case-worker', { id: crypto.randomUUID(), office: '13071' }),
		foreignFinance: viewerAs('finance', { id: crypto.randomUUID(), office: '13071' }),
		foreignProvider: viewerAs('provider-admin', { id: crypto.randomUUID(), providerId: crypto.randomUUID() }),
		withoutGrant: { ...provider, role: 'provider-worker' as const, facilityIds: [crypto.randomUUID()] },
		withoutAnyGrant: { ...provider, role: 'provider-worker' as const, facilityIds: [] },
		state: viewerAs('supervisor', { id: crypto.randomUUID() }),
		systemAdmin: viewerAs('system-admin', { id: crypto.randomUUID() })
	};
};

const countIn = async (db: Database, viewer: Viewer, table: string) =>
	asViewer(db, viewer, async (tx) => {
		const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(sql.raw(`"${table}"`));
		return row?.count ?? 0;
	});

describe('every table', () => {
	test('is either protected by row level security or known to be public', async ({ owner }) => {
		const { rows } = await owner.execute<{ name: string; walled: boolean }>(sql`
			SELECT relname AS name, relrowsecurity AS walled FROM pg_class
			WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`);
		const names = (walled: boolean) => rows.filter((row) => row.walled === walled).map(({ name }) => name);
		expect(new Set(names(true))).toEqual(new Set(Object.keys(protectedTables)));
		expect(new Set(names(false))).toEqual(new Set([...openTables, ...forNobody]));
	});

	test.for(forNobody)('%s: the app cannot read it', async (table, { db }) => {
		await expect(db.execute(sql.raw(`SELECT * FROM ${table}`))).rejects.toMatchObject({ cause: { code: '42501' } });
	});
});

describe('rows of a protected table', () => {
	test.for(Object.entries(protectedTables))('%s', async ([table, reach], { db, house }) => {
		const here = viewers(house);
		const counts = Object.fromEntries(
			await Promise.all(
				Object.entries(here).map(async ([who, viewer]) => [who, await countIn(db, viewer, table)] as const)
			)
		);
		expect(counts['office'] !== 0).toBe(reach.office);
		expect(counts['controller'] !== 0).toBe(reach.officeWithoutPersons);
		expect(counts['dataProtection'] !== 0).toBe(reach.officeWithoutPersons);
		expect(counts['finance'] !== 0).toBe(reach.finance);
		expect(counts['provider'] !== 0).toBe(reach.provider);
		for (const who of [
			'foreignOffice',
			'foreignFinance',
			'foreignProvider',
			'withoutGrant',
			'withoutAnyGrant',
			'state',
			'systemAdmin'
		]) {
			if (knownTo[table] === who) continue;
			expect(`${who} sees ${String(counts[who])}`).toBe(`${who} sees 0`);
		}
	});

	test.for(Object.keys(protectedTables))(
		'%s: without a scope there is nothing to see',
		async (table, { db, house }) => {
			expect(house).toBeDefined();
			expect((await db.execute(sql.raw(`SELECT 1 FROM ${table}`))).rows).toEqual([]);
		}
	);

	test.for(Object.keys(protectedTables))(
		'%s: a foreign office neither changes nor deletes any',
		async (table, { db, owner, house }) => {
			const before = (
				await owner.execute(sql.raw(`SELECT md5(string_agg(t::text, '' ORDER BY t::text)) AS all FROM ${table} t`))
			).rows;
			const column = columnOf[table] ?? 'office_ags';
			for (const statement of [`UPDATE ${table} SET ${column} = ${column}`, `DELETE FROM ${table}`]) {
				const { foreignOffice } = viewers(house);
				const outcome = await asViewer(db, foreignOffice, (tx) => tx.execute(sql.raw(statement))).then(
					(result) => (result as { rowCount: number }).rowCount,
					(error: unknown) => (error as { cause: { code: string } }).cause.code
				);
				expect([0, '42501']).toContain(outcome);
			}
			expect(
				(await owner.execute(sql.raw(`SELECT md5(string_agg(t::text, '' ORDER BY t::text)) AS all FROM ${table} t`)))
					.rows
			).toEqual(before);
		}
	);

	test('cannot be put into another office', async ({ db, house }) => {
		const { foreignOffice } = viewers(house);
		const insert = sql`INSERT INTO client (office_ags, first_name, last_name, birth_date, sex) VALUES ('13075', 'X', 'Y', '2015-01-01', 'f')`;
		await expect(asViewer(db, foreignOffice, (tx) => tx.execute(insert))).rejects.toMatchObject({
			cause: { code: '42501' }
		});
	});

	test('a scope ends with its transaction', async ({ db, house }) => {
		const { office } = viewers(house);
		expect(await countIn(db, office, 'client')).toBeGreaterThan(0);
		const settings = await Promise.all(
			Array.from({ length: 20 }, () =>
				db.execute<{ office: string }>(sql`SELECT current_setting('app.office', true) AS office`)
			)
		);
		expect(settings.map(({ rows }) => rows[0]?.office ?? '').filter((value) => value !== '')).toEqual([]);
	});
});

describe('who a young person is', () => {
	const period = { beginDay: '2027-01-01' as Day, endDay: '2027-01-31' as Day };

	test.for([
		['before its consent', ['reserved'], 0],
		['after its consent', ['reserved', 'consented'], 1],
		['during the stay', ['reserved', 'consented', 'booked', 'arrived'], 1],
		['after its decline', ['reserved', 'declined'], 0],
		['after a withdrawal', ['reserved', 'consented', 'withdrawn'], 0],
		['after the deadline', ['reserved', 'expired'], 0]
	] as const)('a provider %s', async ([, events, rows], { owner, db }: Connections) => {
		const worker = await makeAccount(owner);
		const offer = await makeOffer(owner);
		const help = await makeCase(owner);
		await makePlacement(owner, { case: help, offer, createdBy: worker.id, ...period, events });
		const provider = viewerAs('provider-admin', { id: crypto.randomUUID(), providerId: offer.providerId });
		expect(await countIn(db, provider, 'placement')).toBe(1);
		expect(await countIn(db, provider, 'placement_identity')).toBe(rows);
	});
});

describe('the role of the app', () => {
	test('has no special rights', async ({ db }) => {
		const { rows } = await db.execute(sql`
			SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user`);
		expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }]);
	});

	test('cannot become the owner', async ({ db, owner }) => {
		const { rows } = await owner.execute<{ name: string }>(sql`SELECT current_user AS name`);
		await expect(db.execute(sql.raw(`SET ROLE "${rows[0]?.name ?? ''}"`))).rejects.toMatchObject({
			cause: { code: '42501' }
		});
	});

	test.for([
		'ALTER TABLE occupancy DISABLE TRIGGER ALL',
		'ALTER TABLE client DISABLE ROW LEVEL SECURITY',
		'ALTER TABLE client NO FORCE ROW LEVEL SECURITY',
		"SET session_replication_role = 'replica'",
		'DROP POLICY office_of_client ON client',
		'CREATE TABLE mine (x integer)',
		"UPDATE placement SET state = 'booked'",
		"UPDATE placement SET office_ags = '13071'",
		"UPDATE occupancy SET kind = 'booked'",
		'UPDATE offer_free SET free = NULL',
		'DELETE FROM placement_event',
		'TRUNCATE placement',
		'SELECT place_capacity(NULL, NULL)',
		"COPY client TO '/tmp/clients'",
		"SELECT pg_read_file('/etc/passwd')"
	])('%s: refused', async (statement, { db }) => {
		await expect(db.execute(sql.raw(statement))).rejects.toMatchObject({ cause: { code: '42501' } });
	});
});
