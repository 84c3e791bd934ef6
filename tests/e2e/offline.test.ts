import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from '../setup/browser';
import { signIn } from './people';

const SEARCH = '/suche?art=S34&von=2027-01-11&bis=2027-07-12&amt=13075';

describe('without network', () => {
	test('the offers of the own area are searched with the same prices, and what needs the server says so', async ({
		visit
	}) => {
		const page = await visit('phone', { expected: [/Failed to load resource|ERR_INTERNET_DISCONNECTED|net::/] });
		await signIn(page, 'fachkraft@vg.demo', SEARCH);
		await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		const online = await page.locator('article.offer').allInnerTexts();
		expect(online.length).toBeGreaterThan(3);
		await keptOnDevice(page);

		await page.context().setOffline(true);
		await page.reload();
		await page.locator('article.offer').first().waitFor();
		expect(await page.getByText(/Stand/).first().isVisible()).toBe(true);
		const withoutAge = (texts: string[]) =>
			texts.map((text) => text.replace(/gerade eben gemeldet|gemeldet vor .*/g, ''));
		expect(withoutAge(await page.locator('article.offer').allInnerTexts())).toEqual(withoutAge(online));
	});
});

/** Waits until the copy of the offers is complete. */
const keptOnDevice = (page: Page) =>
	expect
		.poll(
			() =>
				page.evaluate(
					() =>
						new Promise<boolean>((resolve) => {
							const opening = indexedDB.open('ankerplatz');
							opening.onerror = () => {
								resolve(false);
							};
							opening.onsuccess = () => {
								const database = opening.result;
								if (!database.objectStoreNames.contains('copies')) {
									resolve(false);
									return;
								}
								const reading = database.transaction('copies').objectStore('copies').get('offers');
								reading.onsuccess = () => {
									database.close();
									resolve(reading.result !== undefined);
								};
							};
						})
				),
			{ timeout: 15_000 }
		)
		.toBe(true);
