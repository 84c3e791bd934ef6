import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { test } from '../setup/browser';
import { signIn } from './people';

test('the calculator shows the example of the contract, without signing in', async ({ visit }) => {
	const page = await visit('phone');
	await page.goto('/rechner');
	const field = (name: string) => page.getByRole('textbox', { name });
	await field('Satz je Tag').fill('120');
	await field('Lebensmittelanteil').fill('6,50');
	await field('Aufnahme').fill('04.08.2025');
	await field('Auszug').fill('18.08.2025');
	await field('Monat').fill('08.2025');
	await page.getByRole('button', { name: 'Abwesenheit hinzufügen' }).click();
	await field('Weggang').fill('04.08.2025');
	await field('Rückkehr').fill('18.08.2025');
	await page.getByRole('button', { name: 'Berechnen' }).click();
	await page.getByText('1.715,50').waitFor();
	await page.reload();
	await page.getByText('1.715,50').waitFor();
	await page.getByRole('button', { name: /^05\.08\.2025/ }).click();
	expect(await page.getByRole('dialog').innerText()).toContain('1. Urlaubstag von 28: Platzfreihaltgeld');
});

/** The month of somebody whom the office Vorpommern-Greifswald has placed here and who has been there all the time. */
const stayAtHome = (page: Page) =>
	page.evaluate(async () => {
		const month = new Date().toISOString().slice(0, 7);
		const input = encodeURIComponent(JSON.stringify({ month, pageSize: 100 }));
		const answer = await fetch(`/api/trpc/billing.matrix?input=${input}`);
		const { result } = (await answer.json()) as {
			result: { data: { rows: { stayId: string; office: string; letters: string; unit: string }[] } };
		};
		const row = result.data.rows.find(
			({ office, letters, unit }) => office.includes('Greifswald') && unit === 'day' && /^A+$/.test(letters)
		);
		return `/abrechnung/kalender/${row?.stayId ?? 'nobody'}?monat=${month}`;
	});

test('a provider records an absence, and the office sees the changed calendar', async ({ visit }) => {
	const phone = await visit('phone');
	await signIn(phone, 'admin@traeger1.demo', '/abrechnung/kalender');
	const path = await stayAtHome(phone);
	await phone.goto(path);
	await phone.getByRole('heading', { name: 'Abwesenheiten' }).waitFor();
	const before = await phone.getByText('Krankheit', { exact: true }).count();
	await phone.getByRole('button', { name: 'Abwesenheit eintragen' }).click();
	const dialog = phone.getByRole('dialog');
	await dialog.getByText('Krankheit', { exact: true }).click();
	await dialog.getByRole('button', { name: 'Speichern' }).click();
	await expect.poll(() => phone.getByText('Krankheit', { exact: true }).count()).toBe(before + 1);

	const desktop = await visit('desktop');
	await signIn(desktop, 'wjh@vg.demo', path);
	await desktop.getByText('Krankheit', { exact: true }).first().waitFor();
	await desktop
		.getByRole('button', { name: /abwesend, bezahlt$/ })
		.last()
		.waitFor();
});
