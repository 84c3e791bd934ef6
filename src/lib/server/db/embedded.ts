import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { launcherFor, type Launcher } from './embedded-launcher';
import { programs, type Programs } from './embedded-programs';
import { postmasterOf, removeForeignPidFile } from './embedded-postmaster';
import { enter, locked } from './embedded-users';
import { freePort, pause } from './embedded-waiting';

/**
 * A real PostgreSQL in a directory of its own, listening on 127.0.0.1 only, for everybody who has no server yet.
 * Several processes may ask for the same directory (`npm start` and a command beside it): they share one server, and
 * the last one that leaves stops it. What a killed process left running is taken over by the next one.
 */
export type EmbeddedDatabase = { url: string; reused: boolean; stop: () => Promise<void> };

type Cluster = { dir: string; data: string; forTests: boolean; launcher: Launcher; programs: Programs };

const START_ATTEMPTS = 20;
const PAUSE_BETWEEN_ATTEMPTS_MS = 500;

export async function startEmbedded(dir: string, { forTests = false } = {}): Promise<EmbeddedDatabase> {
	const cluster = await openCluster(resolve(dir), forTests);
	return locked(cluster.dir, async () => {
		if (!existsSync(join(cluster.data, 'PG_VERSION'))) await initialise(cluster);
		const running = await postmasterOf(cluster.data);
		const port = running?.port ?? (await start(cluster));
		const leave = enter(cluster.dir);
		return { url: urlOf(cluster, port), reused: running !== null, stop: () => stop(cluster, leave) };
	});
}

async function openCluster(dir: string, forTests: boolean): Promise<Cluster> {
	const found = await programs();
	// Only the innermost directory is private: the ones above belong to whoever made them.
	mkdirSync(dirname(dir), { recursive: true });
	mkdirSync(dir, { recursive: true, mode: 0o700 });
	const launcher = launcherFor([dir, dirname(found.initdb)]);
	give(launcher, dir);
	return { dir, data: join(dir, 'data'), forTests, launcher, programs: found };
}

async function initialise({ dir, data, forTests, launcher, programs: { initdb } }: Cluster) {
	const password = join(dir, 'password');
	writeFileSync(password, randomBytes(18).toString('base64url'), { mode: 0o600 });
	give(launcher, password);
	await launcher.run(initdb, [
		...['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${password}`],
		// The builtin C.UTF-8 knows lower('Ä'), which plain C does not, and is the same on every machine.
		...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
		...(forTests ? ['--no-sync'] : [])
	]);
}

/**
 * Starts the server on a free port. After a kill -9 its last processes need a moment to go away, and the free port may
 * be taken between finding and using it: both are cured by trying again.
 */
async function start(cluster: Cluster): Promise<number> {
	const { data, launcher, programs: found } = cluster;
	const log = join(cluster.dir, 'postgres.log');
	for (let attempt = 1; ; attempt++) {
		removeForeignPidFile(data);
		const port = await freePort();
		const before = logLength(log);
		const options = settings(port, cluster.forTests).map(([name, value]) => `-c ${name}=${value}`);
		const started = await launcher.launch(found.pgCtl, [
			...['start', '-w', '-s', '-D', data, '-l', log],
			...['-o', options.join(' ')]
		]);
		if (started) return port;
		const reason = readLog(log, before);
		const passing = /lock file|shared memory|could not bind|starting up|shutting down/i.test(reason);
		if (!passing || attempt === START_ATTEMPTS) throw new Error(`PostgreSQL did not start in ${data}:\n${reason}`);
		await pause(PAUSE_BETWEEN_ATTEMPTS_MS);
	}
}

async function stop({ data, launcher, programs: { pgCtl }, dir, forTests }: Cluster, leave: () => boolean) {
	await locked(dir, async () => {
		const last = leave();
		if (last) await launcher.run(pgCtl, ['stop', '-s', '-w', '-D', data, '-m', forTests ? 'immediate' : 'fast']);
	});
}

/** Small machines and short queries: planning and compiling in parallel costs more than it gives. */
const settings = (port: number, forTests: boolean): [name: string, value: string][] => [
	['port', String(port)],
	['listen_addresses', '127.0.0.1'],
	...(process.platform === 'win32' ? [] : ([['unix_socket_directories', "''"]] as [string, string][])),
	['timezone', 'UTC'],
	['log_timezone', 'UTC'],
	['max_connections', '100'],
	['shared_buffers', '128MB'],
	['work_mem', '8MB'],
	['jit', 'off'],
	['max_parallel_workers_per_gather', '0'],
	['random_page_cost', '1.1'],
	...(forTests ? testSettings : [])
];

/** What tests write need not survive a power cut. */
const testSettings: [name: string, value: string][] = [
	['fsync', 'off'],
	['synchronous_commit', 'off'],
	['full_page_writes', 'off'],
	['wal_level', 'minimal'],
	['max_wal_senders', '0']
];

function urlOf({ dir }: Cluster, port: number) {
	return `postgres://postgres:${readFileSync(join(dir, 'password'), 'utf8')}@127.0.0.1:${port}/postgres`;
}

function give({ account }: Launcher, path: string) {
	if (account) chownSync(path, account.uid, account.gid);
}

const logLength = (log: string) => (existsSync(log) ? readFileSync(log, 'utf8').length : 0);

const readLog = (log: string, from: number) =>
	existsSync(log) ? readFileSync(log, 'utf8').slice(from).slice(-1_500) : 'no log was written';
