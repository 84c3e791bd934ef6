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
