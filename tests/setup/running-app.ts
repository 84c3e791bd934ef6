import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, pause } from '../../src/lib/server/db/embedded-waiting';

const PATIENCE_MS = 240_000;

export type RunningApp = {
	baseUrl: string;
	/** For looking at its memory. */
	pid: number | undefined;
	/** For commands of the command line beside the server. */
	dataDir: string;
	output: () => string;
	/** Asks the process to end as a terminal or a service manager does; gives its exit code. */
	stop: () => Promise<number | null>;
	remove: () => Promise<void>;
};

type Command = [program: string, ...args: string[]];

/** What npm start runs, without npm between this process and the app. */
function startDirectly(): Command {
	const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
	return [process.execPath, ...scripts.start.split(' ').slice(1)];
}

export const startWithNpm: Command = ['npm', 'start'];

/** `npm start` as a process of its own: on a free port, in a new directory, with nothing of this process's environment. */
export async function startApp(values: Record<string, string> = {}, command = startDirectly()): Promise<RunningApp> {
	const [program, ...args] = command;
	const dataDir = values['DATA_DIR'] ?? (await mkdtemp(join(tmpdir(), 'ankerplatz-app-')));
	const port = Number(values['PORT'] ?? (await freePort()));
	const { PATH = '', HOME = '' } = process.env;
	const app = spawn(program, args, {
		env: { PATH, HOME, DATA_DIR: dataDir, PORT: String(port), ...values },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	for (const stream of [app.stdout, app.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
	const ended = once(app, 'exit') as Promise<[number | null]>;
	const baseUrl = `http://localhost:${port}`;
	const running = {
		baseUrl,
		pid: app.pid,
		dataDir,
		output: () => output,
		stop: async () => {
			app.kill('SIGTERM');
			return (await ended)[0];
		},
		remove: () => rm(dataDir, { recursive: true, force: true })
	};
	await untilUp(running, () => app.exitCode ?? app.signalCode);
	return running;
}

/** The address is printed last, when the server listens. */
async function untilUp(app: RunningApp, endedBy: () => number | string | null) {
	const until = Date.now() + PATIENCE_MS;
	while (!app.output().includes(app.baseUrl)) {
		if (endedBy() !== null) await giveUp(`npm start ended with ${String(endedBy())}`, app);
		if (Date.now() > until) await giveUp('npm start did not get ready', app);
		await pause(50);
	}
}

async function giveUp(reason: string, { stop, remove, output }: RunningApp): Promise<never> {
	await stop();
	await remove();
	throw new Error(`${reason}:\n${output()}`);
}
