import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from '../setup/accessibility';
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

test('the month is one matrix on a wide screen, and the keyboard walks it', async ({ visit }) => {
	const desktop = await visit('desktop');
	await signIn(desktop, 'wjh@vg.demo', '/abrechnung/kalender');
	const grid = desktop.getByRole('grid');
	await grid.getByRole('columnheader', { name: 'Summe' }).waitFor();
	await desktop.getByRole('row', { name: /Summe des Monats.*Belegungen.*€/ }).waitFor();
	const cell = (row: number, column: number) => grid.locator(`[data-at="${row} ${column}"]`);
	const focused = () => desktop.evaluate(() => document.activeElement?.getAttribute('data-at'));

	await cell(0, 1).focus();
	await desktop.keyboard.press('ArrowDown');
	await desktop.keyboard.press('ArrowRight');
	expect(await focused()).toBe('1 2');
	await desktop.keyboard.press('Home');
	expect(await focused()).toBe('1 0');
	await desktop.keyboard.press('Control+Home');
	await desktop.keyboard.press('ArrowRight');
	expect(await grid.locator('[tabindex="0"]').count()).toBe(1);

	const day = (await cell(0, 1).getAttribute('aria-label'))?.slice(0, 10) ?? 'no day';
	await desktop.keyboard.press('Enter');
	await desktop
		.getByRole('dialog', { name: day })
		.getByText(/€|nicht bezahlt|zu entscheiden|nichts eingetragen/)
		.first()
		.waitFor();
	await desktop.keyboard.press('Escape');
	await expect.poll(focused).toBe('0 1');
});

test('a provider asks for an allowance, the office grants it, and both see it in the month', async ({ visit }) => {
	const reason = `Winterschuhe und Jacke ${String(Date.now())}`;
	// What is missing is said by the answer.
	const phone = await visit('phone', { expected: [/status of 400/] });
	await signIn(phone, 'admin@traeger1.demo', '/abrechnung/kalender');
	const path = await stayAtHome(phone);
	await phone.goto(path);
	await phone.getByRole('button', { name: 'Nebenleistung beantragen' }).click();
	const form = phone.getByRole('dialog');
	await form.getByLabel('Wofür').selectOption({ label: 'Bekleidung' });
	await form.getByLabel('Betrag').fill('85');
	await form.getByRole('button', { name: 'Beantragen' }).click();
	await form.getByText('Bitte begründen, wofür das Geld gebraucht wird.').first().waitFor();
	await form.getByLabel('Begründung').fill(reason);
	await form.getByRole('button', { name: 'Beantragen' }).click();
	await phone.getByRole('listitem').getByText(reason).waitFor();

	const desktop = await visit('desktop');
	await signIn(desktop, 'wjh@vg.demo', '/abrechnung/nebenleistungen');
	const request = desktop.getByRole('listitem').filter({ hasText: reason }).last();
	await request.getByRole('button', { name: 'Bewilligen' }).click();
	await desktop.getByRole('dialog').getByRole('button', { name: 'Bewilligen' }).click();
	await request.waitFor({ state: 'detached' });

	// The provider's page hears of it by itself.
	const asked = phone.getByRole('listitem').filter({ hasText: reason }).last();
	await asked.getByText('bewilligt', { exact: true }).waitFor();
	await phone.getByLabel('Positionen').getByText('Bekleidung').first().waitFor();
});

test("a day in a colleague's case asks why, once, and then explains itself", async ({ visit }) => {
	// The first answer is that a reason is wanted.
	const page = await visit('desktop', { expected: [/status of 428/] });
	await signIn(page, 'fachkraft@vg.demo', '/abrechnung/kalender');
	const grid = page.getByRole('grid');
	await grid.getByRole('columnheader', { name: 'Summe' }).waitFor();
	const dialog = page.getByRole('dialog');
	const asks = dialog.getByRole('heading', { name: 'Warum öffnen Sie diesen Fall?' });
	const explains = dialog.getByText(/€|nicht bezahlt|zu entscheiden|nichts eingetragen/).first();
	const open = async (row: number) => {
		await grid.locator(`[data-at="${row} 1"]`).click();
		await asks.or(explains).first().waitFor();
		return asks.isVisible();
	};
	const rows = await grid.locator('[data-at$=" 1"]').count();
	let foreign = 0;
	while (!(await open(foreign))) {
		await page.keyboard.press('Escape');
		await dialog.waitFor({ state: 'detached' });
		foreign += 1;
		expect(foreign, "a stay of a colleague's case").toBeLessThan(rows);
	}
	await expectAccessible(page);
	await dialog.getByRole('button', { name: 'Anfrage zu diesem Fall' }).click();
	await explains.waitFor();
	await page.keyboard.press('Escape');
	await dialog.waitFor({ state: 'detached' });
	expect(await open(foreign)).toBe(false);
});
