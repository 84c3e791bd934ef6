import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect } from 'vitest';
import { test } from '../setup/browser';
import { readyOffline, unreachable } from './device';
import { signIn } from './people';
import { shoot, shown } from './photo-steps';
import { firstLink } from './screens';

async function openHouse(page: Page) {
	await signIn(page, 'admin@traeger1.demo');
	await page.goto(await firstLink('/vakanzen', 'a[href*="/vakanzen/"]')(page));
	await page.getByRole('heading', { name: 'Fotos der Einrichtung' }).waitFor();
	await readyOffline(page);
}

describe('a photo from the camera of a phone', () => {
	test('on a thin line says how far it is, and is called off', async ({ visit }) => {
		const page = await visit('phone');
		await openHouse(page);
		const line = await page.context().newCDPSession(page);
		await line.send('Network.emulateNetworkConditions', {
			...{ offline: false, latency: 50, downloadThroughput: 200_000, uploadThroughput: 30_000 }
		});
		await shoot(page, 'Abgebrochen', [1_600, 1_200]);
		const way = page.getByRole('list', { name: 'Fotos auf dem Weg' });
		const progress = way.getByRole('progressbar', { name: 'Abgebrochen wird hochgeladen' });
		await expect.poll(async () => Number(await progress.getAttribute('value'))).toBeGreaterThan(0);
		await way.getByRole('button', { name: 'Abbrechen' }).click();
		await way.waitFor({ state: 'detached' });
		await page.reload();
		await page.getByRole('heading', { name: 'Fotos der Einrichtung' }).waitFor();
		expect(await shown(page, 'Abgebrochen').count()).toBe(0);
		expect(await page.getByText('Offline.').count()).toBe(0);
	});

	test('waits without network and arrives once, upright, small and without its place', async ({ visit }) => {
		const page = await visit('phone', { expected: unreachable });
		await openHouse(page);
		await page.context().setOffline(true);
		await shoot(page, 'Garten hinten', [2_000, 1_000]);
		await page.getByText(/Gespeichert\. Wird gesendet/).waitFor();
		await page.context().setOffline(false);
		await shown(page, 'Garten hinten').waitFor({ timeout: 30_000 });
		expect(await shown(page, 'Garten hinten').count()).toBe(1);
		const address = (await shown(page, 'Garten hinten').locator('img').getAttribute('src')) ?? '';
		const photo = await (await page.request.get(address)).body();
		expect(await sharp(photo).metadata()).toMatchObject({ width: 800, height: 1_600, format: 'jpeg' });
		expect((await sharp(photo).metadata()).exif).toBeUndefined();
	});

	test('that is none is refused at the field, and nothing waits', async ({ visit }) => {
		const page = await visit('phone');
		await openHouse(page);
		const words = { name: 'haus.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('words') };
		await page.getByLabel('Kamera', { exact: true }).setInputFiles(words);
		await page.getByText('Dieses Foto lässt sich nicht öffnen.').waitFor();
		expect(await page.getByRole('list', { name: 'Fotos auf dem Weg' }).count()).toBe(0);
	});
});
