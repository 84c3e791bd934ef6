import { createHash, createHmac } from 'node:crypto';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';

const MIGRATIONS = path.resolve('drizzle');
/** Any constant: two processes that start at once migrate one after the other. */
const MIGRATION_LOCK = 7_203_411;

export type Prepared = {
	/** Connects as the role that row level security binds. */
	appUrl: string;
	/** Secret of this installation, readable only by the database's owner. */
	secret: string;
};

/** Brings the database to the newest schema as its owner and makes sure the app's own login role exists. */
export async function migrateDatabase(ownerUrl: string): Promise<Prepared> {
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	try {
		await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
		await client.query(`DO $$ BEGIN
			IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ankerplatz_app') THEN CREATE ROLE ankerplatz_app NOLOGIN; END IF;
		EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
		await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
		return await ensureAppLogin(client, ownerUrl);
	} finally {
		await client.end();
	}
}

/** A login role per database: roles belong to the whole server, secrets to one installation. */
async function ensureAppLogin(client: pg.Client, ownerUrl: string): Promise<Prepared> {
	const { rows } = await client.query<{ value: string; name: string }>(
		'SELECT value, current_database() AS name FROM app_secret'
	);
	const [row] = rows;
	if (!row) throw new Error('app_secret is empty');
	const login = `ankerplatz_app_${createHash('sha256').update(row.name).digest('hex').slice(0, 12)}`;
	const password = createHmac('sha256', row.value).update('database login').digest('base64url');
	await client.query(`DO $$ BEGIN
		IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${login}') THEN
			CREATE ROLE ${login} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS IN ROLE ankerplatz_app;
		END IF;
	EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
	await client.query(`ALTER ROLE ${login} PASSWORD '${password}'`);
	return { appUrl: asRole(ownerUrl, login, password), secret: row.value };
}

function asRole(ownerUrl: string, login: string, password: string) {
	const url = new URL(ownerUrl);
	url.username = login;
	url.password = password;
	return url.toString();
}
