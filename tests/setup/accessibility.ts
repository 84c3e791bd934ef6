import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** BITV 2.0 and EN 301 549 ask for WCAG 2.2 A and AA; what axe can find of them must be nothing. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const said = ({ html, failureSummary = '' }: { html: string; failureSummary?: string }) => `${html} ${failureSummary}`;

/** No finding on the page as it is now, in the light and in the dark theme. */
export async function expectAccessible(page: Page): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		// Colours change over a moment; a finding in the middle of that is none.
		await page.waitForTimeout(300);
		const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
		const findings = violations.map(({ id, help, nodes }) => `${id}: ${help} – ${nodes.map(said).join(' ')}`);
		expect(findings, `axe on ${page.url()} (${colorScheme})`).toEqual([]);
	}
}
