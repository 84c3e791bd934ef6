import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { addDays } from '../../src/lib/domain/day';
import { currentMoment, dayInGermany } from '../../src/lib/server/clock';
import { test } from '../setup/browser';
import { openLosingDoor } from '../setup/losing-door';
import { countUnsent, readyOffline, unreachable } from './device';
import { draw, lower, PROVIDER, record } from './outbox-steps';
import { signIn } from './people';
import { shoot, shown } from './photo-steps';
import { firstLink } from './screens';

/** A phone at the edge of the village. */
const thinLine = { offline: false, latency: 300, downloadThroughput: 100_000, uploadThroughput: 40_000 };
const SEED = 20_261_127;

const yesterday = () => addDays(dayInGermany(currentMoment()), -1);

async function throttle(page: Page) {
	const line = await page.context().newCDPSession(page);
	await line.send('Network.emulateNetworkConditions', thinLine);
}

async function openAt(page: Page, path: string, heading: string | RegExp) {
	const tab = await page.context().newPage();
	await tab.goto(path);
	await tab.getByRole('heading', { name: heading }).first().waitFor();
	return tab;
}

const operable = async (page: Page) => {
	const less = page.getByRole('button', { name: /^Weniger: Betreibbare/ }).first();
	return Number(await less.locator('xpath=following-sibling::output').innerText());
};

describe('a slow line that loses three of ten requests or their answers', () => {
	test('brings every kind of entry to the portal exactly once', { timeout: 240_000 }, async ({ visit, baseUrl }) => {
		const door = await openLosingDoor(baseUrl, SEED);
		try {
			const vacancies = await visit('phone', { baseURL: door.url, expected: [...unreachable, /409/] });
			await signIn(vacancies, PROVIDER, '/vakanzen');
			await readyOffline(vacancies);
			const before = await operable(vacancies);
			const house = await firstLink('/vakanzen', 'a[href*="/vakanzen/"]')(vacancies);
			const photos = await openAt(vacancies, house, 'Fotos der Einrichtung');
			const records = await openAt(vacancies, '/nachweise/erfassen', 'Nachweis erfassen');
			for (const page of [vacancies, photos, records]) await throttle(page);

			door.cut();
			await lower(vacancies, 1);
			await vacancies.getByRole('button', { name: /stimmen noch$/ }).click();
			await shoot(photos, 'Im Funkloch', [1_200, 900]);
			await record(records, '02:10', '02:50');
			const stayId = await records.getByLabel('Person', { exact: true }).inputValue();
			await records.getByLabel('Wer unterschreibt').fill('Vater');
			await draw(records);
			await records.getByRole('button', { name: 'Speichern' }).click();
			// A report, its confirmations, a record, its signature, a photo.
			await expect.poll(() => countUnsent(vacancies)).toBeGreaterThanOrEqual(5);

			door.lose();
			await expect.poll(() => countUnsent(vacancies), { timeout: 180_000, interval: 1_000 }).toBe(0);
			const { request, answer, none } = door.fates();
			expect(Math.min(request, answer)).toBeGreaterThanOrEqual(5);
			expect((request + answer) / (request + answer + none)).toBeGreaterThan(0.25);
			door.heal();

			const outbox = await openAt(vacancies, '/ausgang', /^Gesendet/);
			for (const title of [/^Leistungsnachweis/, /^Unterschrift/, /^Foto/, /^Vakanz/, /^Stimmt noch/]) {
				await outbox.getByRole('heading', { name: title }).first().waitFor();
			}
			await outbox.goto('/vakanzen');
			expect(await operable(outbox)).toBe(before - 1);
			await outbox.goto(house);
			await shown(outbox, 'Im Funkloch').first().waitFor();
			expect(await shown(outbox, 'Im Funkloch').count()).toBe(1);
			await outbox.goto(`/nachweise/${stayId}?monat=${yesterday().slice(0, 7)}`);
			const sheet = outbox.locator('article', { hasText: '02:10–02:50' });
			await sheet.first().waitFor();
			expect(await sheet.count()).toBe(1);
			expect(await sheet.innerText()).toContain('Vater');
		} finally {
			door.close();
		}
	});
});
