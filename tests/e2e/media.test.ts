import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from '../setup/browser';
import { signIn } from './people';

const SEARCH = '/suche?art=S34&von=2027-01-11&bis=2027-07-12&amt=13075';

const overflowOf = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Main screens by who works on them. */
const screens: Record<string, readonly string[]> = {
	'fachkraft@vg.demo': [SEARCH, '/suche/karte', '/faelle', '/postfach', '/konto', '/konto/offline', '/mehr'],
	'admin@traeger1.demo': ['/heute', '/vakanzen', '/anfragen', '/verwaltung/konten'],
	'admin@vg.demo': ['/verwaltung/briefe', '/verwaltung/import', '/verwaltung/protokoll']
};

describe('every main screen', () => {
	for (const [email, paths] of Object.entries(screens)) {
		test(`of ${email} fits 320 px, and a computer at 200 %`, { timeout: 120_000 }, async ({ visit }) => {
			const page = await visit('phone', { viewport: { width: 320, height: 640 } });
			await signIn(page, email);
			for (const path of paths) {
				await page.setViewportSize({ width: 320, height: 640 });
				await page.goto(path);
				await page.locator('h1').first().waitFor();
				expect(await overflowOf(page), `${path} at 320 px`).toBeLessThanOrEqual(0);
				// 1440 × 900 at 200 % is a window of half the size.
				await page.setViewportSize({ width: 720, height: 450 });
				expect(await overflowOf(page), `${path} at 200 %`).toBeLessThanOrEqual(0);
			}
		});
	}
});

describe('what the person has asked of the device', () => {
	test('nothing moves where motion is reduced', async ({ visit }) => {
		const page = await visit('desktop', { reducedMotion: 'reduce' });
		await signIn(page, 'fachkraft@vg.demo', SEARCH);
		await page.locator('article.offer').first().waitFor();
		const moving = await page.evaluate(() =>
			[...document.querySelectorAll('*')]
				.map((element) => ({ name: element.getAttribute('class'), style: getComputedStyle(element) }))
				.filter(({ style }) =>
					[style.transitionDuration, style.animationDuration].some((text) =>
						text.split(',').some((duration) => parseFloat(duration) * (duration.trim().endsWith('ms') ? 1 : 1000) > 10)
					)
				)
				.map(({ name }) => name)
		);
		expect(moving).toEqual([]);
	});

	test('paper has the list, not the navigation', async ({ visit }) => {
		const page = await visit('desktop');
		await signIn(page, 'fachkraft@vg.demo', SEARCH);
		await page.locator('article.offer').first().waitFor();
		await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
		expect(await page.locator('nav.navigation').isVisible()).toBe(false);
		expect(await page.locator('article.offer').first().isVisible()).toBe(true);
		const ink = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
		expect(ink).toMatch(/rgba?\(255, 255, 255|rgba\(0, 0, 0, 0\)|oklch\(1|oklch\(100%|rgb\(255/);
	});
});
