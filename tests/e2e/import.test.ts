import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { csvText, offerRow, type FileRow } from '../factories/offer-file';
import { expectAccessible } from '../setup/accessibility';
import { test } from '../setup/browser';
import { signIn } from './people';

const row = { ...offerRow, Träger: 'Importträger gGmbH' };

const choose = (page: Page, rows: readonly FileRow[]) =>
	page
		.getByLabel(/Liste wählen/)
		.setInputFiles({ name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from(csvText(rows)) });

describe('an administration imports a list', () => {
	test('sees every error and takes them home as a file', async ({ visit }) => {
		const page = await visit('phone');
		await signIn(page, 'admin@vg.demo', '/verwaltung/import');
		await choose(page, [
			{ ...row, PLZ: '1', Plätze: '=8' },
			{ ...row, Einrichtung: 'Haus am Wald', AGS: '13003' },
			{ ...row, Einrichtung: 'Haus am Wald' }
		]);
		await page.getByText('4 Fehler in liste.csv').waitFor();
		const main = await page.locator('main').innerText();
		expect(main).toContain('eine bekannte Postleitzahl');
		expect(main).toContain('13075 (');
		expect(main).toContain('doppelt, steht schon in Zeile 3');
		await expectAccessible(page);
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: 'Als CSV speichern' }).click()
		]);
		expect(await readFile(await download.path(), 'utf8')).toContain(`2;Plätze;'=8;`);
	});

	test('calls off the check of a list on a slow line, and takes another one', async ({ visit }) => {
		const page = await visit('phone', { expected: [/ERR_FAILED|net::/] });
		await signIn(page, 'admin@vg.demo', '/verwaltung/import');
		// The answer never comes.
		await page.route('**/api/trpc/imports.preview', () => undefined);
		await choose(page, [row]);
		await page.getByText('Die Liste wird geprüft …').waitFor();
		await page.getByRole('button', { name: 'Abbrechen' }).click();
		await page.getByText('Liste wählen', { exact: true }).waitFor();
		expect(await page.getByRole('region', { name: 'Ergebnis der Prüfung' }).count()).toBe(0);
		await page.unroute('**/api/trpc/imports.preview');
		await choose(page, [{ ...row, PLZ: '1' }]);
		await page.getByText('1 Fehler in liste.csv').waitFor();
	});

	test('looks at the changes, takes them over, and has nothing left to do', async ({ visit }) => {
		const page = await visit('phone');
		await signIn(page, 'admin@vg.demo', '/verwaltung/import');
		await choose(page, [row]);
		await page.getByText('1 Zeile gelesen, keine Fehler.').waitFor();
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Übernehmen' }).click();
		await page.getByRole('dialog').getByRole('button', { name: 'Übernehmen' }).click();
		await page.getByText('Übernommen: 1 Zeile aus liste.csv.').waitFor();
		await choose(page, [row]);
		await page.getByText('Keine Änderungen.').waitFor();
		expect(await page.getByRole('button', { name: 'Übernehmen' }).count()).toBe(0);
	});

	test('the sample file is right, and the help names its columns', async ({ visit }) => {
		const page = await visit('desktop');
		await signIn(page, 'admin@vg.demo', '/verwaltung/import');
		await page.getByText('Was in den Spalten steht').click();
		expect(await page.locator('main').innerText()).toContain('LEQ-Vereinbarung');
		const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Vorlage').click()]);
		expect(download.suggestedFilename()).toBe('vorlage-angebote.csv');
		await page.getByLabel(/Liste wählen/).setInputFiles('static/vorlage-angebote.csv');
		await page.getByText('4 Zeilen gelesen, keine Fehler.').waitFor();
	});

	test('is closed to others', async ({ visit }) => {
		const page = await visit('phone', { expected: [/403/] });
		await signIn(page, 'fachkraft@vg.demo');
		await page.goto('/verwaltung/import');
		await page.getByText('Dafür hat Ihr Konto kein Recht', { exact: false }).waitFor();
		expect(await page.getByLabel(/Liste wählen/).count()).toBe(0);
	});
});
