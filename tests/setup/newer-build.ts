import { askApp, openProxy, type Exchange } from './proxy';

const WORKER = '/service-worker.js';

/**
 * The app behind a door that, once `deploy` was called, hands out another service worker: what a browser sees when a new
 * version has been put up while its page is open. Once `stop` was called it answers as a proxy does whose server is gone.
 */
export async function openDoor(baseUrl: string) {
	const app = new URL(baseUrl);
	let deployed = '';
	let stopped = false;
	const proxy = await openProxy((incoming, outgoing) => {
		if (stopped) {
			incoming.resume();
			outgoing.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>');
			return;
		}
		const handed = incoming.url === WORKER ? handOut({ incoming, outgoing }) : passOn({ incoming, outgoing });
		handed.catch(() => outgoing.destroy());
	});

	async function passOn(exchange: Exchange) {
		const [answer] = await askApp(app, exchange);
		exchange.outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(exchange.outgoing);
	}

	/** A worker that is to be changed is asked for in the clear. */
	async function handOut(exchange: Exchange) {
		const [answer] = await askApp(app, exchange, { 'accept-encoding': 'identity', 'if-none-match': '' });
		const { 'content-length': _length, etag: _etag, ...headers } = answer.headers;
		exchange.outgoing.writeHead(answer.statusCode ?? 502, headers);
		answer.pipe(exchange.outgoing, { end: false });
		answer.on('end', () => exchange.outgoing.end(deployed));
	}

	return {
		url: proxy.url,
		deploy: () => {
			deployed = '\n// newer';
		},
		stop: () => {
			stopped = true;
			proxy.cutAll();
		},
		start: () => {
			stopped = false;
		},
		close: proxy.close
	};
}
