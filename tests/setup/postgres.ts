import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/lib/server/db/embedded';
import { migrateDatabase } from '../../src/lib/server/db/migrate';
import { installCatalogues } from '../../src/lib/server/db/seed/catalogues';

declare module 'vitest' {
	interface ProvidedContext {
		/** One migrated database that no test writes to; each test file works on a copy. */
		template: { name: string; ownerUrl: string; appUrl: string };
	}
}

const TEMPLATE = 'ankerplatz_template';

/** One PostgreSQL per run, in a directory that goes away with it. */
export default async function startPostgres({ provide }: TestProject) {
	const dir = await mkdtemp(join(tmpdir(), 'ankerplatz-test-'));
	await chmod(dir, 0o755);
	const server = await startEmbedded(join(dir, 'postgres'), { forTests: true });
	await createDatabase(server.url);
	const ownerUrl = withDatabase(server.url, TEMPLATE);
	const { appUrl } = await migrateDatabase(ownerUrl);
	await installCatalogues(ownerUrl);
	provide('template', { name: TEMPLATE, ownerUrl, appUrl });
	return async () => {
		await server.stop();
		await rm(dir, { recursive: true, force: true });
	};
}

async function createDatabase(url: string) {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	await client.query(`CREATE DATABASE ${TEMPLATE}`);
	await client.end();
}

function withDatabase(url: string, name: string) {
	const changed = new URL(url);
	changed.pathname = `/${name}`;
	return changed.toString();
}
