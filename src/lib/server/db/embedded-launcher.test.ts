import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launcherFor } from './embedded-launcher';

/** As `mktemp -d` makes it: closed to everybody but its owner, who is root in a container. */
let closed = '';
let inside = '';

beforeAll(() => {
	closed = mkdtempSync(join(tmpdir(), 'ankerplatz-launcher-'));
	inside = join(closed, 'inside');
	mkdirSync(inside);
	writeFileSync(join(inside, 'file'), 'text');
});

afterAll(() => {
	rmSync(closed, { recursive: true, force: true });
});

it('runs programs that find their files behind a closed directory, whoever they run as', async () => {
	const launcher = launcherFor([inside, process.execPath]);
	// The programs of PostgreSQL look for each other with access(2), which judges rights in its own way.
	const look = `fs.accessSync(${JSON.stringify(join(inside, 'file'))}); if (process.getuid?.() === 0) process.exit(3);`;
	await expect(launcher.run(process.execPath, ['-e', look])).resolves.toBeUndefined();
});

it('tells what a program said when it fails', async () => {
	const complain = `console.error('no room left'); process.exit(1);`;
	await expect(launcherFor([inside, process.execPath]).run(process.execPath, ['-e', complain])).rejects.toThrow(
		'no room left'
	);
});

it('says whether a program that stays behind could be started', async () => {
	const launcher = launcherFor([inside, process.execPath]);
	expect(await launcher.launch(process.execPath, ['-e', ''])).toBe(true);
	expect(await launcher.launch(process.execPath, ['-e', 'process.exit(1)'])).toBe(false);
});
