import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { migrateDatabase } from '../../src/lib/server/db/migrate';
import { test } from '../setup/database';

test('the app connects as a role that cannot go round row level security', async ({ db }) => {
	const { rows } = await db.execute(
		sql`SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user`
	);
	expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }]);
});

test('the owner of the database is somebody else', async ({ db, owner }) => {
	const who = sql`SELECT current_user AS name`;
	const [app, other] = [await db.execute<{ name: string }>(who), await owner.execute<{ name: string }>(who)];
	expect(app.rows[0]?.name).not.toBe(other.rows[0]?.name);
});

test('migrating a migrated database changes nothing, also twice at the same time', async ({ ownerUrl, owner }) => {
	const count = sql`SELECT count(*)::int AS number FROM drizzle.__drizzle_migrations`;
	const before = await owner.execute(count);
	const [first, second] = await Promise.all([migrateDatabase(ownerUrl), migrateDatabase(ownerUrl)]);
	expect(first).toEqual(second);
	expect((await owner.execute(count)).rows).toEqual(before.rows);
});
