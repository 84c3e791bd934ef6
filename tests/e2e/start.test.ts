import { existsSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { pause } from '../../src/lib/server/db/embedded-waiting';
import { startApp, startWithNpm } from '../setup/running-app';

const { baseUrl } = inject('app');

describe('the started app', () => {
	it('says that it lives and that it is ready', async () => {
		expect(await (await fetch(`${baseUrl}/health`)).text()).toBe('ok');
		expect(await (await fetch(`${baseUrl}/ready`)).text()).toBe('ready');
	});

	it.each(['/', '/service-worker.js', '/manifest.webmanifest', '/shell', '/there-is-no-such-page'])(
		'protects %s by headers',
		async (path) => {
			const { headers } = await fetch(`${baseUrl}${path}`, { redirect: 'manual' });
			expect(Object.fromEntries(headers)).toMatchObject({
				'x-content-type-options': 'nosniff',
				'x-frame-options': 'DENY',
				'referrer-policy': 'same-origin'
			});
			expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
		}
	);

	it.each(['/service-worker.js', '/manifest.webmanifest', '/shell'])('lets nobody keep an old %s', async (path) => {
		const answer = await fetch(`${baseUrl}${path}`);
		expect(answer.status).toBe(200);
		expect(answer.headers.get('cache-control')).toBe('no-cache');
	});

	it('lets fingerprinted files be kept', async () => {
		const worker = await (await fetch(`${baseUrl}/service-worker.js`)).text();
		const [file = ''] = /_app\/immutable\/[^"]+\.js/.exec(worker) ?? [];
		const { headers } = await fetch(`${baseUrl}/${file}`);
		expect(headers.get('cache-control')).toContain('immutable');
	});

	it('allows no inline script on its pages', async () => {
		const { headers } = await fetch(`${baseUrl}/`);
		const policy = headers.get('content-security-policy') ?? '';
		expect(policy).toMatch(/script-src 'self'/);
		expect(policy).not.toMatch(/script-src[^;]*'unsafe-/);
	});

	it('is the same under 127.0.0.1 as under localhost', async () => {
		const answer = await fetch(`${baseUrl.replace('localhost', '127.0.0.1')}/ready`);
		expect(answer.status).toBe(200);
	});

	it('does not start a second time on the same port, and says what to do', async () => {
		const { port } = new URL(baseUrl);
		await expect(startApp({ PORT: port, DEMO: '0' })).rejects.toThrow(`PORT=${Number(port) + 1} npm start`);
	});

	it('ends the start with a mistake in the environment by one line that names it', async () => {
		await expect(startApp({ DEMO: 'ja' })).rejects.toThrow('DEMO must be one of 0, 1 (found "ja")');
	});
});

describe('a start without the demo', () => {
	it('is warm within two seconds and stops within one', async () => {
		const cold = await startApp({ DEMO: '0' });
		try {
			expect(cold.output()).not.toContain('@vg.demo');
			expect(await cold.stop()).toBe(0);

			const started = performance.now();
			const warm = await startApp({ DEMO: '0', DATA_DIR: cold.dataDir });
			const toFirstPage = performance.now() - started;
			const stopping = performance.now();
			expect(await warm.stop()).toBe(0);
			const toEnd = performance.now() - stopping;

			// Generous for a busy machine; alone it is about a quarter of each.
			expect(toFirstPage).toBeLessThan(8_000);
			expect(toEnd).toBeLessThan(3_000);
		} finally {
			await cold.remove();
		}
	});

	it('ends with the npm that started it, and takes its database along', async () => {
		const { baseUrl: address, dataDir, stop, remove } = await startApp({ DEMO: '0' }, startWithNpm);
		try {
			await stop();
			await expect(endOf(address)).resolves.toBe('ended');
			expect(existsSync(`${dataDir}/postgres/data/postmaster.pid`)).toBe(false);
		} finally {
			await remove();
		}
	});
});

/** npm ends at once, the server a moment later. */
async function endOf(address: string) {
	for (let look = 0; look < 100; look++) {
		if (await fetch(`${address}/health`).catch(() => null)) await pause(100);
		else return pause(1_000).then(() => 'ended');
	}
	return 'still there';
}
