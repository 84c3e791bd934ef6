import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Env } from '../lib/server/env';
import { UsageError } from './usage-error';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;
type Address = Pick<Env, 'host' | 'port' | 'origin' | 'originGiven'>;

/** Headers with which this server tells the app under which address it was reached; never taken from outside. */
export const HOST_HEADER = 'x-ankerplatz-host';
export const PROTOCOL_HEADER = 'x-ankerplatz-protocol';

const limits = {
	headersTimeout: 10_000,
	// Long enough for a file of 12 MB over a slow line.
	requestTimeout: 120_000,
	keepAliveTimeout: 10_000,
	connectionsCheckingInterval: 5_000
};

/** Static and prerendered files never pass the app's hooks, so what must hold for every answer is said here. */
const headersForAll: Record<string, string> = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), payment=(), usb=(), geolocation=(self)',
	// The app's own pages bring the full policy, which replaces this one.
	'content-security-policy': "frame-ancestors 'none'",
	// Fingerprinted files replace this by "immutable"; the rest (service worker, manifest, shell) must stay fresh.
	'cache-control': 'no-cache'
};

const ONE_YEAR = 'max-age=31536000';

export function createWebServer(handler: Handler, address: Address): Server {
	return createServer(limits, (request, response) => {
		const own = new URL(ownOrigin(request.headers.host, address));
		request.headers[HOST_HEADER] = own.host;
		request.headers[PROTOCOL_HEADER] = own.protocol.slice(0, -1);
		for (const [name, value] of Object.entries(headersForAll)) response.setHeader(name, value);
		if (own.protocol === 'https:') response.setHeader('strict-transport-security', ONE_YEAR);
		handler(request, response);
	});
}

/**
 * The configured origin. While none is configured, all names of this machine for itself are the own address, so that
 * signing in works under localhost and 127.0.0.1 alike; any other name in the Host header is not believed.
 */
export function ownOrigin(host: string | undefined, { origin, originGiven, port }: Omit<Address, 'host'>) {
	const loopback = ['localhost', '127.0.0.1', '[::1]'].map((name) => `${name}:${port}`);
	return !originGiven && host !== undefined && loopback.includes(host) ? `http://${host}` : origin;
}

export function listen(server: Server, { host, port }: Pick<Env, 'host' | 'port'>): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			reject(error.code === 'EADDRINUSE' ? portTaken(port) : error);
		});
		server.listen(port, host, resolve);
	});
}

const portTaken = (port: number) =>
	new UsageError(`Port ${port} is already in use. Choose another one, for example: PORT=${port + 1} npm start`);
