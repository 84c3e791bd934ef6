import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAMP = join('build', '.source-hash');

/** All that a build is made of; tests and the command line are not in it. */
const sources = ['src', 'static', 'package-lock.json', 'svelte.config.js', 'tsconfig.json', 'vite.config.ts'];
const notBuilt = /\.test\.ts$|^src[\\/]cli[\\/]/;

/** Builds the app unless `build/` was made from exactly these sources. */
export async function buildIfNeeded(say: (line: string) => void = console.log): Promise<void> {
	const current = hashOf(sources.flatMap(filesIn).filter((file) => !notBuilt.test(file)));
	if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === current) return;
	say('Building the app, about half a minute …');
	await build();
	writeFileSync(STAMP, current);
}

function hashOf(files: string[]) {
	const hash = createHash('sha256').update(process.version);
	for (const file of files.sort()) hash.update(`\0${file}\0`).update(readFileSync(file));
	return hash.digest('hex');
}

function filesIn(path: string): string[] {
	if (!existsSync(path)) return [];
	const entries = path.includes('.') ? null : readdirSync(path, { withFileTypes: true, recursive: true });
	return entries?.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)) ?? [path];
}

/**
 * Quiet when it works; a build that fails shows everything it said. The plugin for the service worker hides any mistake
 * behind one about "swSrc"; building again without it brings the real one to light.
 */
async function build(): Promise<void> {
	const first = await runVite({});
	if (first.passed) return;
	const second = first.output.includes('swSrc') ? await runVite({ NO_PWA: '1' }) : first;
	throw new Error(`The build failed:\n${second.passed ? first.output : second.output}`);
}

function runVite(values: Record<string, string>): Promise<{ passed: boolean; output: string }> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [join('node_modules', 'vite', 'bin', 'vite.js'), 'build'], {
			env: { ...process.env, NODE_ENV: 'production', ...values }
		});
		const said: Buffer[] = [];
		for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
		child.on('error', reject).on('close', (code) => {
			resolve({ passed: code === 0, output: Buffer.concat(said).toString() });
		});
	});
}
