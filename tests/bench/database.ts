import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../src/lib/server/db/embedded';
import { migrateDatabase } from '../../src/lib/server/db/migrate';
import { installCatalogues } from '../../src/lib/server/db/seed/catalogues';
import { referenceVersion } from '../../src/lib/server/db/seed/reference-data';
import { buildSteps, DATASET_VERSION, REFRESH_CHUNK, refreshChunk, renewReports, type Size } from './dataset';

const DIRECTORY = '.bench/postgres';

export type BenchDatabase = { ownerUrl: string; appUrl: string; stop: () => Promise<void> };

/** A database with the whole set, kept between runs as long as migrations, catalogues and statements are the same. */
export async function openBenchDatabase(size: Size): Promise<BenchDatabase> {
	const server = await startEmbedded(DIRECTORY, { forTests: true });
	try {
		const ownerUrl = await ensureSet(server.url, size);
		const { appUrl } = await migrateDatabase(ownerUrl);
		await withClient(ownerUrl, (client) => client.query(renewReports));
		return { ownerUrl, appUrl, stop: server.stop };
	} catch (error) {
		await server.stop();
		throw error;
	}
}

async function ensureSet(serverUrl: string, size: Size): Promise<string> {
	const name = `bench_${size.name}_${versionOf(size)}`;
	const ownerUrl = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).toString();
	await withClient(serverUrl, async (client) => {
		const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database WHERE datname ~ $1', [
			`^(bench|building)_${size.name}_`
		]);
		if (rows.some(({ datname }) => datname === name)) return;
		for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
		const building = name.replace('bench', 'building');
		await client.query(`CREATE DATABASE ${building}`);
		await build(ownerUrl.replace(name, building), size);
		await client.query(`ALTER DATABASE ${building} RENAME TO ${name}`);
	});
	return ownerUrl;
}

/** By quarter, because stays and prices are laid around the day on which the set is built. */
function versionOf(size: Size) {
	const now = new Date();
	const quarter = `${now.getFullYear()}-${Math.floor(now.getMonth() / 3)}`;
	const hash = createHash('sha256').update(JSON.stringify([DATASET_VERSION, size, quarter, referenceVersion()]));
	for (const file of readdirSync('drizzle').sort()) {
		if (file.endsWith('.sql')) hash.update(readFileSync(join('drizzle', file)));
	}
	return hash.digest('hex').slice(0, 12);
}

async function build(url: string, size: Size) {
	console.log(`Building the set "${size.name}" (kept for later runs) …`);
	await migrateDatabase(url);
	await installCatalogues(url);
	await withClient(url, async (client) => {
		// Triggers would derive and announce each row; the search table is derived once at the end.
		await client.query("SET session_replication_role = replica; SET work_mem = '256MB'");
		for (const { name, statement } of buildSteps(size)) await timed(name, () => client.query(statement));
		await client.query('ANALYZE');
		await timed('search table', () => refreshAll(client));
		await timed('vacuum', () => client.query('VACUUM ANALYZE'));
	});
}

async function refreshAll(client: pg.Client) {
	const { rows } = await client.query<{ count: number }>('SELECT count(*)::integer AS count FROM offer');
	const count = rows[0]?.count ?? 0;
	for (let first = 1; first <= count; first += REFRESH_CHUNK) {
		await client.query(refreshChunk, [first, Math.min(count, first + REFRESH_CHUNK - 1)]);
	}
}

async function timed(name: string, work: () => Promise<unknown>) {
	const begin = performance.now();
	await work();
	console.log(`  ${name}: ${((performance.now() - begin) / 1_000).toFixed(1)} s`);
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}
