import { describe } from 'vitest';
import { test } from '../setup/browser';
import { firstLink, look, lookAt, withoutCopy } from './screens';

const EXAMPLE =
	'/rechner?satz=120&anteil=6,50&aufnahme=04.08.2025&auszug=18.08.2025&monat=08.2025&grund0=leave&von0=04.08.2025&bis0=18.08.2025';

describe('every screen of a provider', () => {
	lookAt({
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
			'/verwaltung/traeger',
			'/postfach'
		],
		'rechnung@traeger1.demo': [
			...[
				'/abrechnung',
				'/abrechnung?liste=alle',
				'/abrechnung/konto',
				'/abrechnung/nebenleistungen?liste=entschieden'
			],
			...['/abrechnung/abschlag', '/abrechnung/differenzen']
		]
	});
});

test('every screen that is open to everybody', async ({ visit }) => {
	const page = await visit('phone', withoutCopy);
	for (const path of ['/anmelden', '/barrierefreiheit', '/datenquellen', '/hilfe', '/rechner', EXAMPLE])
		await look(page, path);
});
