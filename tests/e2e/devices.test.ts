import { describe, expect } from 'vitest';
import { expectAccessible } from '../setup/accessibility';
import { test } from '../setup/browser';
import { signIn } from './people';
import { firstLink, withoutCopy, type Screens } from './screens';

const SEARCH = '/suche?art=S34&von=2027-01-11&bis=2027-07-12&amt=13075';

/**
 * A tablet both ways, the smallest phone, and a desk at 200 %, which is a window of half the size. The tablet upright and
 * the desk have the layout of one of the others, in which axe looks.
 */
const windows = [
	{ width: 768, height: 1024, axe: false },
	{ width: 1024, height: 768, axe: true },
	{ width: 320, height: 640, axe: true },
	{ width: 720, height: 450, axe: false }
];

const screens: Screens = {
	'fachkraft@vg.demo': [
		SEARCH,
		firstLink(SEARCH, 'article.offer a'),
		firstLink('/faelle?stand=active&meine=1', 'a.row-link, article a'),
		'/zahlen'
	],
	'admin@traeger1.demo': ['/heute', firstLink('/vakanzen', 'a[href*="/vakanzen/"]'), '/ausgang']
};

describe('main screens fit every window, and axe finds nothing', () => {
	for (const [email, paths] of Object.entries(screens)) {
		test(`of ${email}`, { timeout: 120_000 }, async ({ visit }) => {
			const page = await visit('tablet', withoutCopy);
			await signIn(page, email);
			for (const path of paths) {
				const address = typeof path === 'string' ? path : await path(page);
				expect(address).not.toBe('');
				await page.goto(address);
				await page.locator('h1').first().waitFor();
				for (const { axe, ...size } of windows) {
					await page.setViewportSize(size);
					const overflow = await page.evaluate(
						() => document.documentElement.scrollWidth - document.documentElement.clientWidth
					);
					expect(overflow, `${address} at ${String(size.width)} px`).toBeLessThanOrEqual(0);
					if (axe) await expectAccessible(page, ['light']);
				}
			}
		});
	}
});
