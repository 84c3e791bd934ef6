import { createServer } from 'vite';
import { parseEnv } from '../lib/server/env';
import { closeAll, onShutdown } from '../lib/server/shutdown';
import { runProgram } from './program';
import { prepare } from './preparation';
import { closeOnSignals } from './signals';
import { welcome } from './welcome';

await runProgram(async () => {
	const env = parseEnv(process.env);
	closeOnSignals();
	try {
		await prepare(env);
		const server = await createServer({ server: { host: env.host, port: env.port, strictPort: true } });
		onShutdown(() => server.close());
		await server.listen();
	} catch (error) {
		await closeAll();
		throw error;
	}
	console.log(welcome(env));
});
