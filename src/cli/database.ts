import { join } from 'node:path';
import { startEmbedded } from '../lib/server/db/embedded';
import { migrateDatabase, type Prepared } from '../lib/server/db/migrate';
import { installCatalogues } from '../lib/server/db/seed/catalogues';
import type { Env } from '../lib/server/env';

export type ReadyDatabase = Prepared & { ownerUrl: string; stop: () => Promise<void> };

/** The database the environment names, or the embedded one (shared with a running server), on the newest schema and catalogues. */
export async function readyDatabase({ databaseUrl, dataDir }: Env): Promise<ReadyDatabase> {
	const { url, stop } = databaseUrl === null ? await startEmbedded(join(dataDir, 'postgres')) : external(databaseUrl);
	try {
		const prepared = await migrateDatabase(url);
		await installCatalogues(url);
		return { ownerUrl: url, stop, ...prepared };
	} catch (error) {
		await stop();
		throw error;
	}
}

const external = (url: string) => ({ url, stop: () => Promise.resolve() });
