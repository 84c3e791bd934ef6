import { createServer } from 'vite';
import { parseEnv } from '../lib/server/env';
import { endOnSignals, lifetime } from './lifetime';
import { prepare } from './preparation';
import { runProgram } from './program';
import { welcome } from './welcome';

await runProgram(async () => {
	const env = parseEnv(process.env);
	const life = lifetime();
	endOnSignals(life);
	try {
		await prepare(env, life);
		const server = await createServer({ server: { host: env.host, port: env.port, strictPort: true } });
		life.began(() => server.close());
		await server.listen();
	} catch (error) {
		await life.end();
		throw error;
	}
	console.log(welcome(env));
});
