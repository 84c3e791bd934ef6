import type { Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/lib/domain/access/demo-accounts';

/** Signs in as one of the demo's people and waits for their first screen. */
export async function signIn(page: Page, email: string, wanted = '/') {
	await page.goto(`/anmelden?weiter=${encodeURIComponent(wanted)}`);
	await page.getByLabel('E-Mail-Adresse').fill(email);
	await page.getByLabel('Passwort', { exact: true }).fill(DEMO_PASSWORD);
	await page.getByLabel(/Datenschutz/).check();
	await page.getByRole('button', { name: 'Anmelden' }).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/anmelden'));
}
