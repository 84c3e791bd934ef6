import { pause } from '../lib/server/db/embedded-waiting';
import { closeAll } from '../lib/server/shutdown';

export type Stop = () => Promise<void>;

/** What has been started so far: stopped in reverse order, each once, when the process is asked to end. */
export function lifetime() {
	const stops: Stop[] = [];
	const end = async () => {
		for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
	};
	return { began: (stop: Stop) => void stops.push(stop), end };
}

export type Lifetime = ReturnType<typeof lifetime>;

const PATIENCE_MS = 500;

/** The app's connections; a query that still runs is not waited for, the database ends it. */
export const closeApp: Stop = () => Promise.race([closeAll(), pause(PATIENCE_MS)]);

/** Ends the process in order when it is asked to; a second request ends it at once. */
export function endOnSignals({ end }: Lifetime): void {
	let ending = false;
	const ask = () => {
		if (ending) process.exit(1);
		ending = true;
		void end().then(
			() => process.exit(0),
			(error: unknown) => {
				console.error(error);
				process.exit(1);
			}
		);
	};
	process.on('SIGINT', ask).on('SIGTERM', ask);
	if (process.env['npm_lifecycle_event'] !== undefined) whenParentEnds(ask);
}

const LOOK_EVERY_MS = 250;

/** Asked to end, npm ends only the shell between itself and this process, which would be left behind. */
function whenParentEnds(ask: () => void) {
	const parent = process.ppid;
	const look = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(look);
		ask();
	}, LOOK_EVERY_MS);
	look.unref();
}
