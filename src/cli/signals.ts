import { closeAll } from '../lib/server/shutdown';

/** Ends the process in order when it is asked to; a second request ends it at once. */
export function closeOnSignals(): void {
	let closing = false;
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.on(signal, () => {
			if (closing) process.exit(1);
			closing = true;
			void closeAll().then(
				() => process.exit(0),
				(error: unknown) => {
					console.error(error);
					process.exit(1);
				}
			);
		});
	}
}
