import { join } from 'node:path';
import { startEmbedded } from '../lib/server/db/embedded';
import { migrateDatabase, type Prepared } from '../lib/server/db/migrate';
import type { Env } from '../lib/server/env';

export type ReadyDatabase = Prepared & { ownerUrl: string; stop: () => Promise<void> };

/** The database the environment names, or the embedded one (shared with a running server), on the newest schema. */
export async function readyDatabase({ databaseUrl, dataDir }: Env): Promise<ReadyDatabase> {
	const { url, stop } = databaseUrl === null ? await startEmbedded(join(dataDir, 'postgres')) : external(databaseUrl);
	try {
		return { ownerUrl: url, stop, ...(await migrateDatabase(url)) };
	} catch (error) {
		await stop();
		throw error;
	}
}

const external = (url: string) => ({ url, stop: () => Promise.resolve() });
