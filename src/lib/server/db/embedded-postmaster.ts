import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { isAlive, pause } from './embedded-waiting';

/** What the running server writes about itself into postmaster.pid: line 1 its pid, line 4 its port, line 8 its state. */
type Postmaster = { pid: number; port: number; ready: boolean };

const PATIENCE_MS = 10_000;

/** The server that runs on this data directory and answers; null if there is none. Waits for one that is just coming up. */
export async function postmasterOf(data: string): Promise<Postmaster | null> {
	const until = Date.now() + PATIENCE_MS;
	while (Date.now() < until) {
		const found = read(data);
		if (!found || !isAlive(found.pid) || isSomebodyElse(found.pid)) return null;
		if (found.ready && (await answers(found.port))) return found;
		await pause(100);
	}
	return null;
}

/** After a crash of the whole machine (or container) the pid in the file may by now belong to any other program. */
export function removeForeignPidFile(data: string) {
	const found = read(data);
	if (found && isAlive(found.pid) && isSomebodyElse(found.pid)) rmSync(join(data, 'postmaster.pid'));
}

function read(data: string): Postmaster | null {
	const file = join(data, 'postmaster.pid');
	if (!existsSync(file)) return null;
	const lines = readFileSync(file, 'utf8').split('\n');
	return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** Only Linux tells the name of a process in a file; elsewhere the server itself decides whether the file is stale. */
function isSomebodyElse(pid: number) {
	const name = `/proc/${pid}/comm`;
	return existsSync(name) && readFileSync(name, 'utf8').trim() !== 'postgres';
}

function answers(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = createConnection({ port, host: '127.0.0.1' });
		const finish = (answer: boolean) => {
			socket.destroy();
			resolve(answer);
		};
		socket.once('connect', () => {
			finish(true);
		});
		socket.once('error', () => {
			finish(false);
		});
	});
}
