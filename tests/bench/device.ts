import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { chromiumFlags, findChromium } from '../../scripts/chromium';
import type { DevicePage } from './device-page';
import { figure, type Figure } from './figures';

/** A slow tablet. */
const SLOWDOWN = 4;
const ROUNDS = 200;
const targets: Record<number, { text: number; open: number }> = {
	10_000: { text: 20, open: 300 },
	60_000: { text: 80, open: 600 }
};

/**
 * The copy of the offers on a slow tablet. Chromium slows down pages but not workers, so what the worker does is timed in
 * the page; that the page itself never waits is measured with the worker.
 */
export async function measureDevice(counts: readonly number[]): Promise<Figure[]> {
	const server = await serve({
		'/page.js': await bundled('tests/bench/device-page.ts'),
		'/worker.js': await bundled('src/lib/client/offline/offers.worker.ts')
	});
	const executablePath = findChromium();
	const browser = await chromium.launch({ args: chromiumFlags, ...(executablePath ? { executablePath } : {}) });
	try {
		const figures: Figure[] = [];
		for (const count of counts) {
			const context = await browser.newContext();
			figures.push(...(await measureCount(await context.newPage(), server.url, count)));
			await context.close();
		}
		return figures;
	} finally {
		await browser.close();
		server.stop();
	}
}

async function measureCount(page: Page, url: string, count: number): Promise<Figure[]> {
	const slow = await page.context().newCDPSession(page);
	const open = async () => {
		await page.goto(url);
		await page.waitForFunction('globalThis.page !== undefined');
		await slow.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
	};
	await page.goto(url);
	await page.waitForFunction('globalThis.page !== undefined');
	await call(page, 'fill', count);
	const opens: number[] = [];
	for (let round = 0; round < 5; round++) {
		await open();
		opens.push(await call(page, 'coldOpen'));
	}
	const filtered = await call(page, 'times', ROUNDS, false);
	const texts = await call(page, 'times', ROUNDS, true);
	await open();
	const longest = await call(page, 'longestTask', `${url}/worker.js`, 50);
	if (filtered.found === 0 || texts.found === 0) throw new Error('searches that find nothing prove nothing');
	const offers = `device, ${count.toLocaleString('en')} offers, CPU ÷ ${SLOWDOWN}:`;
	const target = targets[count] ?? { text: 80, open: 600 };
	return [
		figure({ what: `${offers} filter + sort, p95`, value: p95(filtered.times), unit: ' ms', atMost: 10 }),
		figure({ what: `${offers} with words, p95`, value: p95(texts.times), unit: ' ms', atMost: target.text }),
		figure({ what: `${offers} cold open, median`, value: quantile(opens, 0.5), unit: ' ms', atMost: target.open }),
		figure({ what: `${offers} longest task of the page`, value: longest, unit: ' ms', atMost: 50 })
	];
}

type Name = keyof DevicePage;
const call = <N extends Name>(page: Page, name: N, ...args: Parameters<DevicePage[N]>) =>
	page.evaluate(
		([asked, given]) =>
			(globalThis as unknown as { page: Record<string, (...values: unknown[]) => unknown> }).page[asked]?.(...given),
		[name, args] as [string, unknown[]]
	) as Promise<Awaited<ReturnType<DevicePage[N]>>>;

const quantile = (values: readonly number[], share: number) => {
	const ordered = [...values].sort((a, b) => a - b);
	return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? NaN;
};
const p95 = (values: readonly number[]) => quantile(values, 0.95);

/** One script with all it needs. */
async function bundled(entry: string): Promise<string> {
	const result = await build({
		...{ configFile: false as const, logLevel: 'warn' as const },
		resolve: { alias: { $lib: fileURLToPath(new URL('../../src/lib', import.meta.url)) } },
		build: { write: false, lib: { entry, formats: ['es'], fileName: 'script' } }
	});
	const [output] = Array.isArray(result) ? result : [];
	const chunk = output?.output[0];
	if (chunk?.type !== 'chunk') throw new Error(`${entry} was not bundled`);
	return chunk.code;
}

async function serve(scripts: Record<string, string>) {
	const server = createServer((request, response) => {
		const script = scripts[request.url ?? ''];
		response.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript');
		response.end(script ?? '<!doctype html><title>bench</title><script type="module" src="/page.js"></script>');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${String(port)}`,
		stop: () => {
			server.closeAllConnections();
			server.close();
		}
	};
}
