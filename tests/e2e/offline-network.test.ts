import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from '../setup/browser';
import { openDoor } from '../setup/newer-build';
import { keptOnDevice, readyOffline, unreachable } from './device';
import { signIn } from './people';

const SEARCH = '/suche?art=S34&von=2027-01-11&bis=2027-07-12&amt=13075';
const isStream = (url: string) => url.includes('live.events');

describe('a bad network', () => {
	test('every third request fails: the list is there all the same, and says where it comes from', async ({ visit }) => {
		const page = await visit('phone', { expected: unreachable });
		await signIn(page, 'fachkraft@vg.demo', SEARCH);
		await readyOffline(page);
		await keptOnDevice(page);
		let asked = 0;
		await page.context().route(/\/api\/trpc\/offers/, async (route) => {
			asked += 1;
			if (asked % 3 === 1) await route.abort('connectionreset');
			else await route.continue();
		});
		for (const end of ['2027-07-12', '2027-07-13', '2027-07-14']) {
			await page.goto(SEARCH.replace('2027-07-12', end));
			await page.locator('article.offer').first().waitFor();
		}
		// The first paint comes from the server itself; what is asked for by the page is what may fail.
		await page.getByRole('link', { name: /Alle Angebote/ }).click();
		await page.waitForURL(/liste=alle/);
		expect(await page.locator('article.offer').count()).toBeGreaterThan(3);
		expect(asked).toBeGreaterThan(0);
	});
});

describe('several tabs', () => {
	test('share one stream, and another tab goes on with it when the first is closed', async ({ visit }) => {
		const provider = await visit('phone');
		await signIn(provider, 'admin@traeger2.demo', '/vakanzen');
		const first = await visit('desktop', { expected: unreachable });
		const streams: string[] = [];
		first.context().on('request', (request) => {
			if (isStream(request.url())) streams.push(request.url());
		});
		await signIn(first, 'controlling@vg.demo', SEARCH);
		await expect.poll(() => streams.length).toBe(1);
		const second = await first.context().newPage();
		const answers: number[] = [];
		second.on('response', (response) => {
			if (response.url().includes('offers.search')) answers.push(response.status());
		});
		await second.goto(SEARCH);
		await second.locator('article.offer').first().waitFor();
		expect(streams).toHaveLength(1);
		await change(provider);
		await expect.poll(() => answers.length, { timeout: 5_000 }).toBeGreaterThan(0);

		await first.close();
		await expect.poll(() => streams.length).toBe(2);
		answers.length = 0;
		await change(provider);
		await expect.poll(() => answers.length, { timeout: 5_000 }).toBeGreaterThan(0);
	});
});

const change = (provider: Page) =>
	provider
		.locator('.line')
		.first()
		.getByRole('button', { name: /Weniger/ })
		.click();

describe('a server that is stopped behind its proxy', () => {
	test('is like no network: the list from this device says its age, what is entered waits and arrives', async ({
		visit,
		baseUrl
	}) => {
		const door = await openDoor(baseUrl);
		try {
			const page = await visit('phone', { baseURL: door.url, expected: [...unreachable, /50[234]/] });
			await signIn(page, 'admin@traeger2.demo', '/vakanzen');
			const less = page.getByRole('button', { name: /^Weniger: Betreibbare/ }).first();
			await less.waitFor();
			await readyOffline(page);
			door.stop();
			await page.reload();
			await page.getByText(/^Offline\. Stand: .*\(offline\)/).waitFor();
			await less.click();
			await page.getByText(/Gespeichert\. Wird gesendet/).waitFor();

			door.start();
			await expect.poll(() => page.getByText('auf Verbindung').count(), { timeout: 30_000 }).toBe(0);
			// Nothing old stays on the screen once the server can be reached again.
			await expect.poll(() => page.getByText('(offline)').count(), { timeout: 20_000 }).toBe(0);
			await page.getByText('Offline.').waitFor({ state: 'detached' });
		} finally {
			door.close();
		}
	});
});

describe('a new version', () => {
	test('asks before it reloads, and what was typed into a form stays', async ({ visit, baseUrl }) => {
		const door = await openDoor(baseUrl);
		try {
			const page = await visit('phone', { baseURL: door.url, expected: unreachable });
			await signIn(page, 'fachkraft@nwm.demo', '/faelle/neu');
			await readyOffline(page);
			await page.getByLabel('Nachname').fill('Mitten im Satz');
			door.deploy();
			await page.evaluate(async () => {
				await (await navigator.serviceWorker.getRegistration())?.update();
			});
			const load = page.getByRole('button', { name: 'Jetzt laden' });
			await load.waitFor();
			expect(await page.getByLabel('Nachname').inputValue()).toBe('Mitten im Satz');
			const reloaded = page.waitForEvent('load');
			await load.click();
			await reloaded;
			await expect.poll(() => page.getByLabel('Nachname').inputValue()).toBe('Mitten im Satz');
		} finally {
			door.close();
		}
	});
});
