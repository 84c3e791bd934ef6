import { mkdirSync } from 'node:fs';
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';
import { inject, test as base } from 'vitest';
import { chromiumFlags, findChromium } from '../../scripts/chromium';

const touch = { hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

/** The sizes every screen is looked at; the phone comes first. */
export const devices = {
	phone: { viewport: { width: 360, height: 740 }, ...touch },
	tablet: { viewport: { width: 820, height: 1180 }, ...touch },
	tabletLandscape: { viewport: { width: 1180, height: 820 }, ...touch },
	desktop: { viewport: { width: 1440, height: 900 } }
} satisfies Record<string, BrowserContextOptions>;

export type Device = keyof typeof devices;

type VisitOptions = BrowserContextOptions & {
	/** Complaints of the browser this journey provokes, e.g. a request while offline. */
	expected?: RegExp[];
};

/**
 * `visit('phone')` opens a page in a browser profile of its own. Whatever a page writes to console.error, and every
 * error nobody caught, makes the test fail; a failing test leaves a picture of each of its pages in test-results/.
 */
export const test = base
	.extend('baseUrl', { scope: 'worker' }, () => inject('app').baseUrl)
	.extend('browser', { scope: 'worker' }, async ({}, { onCleanup }) => {
		const executablePath = findChromium();
		const browser = await chromium.launch({ args: chromiumFlags, ...(executablePath ? { executablePath } : {}) });
		onCleanup(() => browser.close());
		return browser;
	})
	.extend('visit', ({ browser, baseUrl, task }, { onCleanup }) => {
		const complaints: string[] = [];
		const pages: Page[] = [];
		onCleanup(async () => {
			if (task.result?.state === 'fail')
				await Promise.all(pages.map((page, index) => takePicture(page, task.name, index)));
			await Promise.all(pages.map((page) => page.context().close()));
			if (complaints.length > 0) throw new Error(`The browser complained:\n${complaints.join('\n')}`);
		});
		return async (device: Device, { expected = [], ...options }: VisitOptions = {}) => {
			const context = await browser.newContext({
				baseURL: baseUrl,
				locale: 'de-DE',
				timezoneId: 'Europe/Berlin',
				...devices[device],
				...options
			});
			const page = await context.newPage();
			pages.push(page);
			const complain = (text: string) => {
				if (!expected.some((pattern) => pattern.test(text))) complaints.push(`${device}: ${text}`);
			};
			page.on('pageerror', (error) => {
				complain(error.stack ?? error.message);
			});
			page.on('console', (message) => {
				if (message.type() === 'error') complain(`${message.text()} (${message.location().url})`);
			});
			return page;
		};
	});

async function takePicture(page: Page, testName: string, index: number) {
	if (page.isClosed()) return;
	mkdirSync('test-results', { recursive: true });
	const name = testName.toLowerCase().replace(/[^a-z0-9äöüß]+/g, '-');
	await page.screenshot({ path: `test-results/${name}-${index + 1}.png`, fullPage: true });
}
