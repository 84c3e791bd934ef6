import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectAccessible } from '../setup/accessibility';
import { test } from '../setup/browser';
import { signIn } from './people';

/** A case of the worker with a mother who has custody, through the screens. */
async function openCaseWithMother(page: Page) {
	await page.goto('/faelle/neu');
	await page.getByLabel('Vorname').fill('Jule');
	await page.getByLabel('Nachname').fill('Warnow');
	await page.getByLabel('Geburtsdatum').fill('4.5.2014');
	await page.getByText('weiblich', { exact: true }).click();
	await page.getByRole('button', { name: 'Fall anlegen' }).click();
	await page.waitForURL(/\/faelle\/[0-9a-f-]{36}/);
	const path = new URL(page.url()).pathname;
	await page.getByRole('link', { name: 'Stammdaten' }).click();
	await page.getByText('Für die Statistik fehlt noch').waitFor();
	await page.getByRole('button', { name: 'Person', exact: true }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Name', { exact: true }).fill('Marie Warnow');
	await dialog.getByLabel('Sorgeberechtigt').check();
	await dialog.getByLabel('Straße und Hausnummer').fill('Hafenstraße 3');
	await dialog.getByLabel('PLZ').fill('18055');
	await dialog.getByLabel('Ort').fill('Rostock');
	await dialog.getByRole('button', { name: 'Speichern' }).click();
	await page.getByText('Marie Warnow').waitFor();
	return path;
}

/** Calls a consultation with the team lead; gives its address. */
async function callConsultation(page: Page, casePath: string) {
	await page.goto(`${casePath}/hilfeplan`);
	await page.getByRole('link', { name: 'Teamberatung einberufen' }).first().click();
	await page.getByRole('textbox', { name: 'Tag der Beratung' }).fill('+1');
	await page.getByRole('textbox', { name: 'Abstimmen bis' }).fill('+2');
	const invite = page.getByLabel('Fachkraft einladen');
	const lead = await invite.locator('option', { hasText: 'Teamleitung' }).first().getAttribute('value');
	if (lead) await invite.selectOption(lead);
	await page.getByLabel('Worum geht es?').fill('Die Schule meldet häufiges Fehlen, die Mutter bittet um Hilfe.');
	await page.getByRole('button', { name: 'Einberufen' }).click();
	await page.waitForURL(/\/beratung\/[0-9a-f-]{36}/);
	return new URL(page.url()).pathname;
}

const vote = async (page: Page) => {
	await page.getByRole('button', { name: 'Zustimmung' }).click();
	await page
		.getByText(/Ihre Stimme/)
		.first()
		.waitFor();
};

describe('the work on a case, from the consultation to the notice', () => {
	test(
		'people, consultation with votes from two devices, closing, notice in the file',
		{ timeout: 120_000 },
		async ({ visit }) => {
			const tablet = await visit('tablet');
			await signIn(tablet, 'fachkraft@hro.demo', '/faelle');
			const casePath = await openCaseWithMother(tablet);
			await expectAccessible(tablet);
			const consultationPath = await callConsultation(tablet, casePath);
			await tablet.getByLabel('Empfohlene Hilfeart').selectOption('S34');
			await tablet.getByRole('textbox', { name: 'Beginn', exact: true }).fill('+14');
			await tablet.getByRole('textbox', { name: 'Ende', exact: true }).fill('+200');
			await tablet.getByText('Hilfe befürwortet', { exact: true }).click();
			await tablet.getByRole('button', { name: 'Speichern' }).click();
			await tablet.getByText('Alles ist gespeichert.').waitFor();
			await vote(tablet);
			await expectAccessible(tablet);

			const phone = await visit('phone');
			await signIn(phone, 'leitung@hro.demo', consultationPath);
			await vote(phone);
			// The vote from the other device reaches the tablet by itself.
			await tablet.getByText('2 Zustimmungen').first().waitFor();
			await phone.getByRole('button', { name: 'Abschließen' }).click();
			await phone.getByRole('dialog').getByRole('button', { name: 'Abschließen' }).click();
			await tablet
				.getByText(/abgeschlossen am/)
				.first()
				.waitFor();
			expect(await tablet.getByLabel('Empfohlene Hilfeart').count()).toBe(0);

			await tablet.goto(`${casePath}/akte/neu?art=rejection`);
			const form = tablet.getByRole('form', { name: 'Ablehnungsbescheid' });
			await form
				.getByLabel('Begründung')
				.fill('Die Schulsozialarbeit hilft zuerst; die Mutter ist damit einverstanden.');
			await form.getByRole('button', { name: 'Erlassen' }).click();
			await tablet.waitForURL(new RegExp(`${casePath}/akte$`));
			await tablet.getByText('Ablehnungsbescheid').first().waitFor();
			await expectAccessible(tablet);
			await tablet.goto(casePath);
			await expect
				.poll(() => tablet.locator('.time-line').innerText())
				.toMatch(
					/Schreiben erlassen[\s\S]*Teamberatung abgeschlossen[\s\S]*Teamberatung einberufen[\s\S]*Fall angelegt/
				);
		}
	);
});
