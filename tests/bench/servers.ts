import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../src/lib/server/db/client';
import { makeAccount, TEST_PASSWORD } from '../../src/lib/server/db/seed/factories';
import { freePort } from '../../src/lib/server/db/embedded-waiting';
import { startApp, type RunningApp } from '../setup/running-app';

/** The real thing: built, started and asked as from outside. */
export const startRealServer = (ownerUrl: string): Promise<RunningApp> =>
	startApp({ DATABASE_URL: ownerUrl, DEMO: '0', SECOND_FACTOR: 'off' });

type Person = { id: string; cookie: string };

/** A case worker of 13075, signed in. */
export async function signIn({ baseUrl }: RunningApp, ownerUrl: string): Promise<Person> {
	const { id, email } = await withOwner(ownerUrl, (owner) => makeAccount(owner, { role: 'case-worker' }));
	const response = await fetch(`${baseUrl}/api/trpc/session.signIn`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin: baseUrl },
		body: JSON.stringify({ land: 'MV', email, password: TEST_PASSWORD, pledge: true })
	});
	const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0]);
	if (!response.ok || cookie.length === 0) throw new Error(`sign-in failed: ${await response.text()}`);
	return { id, cookie: cookie.join('; ') };
}

export async function withOwner<T>(ownerUrl: string, work: (owner: Database) => Promise<T>): Promise<T> {
	const { db, close } = openDatabase(ownerUrl, { patient: true });
	try {
		return await work(db);
	} finally {
		await close();
	}
}

export type BareServer = { url: string; stop: () => Promise<void> };

/** One of the bare servers of this directory, with its task in a file. */
export async function startBare(script: string, task: Record<string, unknown>): Promise<BareServer> {
	const dir = await mkdtemp(join(tmpdir(), 'ankerplatz-bench-'));
	const file = join(dir, 'task.json');
	const port = await freePort();
	await writeFile(file, JSON.stringify({ ...task, port }), { mode: 0o600 });
	const child = spawn(process.execPath, ['--import', 'tsx', join('tests', 'bench', script), file], {
		stdio: ['ignore', 'inherit', 'inherit', 'ipc']
	});
	await once(child, 'message');
	return {
		url: `http://127.0.0.1:${port}`,
		stop: async () => {
			const ended = once(child, 'exit');
			child.kill('SIGTERM');
			await ended;
			await rm(dir, { recursive: true, force: true });
		}
	};
}

/** Resident memory of a process in MB; null where the system does not tell. */
export async function memoryOf(pid: number | undefined): Promise<number | null> {
	try {
		const status = await readFile(`/proc/${pid ?? 0}/status`, 'utf8');
		return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_024;
	} catch {
		return null;
	}
}
