import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectAccessible } from '../setup/accessibility';
import { test, type Device } from '../setup/browser';
import { signIn } from './people';

const EXAMPLE =
	'/rechner?satz=120&anteil=6,50&aufnahme=04.08.2025&auszug=18.08.2025&monat=08.2025&grund0=leave&von0=04.08.2025&bis0=18.08.2025';
const SEARCH = 'art=S34&von=2027-01-11&bis=2027-07-12&plz=17489&umkreis=60';

/** Every screen by the role that works on it; a function finds an address that depends on data. */
const screens: Record<string, readonly (string | ((page: Page) => Promise<string>))[]> = {
	'fachkraft@vg.demo': [
		`/suche?${SEARCH}`,
		`/suche?${SEARCH}&kann=trauma&kann=autism&liste=alle`,
		`/suche/karte?${SEARCH}`,
		firstLink(`/suche?${SEARCH}`, 'article.offer a'),
		'/faelle',
		'/faelle?text=gibtesnicht',
		'/faelle/neu',
		firstLink('/faelle?stand=active&meine=1', 'a.row-link, article a'),
		ofCase('?blatt=stammdaten'),
		ofCase('?blatt=fristen'),
		'/faelle/fristen',
		'/faelle/fristen?liste=alle',
		ofCase('/hilfeplan'),
		ofCase('/hilfeplan/beratung/neu'),
		ofCase('/statistik'),
		ofCase('/akte'),
		ofCase('/akte/neu?art=grant'),
		'/faelle/mitgenommen',
		'/postfach',
		'/konto',
		'/konto/offline',
		'/mehr'
	],
	'admin@traeger1.demo': [
		'/heute',
		'/abrechnung/kalender',
		firstLink('/abrechnung/kalender', 'a[href*="/abrechnung/kalender/"]'),
		'/vakanzen',
		firstLink('/vakanzen', 'a[href*="/vakanzen/"]'),
		'/nachweise',
		firstLink('/nachweise', 'a[href*="/nachweise/"][href*="monat"]'),
		'/nachweise/erfassen',
		'/ausgang',
		'/anfragen',
		firstLink('/anfragen?liste=alle', 'article a'),
		'/verwaltung/konten',
		'/postfach'
	],
	'wjh@vg.demo': [
		'/abrechnung',
		firstLink('/abrechnung', 'a.row-link, article a'),
		'/abrechnung/zahllaeufe',
		'/abrechnung/budget',
		'/abrechnung/kalender',
		'/abrechnung/nebenleistungen',
		'/abrechnung/konto'
	],
	'rechnung@traeger1.demo': [
		...['/abrechnung', '/abrechnung?liste=alle', '/abrechnung/konto', '/abrechnung/nebenleistungen?liste=entschieden'],
		...['/abrechnung/abschlag', '/abrechnung/differenzen']
	],
	'leitung@vg.demo': [
		...['/beratungen', '/verwaltung/loeschplan', '/statistik', '/statistik?blatt=schluessel'],
		'/statistik?jahr=2026&blatt=risk'
	],
	'admin@vg.demo': [
		'/verwaltung/amt',
		'/verwaltung/briefe',
		'/verwaltung/einwohner',
		'/verwaltung/taschengeld',
		'/verwaltung/vereinbarungen',
		'/verwaltung/import',
		'/verwaltung/konten',
		'/verwaltung/protokoll',
		'/mehr'
	],
	'controlling@vg.demo': [
		'/suche?art=A31',
		'/mehr',
		'/zahlen',
		'/zahlen?kennzahl=drop-outs&art=S34',
		'/zahlen?monat=2016-01',
		'/zahlen/eigenes?ebene=team',
		'/zahlen/budget',
		'/zahlen/suchen',
		'/zahlen/auswertung?auswertung=population',
		'/verwaltung/budgets'
	],
	'spitze@vg.demo': ['/zahlen']
};

function firstLink(listPath: string, selector: string) {
	return async (page: Page) => {
		await page.goto(listPath);
		return (await page.locator(selector).first().getAttribute('href')) ?? '';
	};
}

/** A part of the first case in which somebody lives somewhere. */
function ofCase(part: string) {
	const find = firstLink('/faelle?stand=active&meine=1', 'a.row-link, article a');
	return async (page: Page) => `${new URL(await find(page), 'http://localhost').pathname}${part}`;
}

/** No finding of axe, nothing wider than the window, one heading of the first level. */
async function look(page: Page, path: string) {
	await page.goto(path);
	await page.locator('h1').first().waitFor();
	expect(await page.locator('h1').count(), `one h1 on ${path}`).toBe(1);
	expect(await page.evaluate(() => window.scrollY), `${path} opens at its top`).toBe(0);
	await expectTabInSight(page, path);
	const overflow = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(overflow, `horizontal scrolling on ${path}`).toBeLessThanOrEqual(0);
	await expectAccessible(page);
}

/** The open tab of a bar that is wider than the phone. */
async function expectTabInSight(page: Page, path: string) {
	const beyond = await page.evaluate(() =>
		[...document.querySelectorAll('nav.tabs')].map((bar) => {
			const open = bar.querySelector('[aria-current=page]');
			return open === null ? 0 : open.getBoundingClientRect().right - bar.getBoundingClientRect().right;
		})
	);
	expect(Math.max(0, ...beyond), `open tab of ${path} is beyond the edge`).toBeLessThan(1);
}

describe('every screen', () => {
	for (const [email, paths] of Object.entries(screens)) {
		test.for(['phone', 'desktop'] satisfies Device[])(
			`of ${email} on a %s`,
			{ timeout: 180_000 },
			async (device, { visit }) => {
				const page = await visit(device);
				await signIn(page, email);
				for (const path of paths) await look(page, typeof path === 'string' ? path : await path(page));
			}
		);
	}

	test('open to everybody', async ({ visit }) => {
		const page = await visit('phone');
		for (const path of ['/anmelden', '/barrierefreiheit', '/datenquellen', '/hilfe', '/rechner', EXAMPLE])
			await look(page, path);
	});
});
