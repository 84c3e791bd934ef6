import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from '../setup/browser';
import { signIn } from './people';

const SEARCH = '/suche?art=S34&von=2027-01-11&bis=2027-07-12&plz=17489&umkreis=60';

/** Opens a case on the phone-sized form and returns its address. */
async function openCase(page: Page, lastName: string) {
	await page.goto('/faelle/neu');
	await page.getByLabel('Vorname').fill('Jule');
	await page.getByLabel('Nachname').fill(lastName);
	await page.getByLabel('Geburtsdatum').fill('4.5.2014');
	await page.getByText('weiblich', { exact: true }).click();
	await page.getByRole('button', { name: 'Fall anlegen' }).click();
	await page.waitForURL(/\/faelle\/[0-9a-f-]{36}/);
	return new URL(page.url()).pathname;
}

/** Reserves the first offer of the list that the given provider has, for the case. */
async function reserveFirst(page: Page, casePath: string, provider: string) {
	const caseId = casePath.split('/').at(-1) ?? '';
	await page.goto(`${SEARCH}&text=${encodeURIComponent(provider)}&fall=${caseId}`);
	await page.locator('article.offer a').first().click();
	await page.getByRole('button', { name: 'Reservieren' }).first().click();
	const dialog = page.getByRole('dialog');
	await dialog.getByText(/gehalten/).waitFor();
	const why = dialog.getByText('Geschwister', { exact: true });
	if (await why.isVisible()) await why.click();
	await dialog.getByRole('button', { name: /reservieren/i }).click();
	await page.waitForURL(new RegExp(casePath));
}

describe('the main job, from the search to the booking', () => {
	test('a worker finds, reserves and books; the provider consents in between', async ({ visit }) => {
		const tablet = await visit('tablet');
		await signIn(tablet, 'fachkraft@vg.demo', SEARCH);
		const counts = await tablet.getByRole('navigation', { name: 'Angebote' }).innerText();
		expect(counts).toMatch(/Verfügbare Angebote\s*\(\d+\)\s*Alle Angebote\s*\(\d+\)/);
		await expect.poll(() => tablet.getByText('bestprice').first().isVisible()).toBe(true);

		const casePath = await openCase(tablet, 'Bodden');
		const phone = await visit('phone');
		await signIn(phone, 'admin@traeger1.demo', '/heute');
		const provider = await phone.evaluate(async () => {
			const answer = await fetch('/api/trpc/session.viewer');
			const { result } = (await answer.json()) as { result: { data: { provider: string } } };
			return result.data.provider;
		});

		await reserveFirst(tablet, casePath, provider);
		await expect.poll(() => tablet.getByText('reserviert').first().isVisible()).toBe(true);

		// The request reaches the provider's open page by itself, without a name.
		const pseudonym = phone.locator('article a', { hasText: /Anker-/ }).first();
		await pseudonym.waitFor();
		await phone.goto('/anfragen');
		expect(await phone.locator('main').innerText()).not.toContain('Bodden, Jule');
		await findReservation(phone);
		expect(await phone.locator('main').innerText()).not.toContain('Jule');
		await phone.getByRole('button', { name: 'Zusagen' }).click();
		await phone.getByRole('dialog').getByRole('button', { name: 'Zusagen' }).click();
		await expect.poll(() => phone.getByRole('heading', { name: /Jule Bodden/ }).isVisible()).toBe(true);

		// The consent reaches the worker's open case by itself.
		await tablet.getByRole('button', { name: 'Buchen', disabled: false }).click();
		await tablet.getByRole('dialog').getByRole('button', { name: 'Buchen' }).click();
		await tablet.getByRole('link', { name: 'Verlauf' }).click();
		await expect
			.poll(() => tablet.locator('.time-line').innerText())
			.toMatch(/Platz gebucht[\s\S]*zugesagt[\s\S]*reserviert[\s\S]*Fall angelegt/);
	});
});

/** The newest reservation that waits for the provider's answer. */
async function findReservation(phone: Page) {
	await phone.goto('/anfragen?liste=alle');
	await phone
		.locator('article a', { hasText: /Anker-/ })
		.first()
		.click();
	await phone.waitForURL(/\/anfragen\/[0-9a-f-]{36}/);
}
