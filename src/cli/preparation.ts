import { envForApp, type Env } from '../lib/server/env';
import { readyDatabase } from './database';
import { readyDemo } from './demo';
import { closeApp, type Lifetime } from './lifetime';

/** What `npm start` and `npm run dev` share: a migrated, filled database, and an environment for the app to find it. */
export async function prepare(env: Env, { began }: Lifetime): Promise<void> {
	const database = await readyDatabase(env);
	began(database.stop);
	if (env.demo) await readyDemo(database.ownerUrl);
	for (const [name, value] of Object.entries(envForApp(env, database))) {
		if (value === undefined) Reflect.deleteProperty(process.env, name);
		else process.env[name] = value;
	}
	began(closeApp);
}
