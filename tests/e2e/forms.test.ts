import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from '../setup/browser';
import { DEMO_PASSWORD } from '../../src/lib/domain/access/demo-accounts';
import { signIn } from './people';

async function fillNewCase(page: Page, lastName: string) {
	await page.goto('/faelle/neu');
	await page.getByLabel('Vorname').fill('Nele');
	await page.getByLabel('Nachname').fill(lastName);
	await page.getByLabel('Geburtsdatum').fill('1.6.15');
	await page.getByText('weiblich', { exact: true }).click();
}

async function casesNamed(page: Page, lastName: string) {
	await page.goto(`/faelle?text=${lastName}`);
	await page.getByRole('heading', { name: 'Heute' }).waitFor();
	return page.locator('article a', { hasText: lastName }).count();
}

describe('forms', () => {
	test('a double tap opens one case', async ({ visit }) => {
		const page = await visit('phone');
		await signIn(page, 'fachkraft@nwm.demo');
		await fillNewCase(page, 'Doppeltipp');
		await page.getByRole('button', { name: 'Fall anlegen' }).dblclick();
		await page.waitForURL(/\/faelle\/[0-9a-f-]{36}/);
		expect(await casesNamed(page, 'Doppeltipp')).toBe(1);
	});

	test('wrong input is said at the field, and nothing that was typed is lost, not even by a reload', async ({
		visit
	}) => {
		const page = await visit('phone', { expected: [/400/] });
		await signIn(page, 'fachkraft@nwm.demo');
		await fillNewCase(page, 'Reload');
		await page.getByLabel('Geburtsdatum').fill('1.6.1980');
		await page.getByRole('button', { name: 'Fall anlegen' }).click();
		await page.getByText('Die Person ist älter als 27 Jahre.').first().waitFor();
		await page.reload();
		await expect.poll(() => page.getByLabel('Nachname').inputValue()).toBe('Reload');
		expect(await casesNamed(page, 'Reload')).toBe(0);
	});

	test('a session that ends in the middle of a form asks to sign in again and then sends what was typed', async ({
		visit
	}) => {
		const page = await visit('phone', { expected: [/401/] });
		await signIn(page, 'fachkraft@nwm.demo');
		await fillNewCase(page, 'Sitzung');
		await page.context().clearCookies();
		await page.getByRole('button', { name: 'Fall anlegen' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByLabel('Passwort').fill(DEMO_PASSWORD);
		const pledge = dialog.getByLabel(/Datenschutz/);
		if (await pledge.isVisible()) await pledge.check();
		await dialog.getByRole('button', { name: 'Anmelden' }).click();
		await page.waitForURL(/\/faelle\/[0-9a-f-]{36}/);
		expect(await casesNamed(page, 'Sitzung')).toBe(1);
	});

	test('back from an offer leads to the same list', async ({ visit }) => {
		const page = await visit('phone');
		const search = '/suche?art=S34&von=2027-01-11&bis=2027-07-12&plz=17489&umkreis=60&liste=alle';
		await signIn(page, 'fachkraft@vg.demo', search);
		const first = page.locator('article.offer a').first();
		const name = await first.innerText();
		await first.click();
		await page.getByRole('heading', { level: 1, name }).waitFor();
		await page.goBack();
		await expect.poll(() => page.url()).toContain('liste=alle');
		expect(await page.locator('article.offer a').first().innerText()).toBe(name);
	});
});

describe('live', () => {
	test('a change of a vacancy reaches an open search by itself', async ({ visit }) => {
		const provider = await visit('phone');
		await signIn(provider, 'admin@traeger2.demo', '/vakanzen');
		const line = provider.locator('.line').first();
		const house = await line.locator('a strong').first().innerText();
		const worker = await visit('desktop');
		await signIn(worker, 'controlling@vg.demo', `/suche?art=S34&liste=alle&text=${encodeURIComponent(house)}`);
		const answers: number[] = [];
		worker.on('response', (response) => {
			if (response.url().includes('offers.search')) answers.push(response.status());
		});
		await line.getByRole('button', { name: /Weniger/ }).click();
		await expect.poll(() => answers.length, { timeout: 10_000 }).toBeGreaterThan(0);
		expect(answers[0]).toBe(200);
	});
});
