import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** Without a sandbox (tests run as root in containers), and without calls to anybody but the tested server. */
export const chromiumFlags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

const usualPlaces = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
];

/** CHROMIUM_PATH, one of the usual places, or the one Playwright has downloaded. */
export function findChromium(): string | undefined {
	const given = process.env['CHROMIUM_PATH'];
	if (given) return given;
	return [...usualPlaces, chromium.executablePath()].find((path) => existsSync(path));
}

/** Installs Chromium if there is none; throws with the command to type if that is not possible. */
export function ensureChromium(): string {
	const found = findChromium() ?? install();
	if (found && runs(found)) return found;
	throw new Error(
		`${found ? `Chromium at ${found} does not start.` : 'The tests need Chromium, and installing it failed.'}\n` +
			`Install it with one of\n  ${commands.join('\n  ')}\nor set CHROMIUM_PATH to the one you have.`
	);
}

const commands = ['sudo apt-get update && sudo apt-get install -y chromium', 'npx playwright-core install chromium'];

function install() {
	console.log('No Chromium found, installing it …');
	const isRoot = process.getuid?.() === 0;
	if (isRoot && succeeds('apt-get', ['--version'])) {
		if (
			succeeds('apt-get', ['update']) &&
			succeeds('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])
		) {
			return findChromium();
		}
	}
	succeeds('npx', ['playwright-core', 'install', 'chromium']);
	return findChromium();
}

const succeeds = (program: string, args: string[]) =>
	spawnSync(program, args, {
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	}).status === 0;

function runs(path: string) {
	try {
		execFileSync(path, ['--version', '--no-sandbox'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}
