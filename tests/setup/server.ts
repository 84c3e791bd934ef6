import type { TestProject } from 'vitest/node';
import { startApp } from './running-app';

declare module 'vitest' {
	interface ProvidedContext {
		/** The built app with the demo, one per run. */
		app: { baseUrl: string; dataDir: string };
	}
}

export default async function startServer({ provide }: TestProject) {
	const { baseUrl, dataDir, stop, remove } = await startApp({ DEMO: '1' });
	provide('app', { baseUrl, dataDir });
	return async () => {
		await stop();
		await remove();
	};
}
