import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { askApp, openProxy, type Exchange } from './proxy';

type Fate = 'request' | 'answer' | 'none';

/** Of all requests to the interface so many get lost once `lose` was called. */
const LOST = 0.3;

/**
 * The app behind a line that loses requests on their way and answers on their way back; after the second kind the app
 * has done what it was asked and nobody knows. Every command first loses an answer, then a request, and is then as lucky
 * as everything else: by chance, which is the same for the same seed.
 */
export async function openLosingDoor(baseUrl: string, seed: number) {
	const app = new URL(baseUrl);
	const fateOf = fatesFrom(seed);
	const fates: Record<Fate, number> = { request: 0, answer: 0, none: 0 };
	let line: 'good' | 'losing' | 'dead' = 'good';
	const proxy = await openProxy((incoming, outgoing) => {
		pass({ incoming, outgoing }).catch(() => outgoing.destroy());
	});

	async function pass(exchange: Exchange) {
		const { incoming, outgoing } = exchange;
		const command = nameOf(exchange);
		const fate = incoming.url?.startsWith('/api/') ? decide(command) : 'none';
		if (fate === 'request') {
			incoming.socket.destroy();
			return;
		}
		const [answer] = await askApp(app, exchange);
		if (fate === 'answer') {
			await lose(answer, incoming);
			return;
		}
		outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(outgoing);
	}

	function decide(command: string | null): Fate {
		if (line !== 'losing') return line === 'dead' ? 'request' : 'none';
		const fate = fateOf(command);
		fates[fate] += 1;
		return fate;
	}

	return {
		url: proxy.url,
		/** Nothing arrives any more. */
		cut: () => {
			line = 'dead';
		},
		lose: () => {
			line = 'losing';
		},
		heal: () => {
			line = 'good';
		},
		/** What became of the requests to the interface since `lose`. */
		fates: (): Readonly<Record<Fate, number>> => fates,
		close: proxy.close
	};
}

/** When the app has said everything, so that it has done everything. */
async function lose(answer: IncomingMessage, { socket }: IncomingMessage) {
	answer.resume();
	await once(answer, 'end');
	socket.destroy();
}

function fatesFrom(seed: number) {
	const chance = chanceFrom(seed);
	const tries = new Map<string, number>();
	return (command: string | null): Fate => {
		const before = command === null ? 2 : (tries.get(command) ?? 0);
		if (command !== null) tries.set(command, before + 1);
		if (before < 2) return before === 0 ? 'answer' : 'request';
		return chance() >= LOST ? 'none' : command === null || chance() < 0.5 ? 'request' : 'answer';
	};
}

/** 'serviceRecords.add'; null for what changes nothing. */
function nameOf({ incoming: { method, url = '' } }: Exchange): string | null {
	if (method !== 'POST') return null;
	return url.split('?')[0]?.split('/').at(-1) ?? null;
}

/** Numbers from 0 to 1 (mulberry32). */
function chanceFrom(seed: number) {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
