import { describe } from 'vitest';
import { firstLink, lookAt } from './screens';

describe('every screen of the other people of an office', () => {
	lookAt({
		'wjh@vg.demo': [
			'/abrechnung',
			firstLink('/abrechnung', 'a.row-link, article a'),
			'/abrechnung/zahllaeufe',
			'/abrechnung/budget',
			'/abrechnung/kalender',
			'/abrechnung/nebenleistungen',
			'/abrechnung/konto'
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
		'datenschutz@vg.demo': ['/verwaltung/protokoll', '/mehr'],
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
	});
});
