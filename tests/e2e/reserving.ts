import type { Page } from 'playwright-core';

export const SEARCH = '/suche?art=S34&von=2027-01-11&bis=2027-07-12&plz=17489&umkreis=60';

/** Opens a case on the phone-sized form and returns its address. */
export async function openCase(page: Page, lastName: string) {
	await page.goto('/faelle/neu');
	await page.getByLabel('Vorname').fill('Jule');
	await page.getByLabel('Nachname').fill(lastName);
	await page.getByLabel('Geburtsdatum').fill('4.5.2014');
	await page.getByText('weiblich', { exact: true }).click();
	await page.getByRole('button', { name: 'Fall anlegen' }).click();
	await page.waitForURL(/\/faelle\/[0-9a-f-]{36}/);
	return new URL(page.url()).pathname;
}

/** Reserves the first offer of the list that fits the given words, for the case. */
export async function reserveFirst(page: Page, casePath: string, words: string) {
	const caseId = casePath.split('/').at(-1) ?? '';
	await page.goto(`${SEARCH}&text=${encodeURIComponent(words)}&fall=${caseId}`);
	await page.locator('article.offer a').first().click();
	await page.getByRole('button', { name: 'Reservieren' }).first().click();
	const dialog = page.getByRole('dialog');
	await dialog.getByText(/gehalten/).waitFor();
	const why = dialog.getByText('Geschwister', { exact: true });
	if (await why.isVisible()) await why.click();
	const away = dialog.getByLabel('Warum auswärts?');
	if (await away.isVisible()) await away.fill('Die Großeltern wohnen dort.');
	await dialog.getByRole('button', { name: /reservieren/i }).click();
	await page.waitForURL(new RegExp(casePath));
}

/** The name of the provider somebody has signed in for. */
export const providerOf = (page: Page) =>
	page.evaluate(async () => {
		const answer = await fetch('/api/trpc/session.viewer');
		const { result } = (await answer.json()) as { result: { data: { provider: string } } };
		return result.data.provider;
	});

/** The newest reservation that waits for the provider's answer. */
export async function findReservation(phone: Page) {
	await phone.goto('/anfragen?liste=alle');
	await phone
		.locator('article a', { hasText: /Anker-/ })
		.first()
		.click();
	await phone.waitForURL(/\/anfragen\/[0-9a-f-]{36}/);
}
