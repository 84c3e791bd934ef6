import { readFile } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import { test } from '../setup/browser';
import { signIn } from './people';

describe('figures', () => {
	test('the controller compares, looks at a course, takes the table away', { timeout: 120_000 }, async ({ visit }) => {
		const page = await visit('desktop', { acceptDownloads: true });
		await signIn(page, 'controlling@vg.demo');
		await page.waitForURL(/\/zahlen/);
		await page.getByLabel('Kennzahl', { exact: true }).selectOption({ label: 'Auslastung' });
		await page.waitForURL(/kennzahl=utilisation/);
		await page.getByRole('heading', { level: 1, name: 'Auslastung' }).waitFor();
		expect(await page.locator('.number-huge').innerText()).toMatch(/^\d{1,3},\d\s%$/);
		const table = page.getByRole('table', { name: 'Auslastung der örtlichen Träger' });
		expect(await table.getByRole('row').count()).toBe(1 + 8 + 2);
		expect(await table.locator('tr[aria-current=true]').innerText()).toContain('eigenes');
		await page.getByRole('link', { name: 'Hanse- und Universitätsstadt Rostock' }).click();
		await page.getByRole('heading', { name: 'Verlauf: Hanse- und Universitätsstadt Rostock' }).waitFor();
		await page.getByRole('img', { name: /^Auslastung, Hanse- und Universitätsstadt Rostock/ }).waitFor();
		const download = page.waitForEvent('download');
		await page.getByRole('link', { name: 'CSV', exact: true }).click();
		const text = await readFile(await (await download).path(), 'utf8');
		expect(text.trimEnd().split('\r\n')).toHaveLength(1 + 8 + 2);
		await page.reload();
		await page.getByRole('heading', { name: 'Verlauf: Hanse- und Universitätsstadt Rostock' }).waitFor();
	});

	test('a facility of the own office, the budget and the searches have their course', async ({ visit }) => {
		const page = await visit('phone', { acceptDownloads: true });
		await signIn(page, 'controlling@vg.demo', '/zahlen/eigenes?ebene=facility');
		await page.getByRole('heading', { name: 'Fallzahlen im Verlauf: Jugendamt zusammen' }).waitFor();
		const facility = page.getByRole('article').getByRole('link').first();
		const name = await facility.innerText();
		await facility.click();
		await page.getByRole('heading', { name: `Fallzahlen im Verlauf: ${name}` }).waitFor();
		const download = page.waitForEvent('download');
		await page.getByRole('link', { name: 'Verlauf CSV' }).click();
		const lines = (await readFile(await (await download).path(), 'utf8')).trimEnd().split('\r\n');
		expect(lines[0]).toContain('Einrichtungen;Kennzahl;Monat;Wert');
		expect(lines.length).toBeGreaterThan(12);
		expect(lines.slice(1).every((line) => line.startsWith(name) || line.startsWith(`"${name}`))).toBe(true);

		await page.goto('/zahlen/budget');
		await page.getByRole('heading', { name: /^Auszahlungen im Verlauf/ }).waitFor();
		await page.getByText('Als Balken').click();
		expect(await page.locator('.drawn li').count()).toBeGreaterThan(4);
		await page.goto('/zahlen/suchen');
		await page.getByRole('heading', { name: /^Erfolglose Suchen im Verlauf/ }).waitFor();
	});

	test('the leadership sees on the phone what is kept back, and why', { timeout: 120_000 }, async ({ visit }) => {
		const page = await visit('phone');
		await signIn(page, 'spitze@vg.demo');
		await page.waitForURL(/\/zahlen/);
		await page.getByText(/^Fallzahlen im Landkreis Vorpommern-Greifswald im /).waitFor();
		await page.goto('/zahlen?kennzahl=drop-outs&art=S35A');
		await page.getByText('aus weniger als drei Fällen, oder').waitFor();
		expect(await page.getByRole('link', { name: 'Eigenes Amt' }).count()).toBe(0);
		await page.getByRole('link', { name: 'Budget', exact: true }).click();
		await page.getByRole('heading', { level: 1, name: /^Budget 20\d\d$/ }).waitFor();
	});
});
