import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, pause } from './embedded-waiting';

const PATIENCE_MS = 60_000;

/** One process at a time starts or stops the server of a directory. A lock whose process has ended counts for nothing. */
export async function locked<T>(dir: string, work: () => Promise<T>): Promise<T> {
	const lock = join(dir, 'lock');
	const until = Date.now() + PATIENCE_MS;
	while (!take(lock)) {
		if (Date.now() > until) throw new Error(`Another process has been holding ${lock} for a minute.`);
		await pause(50);
	}
	try {
		return await work();
	} finally {
		rmSync(lock, { force: true });
	}
}

function take(lock: string) {
	try {
		writeFileSync(lock, String(process.pid), { flag: 'wx' });
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		if (isAbandoned(lock)) rmSync(lock, { force: true });
		return false;
	}
}

function isAbandoned(lock: string) {
	try {
		const pid = Number(readFileSync(lock, 'utf8'));
		// A lock that is still empty has just been made.
		return pid > 0 && !isAlive(pid);
	} catch {
		return false;
	}
}

/**
 * Notes that this process uses the server. The returned function takes the note back and says whether nobody else is
 * left; notes of processes that ended without taking theirs back do not count.
 */
export function enter(dir: string): () => boolean {
	const users = join(dir, 'users');
	mkdirSync(users, { recursive: true });
	const note = join(users, `${process.pid}.${randomUUID()}`);
	writeFileSync(note, '');
	return () => {
		rmSync(note, { force: true });
		const others = readdirSync(users);
		for (const other of others.filter((name) => !isAlive(pidOf(name)))) rmSync(join(users, other), { force: true });
		return !others.some((name) => isAlive(pidOf(name)));
	};
}

const pidOf = (name: string) => Number.parseInt(name, 10);
