import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { yearOf } from '../../src/lib/domain/day';
import { todayInBerlin } from '../../src/lib/ui/clock';
import { expectAccessible } from '../setup/accessibility';
import { test } from '../setup/browser';
import { signIn } from './people';

const year = yearOf(todayInBerlin());
/** Every help of this year was completed long ago. */
const settled = year - 2;

const choose = (page: Page, lines: readonly string[]) =>
	page.getByLabel('CSV-Datei wählen').setInputFiles({
		...{ name: 'ansaetze.csv', mimeType: 'text/csv' },
		buffer: Buffer.from(['Jahr;Hilfeart;Betrag', ...lines].join('\r\n'))
	});

const budgetOf = (page: Page) => page.getByLabel(/^§ 34 /).inputValue();

describe('official statistics', () => {
	test('a gap is named with its case, field and screen, and leads there', { timeout: 30_000 }, async ({ visit }) => {
		const page = await visit('desktop');
		await signIn(page, 'leitung@vg.demo', `/statistik?jahr=${String(year)}`);
		const table = page.getByRole('table', { name: 'Hilfen mit Fehlern' });
		const gap = table.getByRole('row').filter({ hasText: 'Bitte den Hauptgrund der Hilfe wählen.' }).first();
		await gap.getByText('Hauptgrund der Hilfe · Statistik des Falls').waitFor();
		const number = await gap.getByRole('rowheader').innerText();
		expect(await page.getByRole('button', { name: 'Datei erstellen' }).isDisabled()).toBe(true);
		await gap.getByRole('link', { name: 'Bitte den Hauptgrund der Hilfe wählen.' }).click();
		await page.waitForURL(/\/faelle\/[^/]+\/statistik\?hilfe=[^#]+#reason1$/);
		await page.getByRole('link', { name: number, exact: true }).first().waitFor();
		expect(await page.locator('select[name=reason1]').inputValue()).toBe('');
	});

	test('what a case itself still lacks leads to where it is entered', async ({ visit }) => {
		const page = await visit('phone');
		await signIn(page, 'fachkraft@vg.demo', '/faelle?arbeit=no-consultation');
		const href = (await page.locator('article a').first().getAttribute('href')) ?? '';
		const masterData = `${new URL(href, page.url()).pathname}?blatt=stammdaten`;
		await page.goto(masterData);
		const chips = page.getByRole('region', { name: 'Für die Statistik fehlt noch' }).getByRole('link');
		await chips.first().waitFor();
		const wanted = await chips.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
		expect(wanted.length).toBeGreaterThan(0);
		for (const [index, target] of wanted.entries()) {
			await page.goto(masterData);
			await chips.nth(index).click();
			const field = page.locator(new URL(target, page.url()).hash);
			await field.waitFor();
			await expect.poll(() => field.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(740);
		}
	});

	test('an assessment of risk says what it lacks, and the link opens it', async ({ visit }) => {
		const page = await visit('phone');
		await signIn(page, 'leitung@vg.demo', `/statistik?jahr=${String(year)}&blatt=risk`);
		const lists = page.getByRole('list', { name: /^Fehlende Angaben/ });
		const before = await lists.count();
		await lists.first().getByRole('link', { name: 'Alter der Mutter' }).click();
		const dialog = page.getByRole('dialog', { name: 'Gefährdungseinschätzung ändern' });
		await expectAccessible(page);
		for (const field of ['Alter der Mutter', 'Alter des Vaters']) {
			await dialog.getByLabel(field).selectOption({ label: 'unbekannt' });
		}
		await dialog.getByLabel('Aufenthalt bei der Einschätzung').selectOption({ index: 1 });
		for (const field of [/aus dem Ausland/, /vor allem Deutsch/, /schon Hilfe/, /schon eine Einschätzung/]) {
			await dialog.getByLabel(field).selectOption({ label: 'Unbekannt' });
		}
		await dialog.getByRole('button', { name: 'Speichern' }).click();
		await dialog.waitFor({ state: 'detached' });
		await page.goBack();
		await expect.poll(() => lists.count()).toBe(before - 1);
	});

	test('the file of a complete year has records of 208 bytes', { timeout: 30_000 }, async ({ visit }) => {
		const page = await visit('desktop', { acceptDownloads: true });
		await signIn(page, 'leitung@vg.demo', `/statistik?jahr=${String(settled)}`);
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('link', { name: 'Datei erstellen' }).click()
		]);
		expect(download.suggestedFilename()).toBe(`KJH-I1-13075-${String(settled)}.txt`);
		const lines = (await readFile(await download.path(), 'latin1')).split('\r\n');
		const title = await page.getByRole('heading', { level: 2, name: / in 20\d\d$/ }).innerText();
		expect(lines).toHaveLength(Number.parseInt(title.replace('.', ''), 10));
		expect(new Set(lines.map((line) => line.length))).toEqual(new Set([208]));
		expect(lines.every((line) => line.startsWith('A13075000'))).toBe(true);
	});

	test('income is refused at its field, then stands beside the expenditure', { timeout: 30_000 }, async ({ visit }) => {
		const page = await visit('phone', { expected: [/400/] });
		await signIn(page, 'leitung@vg.demo', `/abrechnung/einnahmen?jahr=${String(settled)}`);
		await page.getByRole('button', { name: 'Eintragen' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByRole('button', { name: 'Speichern' }).click();
		await dialog.locator('#kind-error').getByText('Bitte die Art der Einnahme wählen.').waitFor();
		await expectAccessible(page);
		await dialog.getByLabel('Art der Einnahme').selectOption({ label: 'Kostenbeiträge und Erstattungen' });
		await dialog.getByLabel('Betrag im Jahr').fill('12.500,50');
		await dialog.getByRole('button', { name: 'Speichern' }).click();
		await page.getByText('Die Einnahme ist gespeichert.').waitFor();
		await page.locator('main').getByText('Kostenbeiträge und Erstattungen').waitFor();
		await expectAccessible(page);
		await page.goto(`/statistik?jahr=${String(settled)}&blatt=money`);
		await page.getByText('12.500,50').first().waitFor();
	});
});

describe('budgets from a list', () => {
	test(
		'a wrong code is told at its line and changes nothing, the right one is in',
		{ timeout: 30_000 },
		async ({ visit }) => {
			const page = await visit('desktop');
			await signIn(page, 'controlling@vg.demo', `/verwaltung/budgets?jahr=${String(year + 1)}`);
			const before = await budgetOf(page);
			await choose(page, [`${String(year + 1)};S34;4.321.000`, `${String(year + 1)};S99;1.000`]);
			const problem = page.getByRole('table', { name: 'Was an der Datei zu ändern ist' }).getByRole('row').last();
			await problem.getByText('S99').waitFor();
			expect(await problem.getByRole('cell').allInnerTexts()).toEqual([
				...['Hilfeart', 'S99', 'ein Kürzel wie S34 oder A31, oder „alle“']
			]);
			expect(await problem.getByRole('rowheader').innerText()).toBe('3');
			expect(await page.getByRole('button', { name: 'Übernehmen' }).count()).toBe(0);
			await page.reload();
			expect(await budgetOf(page)).toBe(before);
			await choose(page, [`${String(year + 1)};S34;4.321.000`]);
			await page.getByRole('button', { name: 'Übernehmen' }).click();
			await page.getByText('Eine Zeile ist übernommen.').waitFor();
			await page.reload();
			expect(await budgetOf(page)).toBe('4321000,00');
		}
	);
});
