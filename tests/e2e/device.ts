import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What a browser says when it cannot reach a server, also while it looks for a new version of the app. */
export const unreachable = [
	/Failed to load resource|ERR_INTERNET_DISCONNECTED|ERR_FAILED|net::|Failed to fetch|when fetching the script/
];

/** The page can be opened without network from now on. */
export const readyOffline = (page: Page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

/** How many records a store of this device has, or has with this key; 0 where there is none. */
export const countStored = (page: Page, [database, store]: readonly [string, string], key: string | null = null) =>
	page.evaluate(
		([name, table, wanted]) =>
			new Promise<number>((resolve) => {
				const opening = indexedDB.open(name);
				opening.onerror = () => {
					resolve(0);
				};
				opening.onsuccess = () => {
					const opened = opening.result;
					const end = (count: number) => {
						opened.close();
						resolve(count);
					};
					if (!opened.objectStoreNames.contains(table)) {
						end(0);
						return;
					}
					const counting = opened
						.transaction(table)
						.objectStore(table)
						.count(wanted ?? undefined);
					counting.onsuccess = () => {
						end(counting.result);
					};
				};
			}),
		[database, store, key] as const
	);

/** How much of what was entered on this device has not been taken by the portal yet, whoever entered it. */
export const countUnsent = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<number>((resolve, reject) => {
				const opening = indexedDB.open('ankerplatz-ausgang');
				opening.onerror = () => {
					reject(new Error('the outbox cannot be opened'));
				};
				opening.onsuccess = () => {
					const opened = opening.result;
					const reading = opened.transaction('entries').objectStore('entries').getAll();
					reading.onsuccess = () => {
						opened.close();
						resolve((reading.result as { state: string }[]).filter(({ state }) => state !== 'done').length);
					};
				};
			})
	);

/** Waits until the own area is here with the pages of its offers, the places of the Land and the pictures. */
export async function keptOnDevice(page: Page) {
	for (const store of ['areas', 'places', 'details', 'thumbnails']) {
		await expect.poll(() => countStored(page, ['ankerplatz', store]), { timeout: 30_000 }).toBeGreaterThan(0);
	}
}
