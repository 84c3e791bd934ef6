import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** BITV 2.0 and EN 301 549 ask for WCAG 2.2 A and AA; what axe can find of them must be nothing. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export type Theme = 'light' | 'dark';

/** No finding on the page as it is now; the dark theme differs in its colours alone. */
export async function expectAccessible(page: Page, themes: readonly Theme[] = ['light', 'dark']): Promise<void> {
	for (const theme of themes)
		await lookIn(page, theme, (axe) =>
			theme === 'light' ? axe.withTags(tags) : axe.withRules(['color-contrast', 'link-in-text-block'])
		);
}

async function lookIn(page: Page, colorScheme: Theme, choose: (axe: AxeBuilder) => AxeBuilder) {
	await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
	await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
	// The mode without frames: the app has none, and the other one opens a page of its own for every look.
	const { violations } = await choose(new AxeBuilder({ page }).setLegacyMode(true)).analyze();
	const findings = violations.map(({ id, help, nodes }) => `${id}: ${help} – ${nodes.map(said).join(' ')}`);
	expect(findings, `axe on ${page.url()} (${colorScheme})`).toEqual([]);
}

const said = ({ html, failureSummary = '' }: { html: string; failureSummary?: string }) => `${html} ${failureSummary}`;
