import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '../setup/running-app';
import { figure, type Figure } from './figures';
import { median, timed } from './load';

const MOST_SECONDS = 2;

/**
 * From calling `npm start`'s program to the whole first page, with the embedded database and without the demo. The first
 * start builds the app and lays the database; it is told apart. The app is heard of up to 50 ms after it is ready.
 */
export async function measureStart(rounds: number): Promise<Figure[]> {
	const dataDir = await mkdtemp(join(tmpdir(), 'ankerplatz-start-'));
	try {
		const cold = await startAndStop(dataDir);
		const warm: number[] = [];
		const empty: number[] = [];
		for (let round = 0; round < rounds; round++) {
			warm.push(await startAndStop(dataDir));
			empty.push(await timed(runEmpty));
		}
		const [started, bare] = [median(warm), median(empty)];
		return [
			figure({ what: 'first start in an empty directory', value: cold / 1_000, unit: ' s' }),
			figure({ what: 'start to first page, warm', value: started / 1_000, unit: ' s', atMost: MOST_SECONDS }),
			figure({ what: 'the slowest of them', value: Math.max(...warm) / 1_000, unit: ' s' }),
			figure({ what: 'an empty program with tsx', value: bare / 1_000, unit: ' s' }),
			figure({ what: 'start ÷ empty program', value: started / bare, unit: '×' })
		];
	} finally {
		await rm(dataDir, { recursive: true, force: true });
	}
}

/** Milliseconds until the first page is there; the stop does not count. */
async function startAndStop(dataDir: string): Promise<number> {
	const begun = performance.now();
	const app = await startApp({ DATA_DIR: dataDir, DEMO: '0' });
	try {
		const response = await fetch(app.baseUrl);
		const page = await response.text();
		if (!response.ok || !page.includes('</html>'))
			throw new Error(`no first page: ${String(response.status)}\n${page}`);
		return performance.now() - begun;
	} finally {
		await app.stop();
	}
}

async function runEmpty() {
	const program = spawn(process.execPath, ['--import', 'tsx', join('tests', 'bench', 'empty.ts')], {
		stdio: 'inherit'
	});
	await once(program, 'exit');
}
