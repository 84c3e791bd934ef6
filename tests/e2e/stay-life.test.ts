import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from '../setup/browser';
import { signIn } from './people';
import { findReservation, openCase, providerOf, reserveFirst, SEARCH } from './reserving';

const shows = (page: Page, text: string | RegExp) =>
	expect.poll(() => page.getByText(text).first().isVisible()).toBe(true);

/** Opens the first case of a work list; for that of a colleague with the reason that is asked for. */
async function openFirst(page: Page, work: string) {
	await page.goto(`/faelle?arbeit=${work}`);
	await page.locator('a.row-link, article a').first().click();
	await page.waitForURL(/\/faelle\/[0-9a-f-]{36}/);
	const question = page.getByRole('heading', { name: 'Warum öffnen Sie diesen Fall?' });
	await question.or(page.locator('.time-line')).first().waitFor();
	if (await question.isVisible()) await page.getByText('Kollegin oder Kollege ist abwesend').click();
	await page.locator('.time-line').waitFor();
}

describe('the life of a stay', () => {
	test(
		'what a booking sets free is said before; the booked stay is planned longer',
		{ timeout: 120_000 },
		async ({ visit }) => {
			const tablet = await visit('tablet');
			await signIn(tablet, 'fachkraft@vg.demo', SEARCH);
			const casePath = await openCase(tablet, 'Strelasund');
			const phone = await visit('phone');
			await signIn(phone, 'admin@traeger1.demo', '/heute');
			await reserveFirst(tablet, casePath, '');
			await reserveFirst(tablet, casePath, await providerOf(phone));
			await findReservation(phone);
			await phone.getByRole('button', { name: 'Zusagen' }).click();
			await phone.getByRole('dialog').getByRole('button', { name: 'Zusagen' }).click();
			await expect.poll(() => phone.getByRole('heading', { name: /Jule Strelasund/ }).isVisible()).toBe(true);

			await tablet.getByRole('button', { name: 'Buchen', disabled: false }).click();
			const dialog = tablet.getByRole('dialog');
			await dialog.getByText(/^Die Reservierung in .* wird zurückgezogen\.$/).waitFor();
			await dialog.getByRole('button', { name: 'Buchen' }).click();
			await shows(tablet, 'Der Platz ist gebucht. Als Nächstes: die Kostenzusage.');
			await tablet.getByRole('link', { name: 'Kostenzusage schreiben' }).waitFor();

			await tablet.getByRole('button', { name: 'Verlängern' }).click();
			await dialog.getByRole('textbox', { name: 'Neuer letzter Tag' }).fill('19.7.2027');
			await dialog.getByRole('button', { name: 'Verlängern' }).click();
			await shows(tablet, 'Die Hilfe ist verlängert.');
			await shows(tablet, /19\.07\.2027/);
		}
	);

	test('who did not arrive and who dropped out leave with a reason', { timeout: 120_000 }, async ({ visit }) => {
		// What is refused until the reason is said.
		const tablet = await visit('tablet', { expected: [/status of 428/, /case\/reason-required/] });
		await signIn(tablet, 'fachkraft@hro.demo', '/faelle');
		const dialog = tablet.getByRole('dialog');
		await openFirst(tablet, 'arrival-due');
		await tablet.getByRole('button', { name: 'Nicht angekommen' }).first().click();
		await dialog.getByText('Sonstiges', { exact: true }).click();
		await dialog.getByRole('button', { name: 'Eintragen' }).click();
		// 'Sonstiges' alone is no reason.
		await dialog.getByText('Bitte kurz beschreiben.').first().waitFor();
		await dialog.getByText('Aufenthalt unbekannt', { exact: true }).click();
		await dialog.getByRole('button', { name: 'Eintragen' }).click();
		await shows(tablet, 'Eingetragen. Der Platz ist wieder frei.');

		await openFirst(tablet, 'end-overdue');
		await tablet.getByRole('button', { name: 'Ende eintragen' }).first().click();
		await dialog.getByText('Abbruch durch die Einrichtung', { exact: true }).click();
		await dialog.getByRole('button', { name: 'Ende eintragen' }).click();
		await shows(tablet, 'Das Ende ist eingetragen.');
		await tablet.getByRole('link', { name: 'Verlauf' }).click();
		await expect.poll(() => tablet.locator('.time-line').innerText()).toContain('Grund: Abbruch durch die Einrichtung');
	});
});
