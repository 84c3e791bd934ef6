import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectAccessible } from '../setup/accessibility';
import { test } from '../setup/browser';
import { signIn } from './people';

/** The first card or row of a list that leads to an invoice with this name. */
const openInvoice = async (page: Page, name: string) => {
	await page.getByRole('link', { name }).first().click();
	await page.waitForURL(/\/abrechnung\/[0-9a-f-]{36}/);
};

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

describe('the way of an invoice', () => {
	test(
		'the provider closes the month, the office objects, two people approve, and it is paid',
		{ timeout: 180_000 },
		async ({ visit }) => {
			const provider = await visit('tablet');
			await signIn(provider, 'rechnung@traeger1.demo', '/abrechnung');
			await press(provider, 'Monat abschließen');
			await provider.getByText(/offene Entwürfe/).waitFor({ timeout: 60_000 });
			await expectAccessible(provider);
			await openInvoice(provider, 'Vorpommern-Greifswald');
			// Without the declaration kept places are claimed that the office will not pay.
			await press(provider, 'Senden');
			await provider.getByText('Jugendamt: prüfen').waitFor();
			const path = new URL(provider.url()).pathname;

			const clerk = await visit('tablet');
			await signIn(clerk, 'wjh@vg.demo', path);
			await clerk.getByRole('heading', { name: 'Nachgerechnet' }).waitFor();
			await clerk.getByText('Die Erklärung, dass der Platz freigehalten wurde, fehlt.').first().waitFor();
			await expectAccessible(clerk);
			await clerk.getByRole('button', { name: 'Beanstanden' }).first().click();
			await clerk.getByRole('dialog').getByRole('button', { name: 'Beanstanden' }).click();
			await clerk.getByText('Anbieter: korrigieren').waitFor();

			await provider.reload();
			await press(provider, 'Korrigieren');
			await provider.waitForURL((url) => url.pathname !== path);
			await provider.getByLabel('Plätze abwesender junger Menschen wurden freigehalten.').check();
			await press(provider, 'Senden');
			await provider.getByText('Jugendamt: prüfen').waitFor();
			const corrected = new URL(provider.url()).pathname;

			await clerk.goto(corrected);
			await clerk.getByRole('heading', { name: 'Nachgerechnet' }).waitFor();
			for (let open = clerk.getByRole('button', { name: 'Annehmen' }); (await open.count()) > 0;) {
				const before = await open.count();
				await open.first().click();
				await clerk.getByRole('dialog').getByLabel('Begründung').fill('Mit dem Träger besprochen.');
				await clerk.getByRole('dialog').getByRole('button', { name: 'Annehmen' }).click();
				await expect.poll(() => open.count()).toBeLessThan(before);
			}
			await press(clerk, 'Sachlich freigeben');
			await clerk.getByText('Jugendamt: rechnerisch freigeben').waitFor();

			const lead = await visit('phone');
			await signIn(lead, 'leitung@vg.demo', corrected);
			await press(lead, 'Rechnerisch freigeben');
			await lead.getByText('Jugendamt: anordnen').waitFor();

			await clerk.reload();
			await press(clerk, 'Zahlung anordnen');
			await clerk.getByText('Jugendamt: zahlen').waitFor();
			const number = /\d{4}-\d{5}/.exec(await clerk.getByRole('heading', { level: 1 }).innerText())?.[0] ?? '';
			await clerk.goto(`/abrechnung?liste=zahlen&text=${number}`);
			await clerk.getByRole('checkbox').first().check();
			await clerk.getByRole('button', { name: /Zahllauf anlegen/ }).click();
			await clerk.getByText('Der Zahllauf ist angelegt.').waitFor();

			await clerk.goto('/abrechnung/zahllaeufe');
			const file = await clerk.evaluate(async () => {
				const link = document.querySelector<HTMLAnchorElement>('a[href^="/api/zahllaeufe/"]');
				return (await fetch(link?.href ?? '')).text();
			});
			const reference = /<EndToEndId>([^<]+)</.exec(file)?.[1] ?? '';
			const amount = (/<InstdAmt Ccy="EUR">([^<]+)</.exec(file)?.[1] ?? '').replace('.', ',');
			const feedback = `EndToEndId;Betrag;Datum;Status\n${reference};${amount};01.12.2026;gebucht\n`;
			await clerk
				.locator('input[type=file]')
				.setInputFiles({ name: 'bank.csv', mimeType: 'text/csv', buffer: Buffer.from(feedback) });
			await clerk.getByText('1 Rechnung bezahlt, 0 zurückgekommen').waitFor();
			await clerk.goto(corrected);
			await clerk.getByText('bezahlt', { exact: false }).first().waitFor();
			expect(await clerk.getByText('Bezahlt am').count()).toBeGreaterThan(0);
		}
	);
});
