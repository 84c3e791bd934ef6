import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, type Theme } from '../setup/accessibility';
import { test, type Device } from '../setup/browser';
import { signIn } from './people';

/** Every screen by the role that works on it; a function finds an address that depends on data. */
export type Screens = Record<string, readonly (string | ((page: Page) => Promise<string>))[]>;

/** A look needs no copy of the app on the device, which each fresh browser profile would fetch as a whole. */
export const withoutCopy = { serviceWorkers: 'block' } as const;

/** Each screen on the smallest and the largest device; what is dark differs in its colours, which one size shows. */
export function lookAt(screens: Screens) {
	for (const [email, paths] of Object.entries(screens)) {
		test.for(['phone', 'desktop'] satisfies Device[])(
			`of ${email} on a %s`,
			{ timeout: 240_000 },
			async (device, { visit }) => {
				const page = await visit(device, withoutCopy);
				await signIn(page, email);
				const themes = device === 'phone' ? undefined : (['light'] as const);
				for (const path of paths) await look(page, typeof path === 'string' ? path : await path(page), themes);
			}
		);
	}
}

export function firstLink(listPath: string, selector: string) {
	return async (page: Page) => {
		await page.goto(listPath);
		return (await page.locator(selector).first().getAttribute('href')) ?? '';
	};
}

/** No finding of axe, nothing wider than the window, one heading of the first level. */
export async function look(page: Page, path: string, themes?: readonly Theme[]) {
	await page.goto(path);
	await page.locator('h1').first().waitFor();
	expect(await page.locator('h1').count(), `one h1 on ${path}`).toBe(1);
	expect(await page.evaluate(() => window.scrollY), `${path} opens at its top`).toBe(0);
	await expectTabInSight(page, path);
	const overflow = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(overflow, `horizontal scrolling on ${path}`).toBeLessThanOrEqual(0);
	await expectAccessible(page, themes);
}

/** The open tab of a bar that is wider than the phone. */
async function expectTabInSight(page: Page, path: string) {
	const beyond = await page.evaluate(() =>
		[...document.querySelectorAll('nav.tabs')].map((bar) => {
			const open = bar.querySelector('[aria-current=page]');
			return open === null ? 0 : open.getBoundingClientRect().right - bar.getBoundingClientRect().right;
		})
	);
	expect(Math.max(0, ...beyond), `open tab of ${path} is beyond the edge`).toBeLessThan(1);
}
