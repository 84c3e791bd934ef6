import { existsSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
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
	it('stops when asked, and starts again with what it has', async () => {
		const first = await startApp({ DEMO: '0' });
		try {
			expect(first.output()).not.toContain('@vg.demo');
			expect(await first.stop()).toBe(0);

			const again = await startApp({ DEMO: '0', DATA_DIR: first.dataDir });
			expect(await (await fetch(`${again.baseUrl}/ready`)).text()).toBe('ready');
			expect(await again.stop()).toBe(0);
		} finally {
			await first.remove();
		}
	});

	it('ends with the npm that started it, and takes its database along', async () => {
		const { dataDir, stop, remove } = await startApp({ DEMO: '0' }, startWithNpm);
		const databaseRuns = () => existsSync(`${dataDir}/postgres/data/postmaster.pid`);
		try {
			expect(databaseRuns()).toBe(true);
			await stop();
			// npm ends at once, the server a moment later, its database last.
			await expect.poll(databaseRuns, { timeout: 10_000 }).toBe(false);
		} finally {
			await remove();
		}
	});
});
