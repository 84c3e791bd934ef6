import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from '../setup/browser';
import { countStored, readyOffline, unreachable } from './device';
import { signIn } from './people';

const PIN = '482913';

async function takeFirstCase(page: Page) {
	await page.goto('/faelle?stand=active&meine=1');
	await page.locator('a.row-link, article a').first().click();
	await page.getByRole('button', { name: 'Offline mitnehmen' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByText('Hausbesuch').click();
	await dialog.getByLabel('Neue PIN').fill(PIN);
	await dialog.getByLabel('PIN wiederholen').fill(PIN);
	await dialog.getByRole('button', { name: 'Mitnehmen' }).click();
	await dialog.waitFor({ state: 'hidden' });
	return (await page.getByRole('heading', { level: 1 }).innerText()).trim();
}

async function enterPin(page: Page, pin: string) {
	await page.getByLabel('PIN').fill(pin);
	await page.getByRole('button', { name: 'Öffnen' }).click();
}

describe('a case taken along', () => {
	test('opens without network, keeps a note until it is sent by a tap, and is gone after the sign-out', async ({
		visit
	}) => {
		const page = await visit('phone', { expected: unreachable });
		await signIn(page, 'fachkraft@vg.demo', '/faelle');
		const name = await takeFirstCase(page);
		await page.getByRole('link', { name: 'Mitgenommene Fälle' }).click();
		await readyOffline(page);

		await page.context().setOffline(true);
		await page.reload();
		await enterPin(page, '000001');
		await page.getByText('Noch 4 Versuche').waitFor();
		await enterPin(page, PIN);
		await page.getByRole('heading', { level: 1, name }).waitFor();
		await page.getByLabel('Neue Notiz').fill('Gespräch in der Küche');
		await page.getByRole('button', { name: 'Auf dem Gerät festhalten' }).click();
		await page.getByText('noch nicht gesendet').waitFor();

		await page.context().setOffline(false);
		await page.getByRole('button', { name: 'Senden' }).click();
		await page.getByText('Die Notiz ist festgehalten.').waitFor();
		expect(await page.getByText('noch nicht gesendet').count()).toBe(0);
		await page.goto('/faelle?stand=active&meine=1');
		await page.locator('a.row-link, article a').first().click();
		await page.getByText('Gespräch in der Küche').first().waitFor();

		await page.goto('/mehr');
		await page.getByRole('button', { name: 'Abmelden' }).click();
		await page.waitForURL(/anmelden/);
		expect(await countStored(page, ['ankerplatz-faelle', 'taken'])).toBe(0);
		expect(await countStored(page, ['ankerplatz', 'areas'])).toBe(0);
	});

	test('is gone after five wrong PINs, and nothing of it is left on the device', async ({ visit }) => {
		const page = await visit('phone', { expected: unreachable });
		await signIn(page, 'fachkraft@vg.demo', '/faelle');
		const name = await takeFirstCase(page);
		await page.getByRole('link', { name: 'Mitgenommene Fälle' }).click();
		await readyOffline(page);
		await page.context().setOffline(true);
		await page.reload();
		for (const left of ['Noch 4 Versuche', 'Noch 3 Versuche', 'Noch 2 Versuche', 'Noch ein Versuch']) {
			await enterPin(page, '000001');
			await page.getByText(left).waitFor();
		}
		expect(await countStored(page, ['ankerplatz-faelle', 'taken'])).toBe(1);
		await enterPin(page, '000001');
		await page.getByText('Der Fall ist von diesem Gerät gelöscht.').waitFor();
		expect(await countStored(page, ['ankerplatz-faelle', 'taken'])).toBe(0);
		await page.reload();
		await page.getByRole('heading', { level: 1 }).waitFor();
		expect(await page.getByLabel('PIN').count()).toBe(0);
		expect(await page.getByText(name).count()).toBe(0);
	});
});
