import { describe, expect, it } from 'vitest';
import { isFromOwnPage } from './cross-site';

const configured = { origin: 'https://ankerplatz.example.de', originGiven: true, port: 3000 };
const local = { origin: 'http://localhost:3000', originGiven: false, port: 3000 };

const request = (method: string, headers: Record<string, string>) =>
	new Request('http://localhost:3000/api/trpc/session.signOut', { method, headers });

describe('isFromOwnPage', () => {
	it.each(['GET', 'HEAD', 'OPTIONS'])('lets %s pass from anywhere: it changes nothing', (method) => {
		expect(isFromOwnPage(request(method, { origin: 'https://evil.example' }), configured)).toBe(true);
	});

	it.each([
		['own page', { origin: 'https://ankerplatz.example.de' }, true],
		[
			'own page, said by the browser too',
			{ origin: 'https://ankerplatz.example.de', 'sec-fetch-site': 'same-origin' },
			true
		],
		['no origin at all', {}, false],
		['foreign page', { origin: 'https://evil.example' }, false],
		['sandboxed frame', { origin: 'null' }, false],
		['subdomain', { origin: 'https://x.ankerplatz.example.de', 'sec-fetch-site': 'same-site' }, false],
		['browser contradicts', { origin: 'https://ankerplatz.example.de', 'sec-fetch-site': 'cross-site' }, false],
		['plain http', { origin: 'http://ankerplatz.example.de' }, false],
		['name of the machine', { origin: 'http://localhost:3000' }, false],
		['Host header', { origin: 'http://evil.example', host: 'evil.example' }, false]
	])('with a configured address: %s', (_case, headers, expected) => {
		expect(isFromOwnPage(request('POST', headers), configured)).toBe(expected);
	});

	it.each([
		['localhost', { origin: 'http://localhost:3000' }, true],
		['127.0.0.1', { origin: 'http://127.0.0.1:3000' }, true],
		['IPv6', { origin: 'http://[::1]:3000' }, true],
		['name in the house', { origin: 'http://tablet.local:3000', host: 'tablet.local:3000' }, true],
		['another port', { origin: 'http://localhost:4000' }, false],
		['foreign page', { origin: 'http://evil.example', host: 'localhost:3000' }, false],
		['no origin, no host', { 'sec-fetch-site': 'same-origin' }, false]
	])('without a configured address: %s', (_case, headers, expected) => {
		expect(isFromOwnPage(request('POST', headers), local)).toBe(expected);
	});
});
