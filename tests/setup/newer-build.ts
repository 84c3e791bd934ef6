import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The app behind a door that, once `deploy` was called, hands out another service worker: what a browser sees when a new
 * version has been put up while its page is open. Once `stop` was called it answers as a proxy does whose server is gone.
 */
export async function openDoor(baseUrl: string) {
	const app = new URL(baseUrl);
	let deployed = '';
	let stopped = false;
	const server = createServer((incoming, outgoing) => {
		const { url = '/', method, headers } = incoming;
		if (stopped) {
			incoming.resume();
			outgoing.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>');
			return;
		}
		const asked = { ...headers, host: app.host, ...(headers.origin && { origin: app.origin }) };
		const isWorker = url === '/service-worker.js';
		const upstream = request(
			{
				...{ host: app.hostname, port: app.port, path: url, method },
				// A worker that is to be changed is asked for in the clear.
				headers: isWorker ? { ...asked, 'accept-encoding': 'identity', 'if-none-match': '' } : asked
			},
			(answer) => {
				const { 'content-length': length, etag, ...kept } = answer.headers;
				const named = isWorker ? kept : { ...kept, ...(length && { 'content-length': length }), ...(etag && { etag }) };
				outgoing.writeHead(answer.statusCode ?? 502, named);
				answer.pipe(outgoing, { end: !isWorker });
				if (isWorker) answer.on('end', () => outgoing.end(deployed));
			}
		);
		upstream.on('error', () => outgoing.destroy());
		outgoing.on('close', () => upstream.destroy());
		incoming.pipe(upstream);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
		deploy: () => {
			deployed = '\n// newer';
		},
		stop: () => {
			stopped = true;
			server.closeAllConnections();
		},
		start: () => {
			stopped = false;
		},
		close: () => {
			server.closeAllConnections();
			server.close();
		}
	};
}
