import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseEnv, type Env } from '../lib/server/env';
import { buildIfNeeded } from './build';
import { endOnSignals, lifetime, type Stop } from './lifetime';
import { prepare } from './preparation';
import { runProgram } from './program';
import { createWebServer, HOST_HEADER, listen, PROTOCOL_HEADER, type Handler } from './web-server';
import { welcome } from './welcome';

/** A document of the eAkte may have 25 MB; what goes to the API is limited there. */
const BODY_SIZE_LIMIT = '26M';

await runProgram(async () => {
	process.env['NODE_ENV'] = 'production';
	const env = parseEnv(process.env);
	const life = lifetime();
	endOnSignals(life);
	try {
		await assertPortIsFree(env);
		await both(prepare(env, life), buildIfNeeded());
		life.began(await serve(env));
	} catch (error) {
		await life.end();
		throw error;
	}
	console.log(welcome(env));
});

/** Waits for both before it reports the failure of one, so that nothing is left half started. */
async function both(...tasks: Promise<void>[]) {
	const failed = (await Promise.allSettled(tasks)).find((result) => result.status === 'rejected');
	if (failed) throw failed.reason;
}

/** Said before the first minute of work, not after it. */
async function assertPortIsFree(env: Env) {
	const probe = createWebServer(() => undefined, env);
	await listen(probe, env);
	probe.close();
	await once(probe, 'close');
}

async function serve(env: Env): Promise<Stop> {
	process.env['BODY_SIZE_LIMIT'] ??= BODY_SIZE_LIMIT;
	if (!env.originGiven) {
		process.env['HOST_HEADER'] = HOST_HEADER;
		process.env['PROTOCOL_HEADER'] = PROTOCOL_HEADER;
	}
	// Read only now: the built app takes its environment while it is imported.
	const { handler } = (await import(pathToFileURL(resolve('build', 'handler.js')).href)) as { handler: Handler };
	const server = createWebServer(handler, env);
	await listen(server, env);
	return async () => {
		server.close();
		server.closeAllConnections();
		await once(server, 'close');
	};
}
