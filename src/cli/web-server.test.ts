import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { UsageError } from './usage-error';
import { createWebServer, HOST_HEADER, listen, ownOrigin, PROTOCOL_HEADER, type Handler } from './web-server';

const local = { host: '127.0.0.1', port: 3000, origin: 'http://localhost:3000', originGiven: false };
const behindProxy = { ...local, origin: 'https://ankerplatz.example.de', originGiven: true };

describe('ownOrigin', () => {
	it.each([
		['localhost:3000', local, 'http://localhost:3000'],
		['127.0.0.1:3000', local, 'http://127.0.0.1:3000'],
		['[::1]:3000', local, 'http://[::1]:3000'],
		['evil.example:3000', local, 'http://localhost:3000'],
		['localhost:4000', local, 'http://localhost:3000'],
		[undefined, local, 'http://localhost:3000'],
		['localhost:3000', behindProxy, 'https://ankerplatz.example.de']
	])('Host %s', (host, address, origin) => {
		expect(ownOrigin(host, address)).toBe(origin);
	});
});

async function answerOf(handler: Handler, address: typeof local, headers: Record<string, string> = {}) {
	const server = createWebServer(handler, address);
	await listen(server, { host: '127.0.0.1', port: 0 });
	try {
		return await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { headers });
	} finally {
		server.close();
		server.closeAllConnections();
		await once(server, 'close');
	}
}

describe('createWebServer', () => {
	it('puts the security headers on every answer', async () => {
		const { headers } = await answerOf((_request, response) => response.end('ok'), local);
		expect(Object.fromEntries(headers)).toMatchObject({
			'x-content-type-options': 'nosniff',
			'x-frame-options': 'DENY',
			'referrer-policy': 'same-origin',
			'content-security-policy': "frame-ancestors 'none'",
			'cache-control': 'no-cache'
		});
		expect(headers.has('strict-transport-security')).toBe(false);
	});

	it('asks browsers to stay with https where the address is https', async () => {
		const { headers } = await answerOf((_request, response) => response.end('ok'), behindProxy);
		expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
	});

	it('tells the app its own address and believes nobody else about it', async () => {
		const answer = await answerOf(
			(request, response) =>
				response.end(`${String(request.headers[PROTOCOL_HEADER])}://${String(request.headers[HOST_HEADER])}`),
			behindProxy,
			{ [HOST_HEADER]: 'evil.example', [PROTOCOL_HEADER]: 'http' }
		);
		expect(await answer.text()).toBe('https://ankerplatz.example.de');
	});
});

describe('listen', () => {
	it('says in plain words that the port is taken', async () => {
		const first = createWebServer(() => undefined, local);
		await listen(first, { host: '127.0.0.1', port: 0 });
		const { port } = first.address() as AddressInfo;
		await expect(
			listen(
				createWebServer(() => undefined, local),
				{ host: '127.0.0.1', port }
			)
		).rejects.toThrow(UsageError);
		first.close();
	});
});
