import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from '../setup/browser';
import { countStored, readyOffline, unreachable } from './device';
import { draw, lower, PROVIDER, record } from './outbox-steps';
import { signIn } from './people';

const COLLEAGUE = 'rechnung@traeger1.demo';

/** The session runs out while nobody looks: no sign-out, nothing tidied up. */
async function walkAway(page: Page) {
	await page.goto('about:blank');
	await page.context().clearCookies();
	await page.context().setOffline(false);
}

describe('without network a provider', () => {
	test('reports on two devices different vacancies: both stand side by side', async ({ visit }) => {
		const [first, second] = [
			await visit('phone', { expected: [...unreachable, /409/] }),
			await visit('phone', { expected: [...unreachable, /409/] })
		];
		for (const page of [first, second]) {
			await signIn(page, PROVIDER, '/vakanzen');
			await page
				.getByRole('button', { name: /^Weniger: Betreibbare/ })
				.first()
				.waitFor();
			await page.context().setOffline(true);
		}
		await lower(first, 1);
		await lower(second, 2);
		await first.context().setOffline(false);
		await expect.poll(() => first.getByText('auf Verbindung').count(), { timeout: 20_000 }).toBe(0);
		await second.context().setOffline(false);
		await second
			.getByText(/Ihre Entscheidung/)
			.first()
			.click({ timeout: 20_000 });
		await second.getByRole('heading', { name: 'Ausgang' }).waitFor();
		const card = second.locator('article', { hasText: 'Ihr Eintrag' }).first();
		expect(await card.innerText()).toContain('Stand im Portal');
		await card.getByRole('button', { name: 'Übernehmen' }).click();
		await expect.poll(() => second.getByText('Ihr Eintrag').count(), { timeout: 20_000 }).toBe(0);
	});

	test('records a service with its signature, reloads, and it is sent once', async ({ visit }) => {
		const page = await visit('phone', { expected: unreachable });
		await signIn(page, PROVIDER, '/nachweise/erfassen');
		await page.getByRole('heading', { name: 'Nachweis erfassen' }).waitFor();
		await readyOffline(page);
		await page.context().setOffline(true);
		await record(page, '05:10', '05:50');
		await page.getByLabel('Wer unterschreibt').fill('Mutter');
		await draw(page);
		await page.getByRole('button', { name: 'Speichern' }).click();
		await page.getByText(/Auf diesem Gerät gespeichert/).waitFor();
		await page.goto('/ausgang');
		await page.getByRole('heading', { name: /Leistungsnachweis/ }).waitFor();
		expect(await page.getByRole('heading', { name: /Unterschrift/ }).count()).toBe(1);

		// What arrived counts: a try that wakes while the network is still off is no sending.
		const arrived: string[] = [];
		page.on('response', (response) => {
			const [name = ''] = response.url().split('/').slice(-1);
			if (response.request().method() === 'POST' && name.startsWith('serviceRecords.')) arrived.push(name);
		});
		await page.context().setOffline(false);
		await page.getByRole('heading', { name: /^Gesendet \(2\)/ }).waitFor({ timeout: 20_000 });
		expect(arrived).toEqual(['serviceRecords.add', 'serviceRecords.sign']);
	});

	test('loses and doubles nothing where every third request fails', async ({ visit }) => {
		const page = await visit('phone', { expected: unreachable });
		await signIn(page, PROVIDER, '/nachweise/erfassen');
		let turn = 0;
		await page.route('**/api/trpc/serviceRecords.add', async (route) => {
			turn += 1;
			// Of three, one never arrives and one loses only its answer.
			if (turn % 3 === 1) return route.abort();
			if (turn % 3 === 2) {
				await route.fetch();
				return route.abort();
			}
			return route.continue();
		});
		await record(page, '04:00', '04:40');
		await page.getByRole('button', { name: 'Speichern' }).click();
		await page.waitForURL(/\/nachweise\?/);
		await page.goto('/ausgang');
		await page.getByRole('heading', { name: /^Gesendet/ }).waitFor({ timeout: 45_000 });
		expect(turn).toBe(3);
		await page.goto('/nachweise/erfassen');
		await record(page, '04:20', '05:00');
		await page.unroute('**/api/trpc/serviceRecords.add');
		await page.getByRole('button', { name: 'Speichern' }).click();
		await page.getByText('Von 04:00 bis 04:40 Uhr gibt es schon einen Nachweis.').first().waitFor();
	});

	test('leaves an entry on a shared device that only its owner sees and sends, and no draft', async ({ visit }) => {
		const page = await visit('phone', { expected: unreachable });
		await signIn(page, PROVIDER, '/abrechnung/konto');
		await page.getByLabel('IBAN').fill('DE00 angefangen');
		await page.goto('/nachweise/erfassen');
		await page.getByRole('heading', { name: 'Nachweis erfassen' }).waitFor();
		await readyOffline(page);
		await page.context().setOffline(true);
		await record(page, '03:10', '03:50');
		await page.getByRole('button', { name: 'Speichern' }).click();
		await page.getByText(/Auf diesem Gerät gespeichert/).waitFor();

		await walkAway(page);
		await signIn(page, COLLEAGUE, '/abrechnung/konto');
		expect(await page.getByLabel('IBAN').inputValue()).not.toContain('angefangen');
		await page.goto('/ausgang');
		await page.getByText('Alles gesendet').waitFor();
		expect(await countStored(page, ['ankerplatz-ausgang', 'entries'])).toBe(1);

		await walkAway(page);
		await signIn(page, PROVIDER, '/ausgang');
		await page.getByRole('heading', { name: /^Gesendet \(1\)/ }).waitFor({ timeout: 20_000 });
	});
});
