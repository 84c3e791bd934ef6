import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbedded } from '../../src/lib/server/db/embedded';

let above = '';
let dir = '';

beforeAll(async () => {
	// Closed to everybody but its owner, as `mktemp -d` and a home directory are: root's database must live there too.
	above = await mkdtemp(join(tmpdir(), 'ankerplatz-embedded-'));
	dir = join(above, 'postgres');
});

afterAll(() => rm(above, { recursive: true, force: true }));

const start = () => startEmbedded(dir, { forTests: true });

async function ask(url: string, question: string): Promise<unknown> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		const { rows } = await client.query<{ answer: unknown }>(question);
		return rows[0]?.answer;
	} finally {
		await client.end();
	}
}

/** A process that starts the database, says so and then does nothing until it is killed. */
async function startElsewhere() {
	const script = join(above, 'hold.mts');
	const source = resolve('src/lib/server/db/embedded.ts');
	await writeFile(
		script,
		`import { startEmbedded } from '${source}';\nawait startEmbedded('${dir}', { forTests: true });\nconsole.log('started');\nsetInterval(() => {}, 1000);\n`
	);
	const holder = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] });
	await once(holder.stdout, 'data');
	return async () => {
		holder.kill('SIGKILL');
		await once(holder, 'exit');
	};
}

describe('the embedded PostgreSQL', () => {
	it('knows umlauts, sorts German and keeps UTC', async () => {
		const { url, stop } = await start();
		try {
			expect(await ask(url, `SELECT lower('ÄÖÜ') AS answer`)).toBe('äöü');
			expect(await ask(url, `SELECT 'Ähre' COLLATE "de-x-icu" < 'Bad' AS answer`)).toBe(true);
			expect(await ask(url, `SELECT current_setting('timezone') AS answer`)).toBe('UTC');
		} finally {
			await stop();
		}
	});

	it('is shared by all who ask for the directory, and stops with the last of them', async () => {
		const first = await start();
		const second = await start();
		expect([first.reused, second.reused]).toEqual([false, true]);
		expect(second.url).toBe(first.url);

		await first.stop();
		expect(await ask(second.url, 'SELECT 1 AS answer')).toBe(1);
		await second.stop();
		await expect(ask(second.url, 'SELECT 1 AS answer')).rejects.toThrow('ECONNREFUSED');
	});

	it('keeps its data from start to start', async () => {
		const first = await startEmbedded(dir);
		await ask(first.url, 'CREATE TABLE kept (answer int)');
		await ask(first.url, 'INSERT INTO kept VALUES (7)');
		await first.stop();
		const second = await start();
		try {
			expect(await ask(second.url, 'SELECT answer FROM kept')).toBe(7);
		} finally {
			await second.stop();
		}
	});

	it('is taken over, and in the end stopped, after its process was killed', async () => {
		const kill = await startElsewhere();
		await kill();
		const { url, reused, stop } = await start();
		expect(reused).toBe(true);
		await stop();
		await expect(ask(url, 'SELECT 1 AS answer')).rejects.toThrow('ECONNREFUSED');
	});

	it('starts again after it was killed itself', async () => {
		const kill = await startElsewhere();
		const pid = Number((await readFile(join(dir, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]);
		process.kill(pid, 'SIGKILL');
		await kill();
		const { url, stop } = await start();
		try {
			expect(await ask(url, 'SELECT 1 AS answer')).toBe(1);
		} finally {
			await stop();
		}
	});

	it('does not trust a pid that by now belongs to another program', async () => {
		const first = await start();
		const file = join(dir, 'data', 'postmaster.pid');
		const lines = (await readFile(file, 'utf8')).split('\n');
		await first.stop();
		await writeFile(file, [String(process.pid), ...lines.slice(1)].join('\n'));
		const { url, reused, stop } = await start();
		try {
			expect(reused).toBe(false);
			expect(await ask(url, 'SELECT 1 AS answer')).toBe(1);
		} finally {
			await stop();
		}
	});
});
