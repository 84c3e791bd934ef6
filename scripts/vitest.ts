import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Count = { passed: number; failed: number };

type Report = {
	success: boolean;
	numPassedTests: number;
	numFailedTests: number;
	testResults: { status: string; assertionResults: { status: string }[] }[];
};

/** Runs the given projects of vite.config.ts, showing their output, and counts what they themselves reported. */
export async function runVitest(projects: string[]): Promise<Count> {
	const file = join(tmpdir(), `ankerplatz-${String(process.pid)}-${projects.join('-')}.json`);
	const args = ['run', ...projects.flatMap((name) => ['--project', name]), '--reporter=default', '--reporter=json'];
	const vitest = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...args, `--outputFile.json=${file}`], {
		stdio: ['ignore', 'inherit', 'inherit']
	});
	const [code] = (await once(vitest, 'close')) as [number | null];
	try {
		return countOf(JSON.parse(readFileSync(file, 'utf8')) as Report, code === 0);
	} catch {
		return { passed: 0, failed: 1 };
	} finally {
		rmSync(file, { force: true });
	}
}

/** A file that could not be loaded has no tests to fail, and an error outside of all tests fails the run: both count. */
export function countOf({ success, numPassedTests, numFailedTests, testResults }: Report, ended: boolean): Count {
	const unloaded = testResults.filter(
		({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
	).length;
	const failed = numFailedTests + unloaded;
	return { passed: numPassedTests, failed: failed === 0 && !(success && ended) ? 1 : failed };
}
