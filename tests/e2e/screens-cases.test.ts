import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { firstLink, lookAt } from './screens';

const SEARCH = 'art=S34&von=2027-01-11&bis=2027-07-12&plz=17489&umkreis=60';

const ownCase = firstLink('/faelle?stand=active&meine=1', 'a.row-link, article a');
const found = new WeakMap<Page, string>();

/** A part of the first own case in which somebody lives somewhere. */
function ofCase(part: string) {
	return async (page: Page) => {
		const href = found.get(page) ?? (await ownCase(page));
		found.set(page, href);
		return `${new URL(href, 'http://localhost').pathname}${part}`;
	};
}

describe('every screen of those who work with cases', () => {
	lookAt({
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
		'leitung@vg.demo': [
			...['/beratungen', '/verwaltung/loeschplan', '/statistik', '/statistik?blatt=schluessel'],
			'/statistik?jahr=2026&blatt=risk'
		]
	});
});
