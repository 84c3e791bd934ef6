import type { Page } from 'playwright-core';

export const PROVIDER = 'admin@traeger1.demo';

/** Steps on the first offer of the list; the report is made when the finger rests. */
export async function lower(page: Page, times: number) {
	const less = page.getByRole('button', { name: /^Weniger: Betreibbare/ }).first();
	for (let tap = 0; tap < times; tap += 1) await less.click();
	await page
		.getByText(/Gespeichert\. Wird gesendet/)
		.first()
		.waitFor();
}

export async function draw(page: Page) {
	const field = page.locator('canvas');
	await field.scrollIntoViewIfNeeded();
	const box = (await field.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
	await page.mouse.move(box.x + 30, box.y + 30);
	await page.mouse.down();
	await page.mouse.move(box.x + 120, box.y + 60, { steps: 5 });
	await page.mouse.up();
}

/** A record of yesterday for the first person of the list, who still gets help, at a time nobody else uses. */
export async function record(page: Page, from: string, until: string) {
	await page.getByLabel('Person', { exact: true }).selectOption({ index: 1 });
	await page.getByLabel('Tag', { exact: true }).fill('gestern');
	await page.getByLabel('Von', { exact: true }).fill(from);
	await page.getByLabel('Bis', { exact: true }).fill(until);
}
