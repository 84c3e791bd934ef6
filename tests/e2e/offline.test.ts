import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from '../setup/browser';
import { countStored, keptOnDevice, readyOffline, unreachable } from './device';
import { signIn } from './people';

const PERIOD = 'art=S34&von=2027-01-11&bis=2027-07-12';
const OWN_AREA = `/suche?${PERIOD}&amt=13075`;
const AROUND = `/suche?${PERIOD}&amt=13075&plz=17389&umkreis=40&liste=alle`;

/** The lines of the list, without the age of the reports: offline it is as of the copy. */
async function linesOf(page: Page) {
	await page.locator('article.offer').first().waitFor();
	const texts = await page.locator('article.offer').allInnerTexts();
	return texts.map((text) => text.replace(/gerade eben gemeldet|gemeldet vor .*/g, ''));
}

/** The first offer of the list whose house has pictures: one that was imported has none. */
async function withPhotos(page: Page) {
	const links = await page.locator('article.offer a').all();
	const addresses = await Promise.all(links.map((link) => link.getAttribute('href')));
	for (const href of addresses) {
		await page.goto(href ?? '');
		await page.getByRole('region', { name: 'Preis' }).waitFor();
		if ((await page.locator('.photos img').count()) > 0) return href ?? '';
	}
	throw new Error('no offer has pictures');
}

async function priceOf(page: Page) {
	const card = page.getByRole('region', { name: 'Preis' });
	await card.waitFor();
	await card.locator('summary').click();
	return (await card.innerText()).replace(/Haushalt im Monat.*/s, '').trim();
}

describe('without network', () => {
	test('search, distance, price and page of an offer are as with it, and what needs the server says so', async ({
		visit
	}) => {
		const page = await visit('phone', { expected: unreachable });
		await signIn(page, 'fachkraft@vg.demo', OWN_AREA);
		const own = await linesOf(page);
		expect(own.length).toBeGreaterThan(3);
		const href = await withPhotos(page);
		await page.goto(AROUND);
		const around = await linesOf(page);
		await page.goto(href);
		const price = await priceOf(page);
		await readyOffline(page);
		await keptOnDevice(page);
		const photo =
			/[0-9a-f-]{36}/.exec((await page.locator('.photos img').first().getAttribute('src')) ?? '')?.[0] ?? '';
		await expect.poll(() => countStored(page, ['ankerplatz', 'thumbnails'], photo), { timeout: 30_000 }).toBe(1);

		await page.context().setOffline(true);
		await page.goto(OWN_AREA);
		expect(await linesOf(page)).toEqual(own);
		expect(await page.getByText(/Stand: .*\(offline\)/).isVisible()).toBe(true);
		await page.goto(AROUND);
		expect(await linesOf(page)).toEqual(around);
		await page.goto(href);
		expect(await priceOf(page)).toBe(price);
		expect(await page.getByText(/Stand: .*\(offline\)/).isVisible()).toBe(true);
		expect(await page.locator('.photos img').first().getAttribute('src')).toMatch(/^data:image/);
		// It says why it does nothing, and so can still be tapped.
		await page.getByRole('button', { name: 'Reservieren' }).click({ force: true });
		expect(await page.getByText('Geht erst wieder mit Netz.').first().isVisible()).toBe(true);
		expect(await page.getByRole('dialog').count()).toBe(0);
	});

	test('a start from the home screen shows the frame and where work goes on', async ({ visit }) => {
		const page = await visit('phone', { expected: unreachable });
		await signIn(page, 'fachkraft@vg.demo', '/mehr');
		await readyOffline(page);
		await page.context().setOffline(true);
		await page.goto('/faelle');
		await page.getByRole('link', { name: 'Mitgenommene Fälle' }).click();
		await page.getByText('Kein Fall auf diesem Gerät').waitFor();
		expect(await page.getByText(/^Offline\./).isVisible()).toBe(true);
	});
});
