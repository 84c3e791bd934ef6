import { once } from 'node:events';
import {
	createServer,
	request,
	type IncomingHttpHeaders,
	type IncomingMessage,
	type RequestListener,
	type ServerResponse
} from 'node:http';
import type { AddressInfo } from 'node:net';

export type Exchange = { incoming: IncomingMessage; outgoing: ServerResponse };

/** A server between browser and app, on a free port of this machine. */
export async function openProxy(answer: RequestListener) {
	const server = createServer(answer);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
		cutAll: () => {
			server.closeAllConnections();
		},
		close: () => {
			server.closeAllConnections();
			server.close();
		}
	};
}

/** Asks the app as if the browser had; it must not notice that somebody stands between. */
export function askApp(app: URL, { incoming, outgoing }: Exchange, change: IncomingHttpHeaders = {}) {
	const { url = '/', method, headers } = incoming;
	const asked = { ...headers, host: app.host, ...(headers.origin && { origin: app.origin }), ...change };
	const upstream = request({ host: app.hostname, port: app.port, path: url, method, headers: asked });
	upstream.on('error', () => outgoing.destroy());
	outgoing.on('close', () => upstream.destroy());
	incoming.pipe(upstream);
	return once(upstream, 'response') as Promise<[IncomingMessage]>;
}
