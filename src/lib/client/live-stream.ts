import { api } from './api';

export type LiveEvent = {
	topic: 'vacancy' | 'placement' | 'inbox' | 'case' | 'invoice';
	offerId: string | null;
	placementId: string | null;
	caseId: string | null;
	invoiceId: string | null;
};
type Heard = { id: number; event: LiveEvent };

const NAME = 'ankerplatz.live';
/** A change may be written after one with a higher id: the next stream looks that many ids back again. */
const OVERLAP = 50;

/**
 * One stream for all tabs of this browser, because a browser has only six connections to one server: the tab that holds
 * the lock reads it and passes on what it hears. When that tab closes, another gets the lock and goes on after the last
 * change that it has heard of. Tabs of another account, left open from before, are not served. Returns the way to stop.
 */
export function followLive(account: string, hear: (event: LiveEvent) => void): () => void {
	// Over plain http to another machine there are no locks: then each tab has a stream of its own.
	if (!('locks' in navigator)) return readStream(null, ({ event }) => hear(event));
	const stopping = new AbortController();
	const name = `${NAME}/${account}`;
	const channel = new BroadcastChannel(name);
	let last: number | null = null;
	const take = ({ id, event }: Heard) => {
		last = Math.max(last ?? 0, id);
		hear(event);
	};
	channel.onmessage = ({ data }: MessageEvent<Heard>) => {
		take(data);
	};
	const lead = () =>
		untilAborted(stopping.signal, () =>
			readStream(last, (heard) => {
				channel.postMessage(heard);
				take(heard);
			})
		);
	navigator.locks.request(name, { signal: stopping.signal }, lead).catch((error: unknown) => {
		if (!stopping.signal.aborted) throw error;
	});
	return () => {
		stopping.abort();
		channel.close();
	};
}

/** The lock is held as long as this is under way. */
function untilAborted(signal: AbortSignal, begin: () => () => void): Promise<void> {
	const end = begin();
	return new Promise((resolve) => {
		signal.addEventListener('abort', () => {
			end();
			resolve();
		});
	});
}

function readStream(last: number | null, take: (heard: Heard) => void): () => void {
	const from = last === null ? {} : { lastEventId: String(Math.max(0, last - OVERLAP)) };
	const stream = api().live.events.subscribe(from, {
		onData: ({ id, data }) => {
			take({ id: Number(id), event: data });
		}
	});
	return () => {
		stream.unsubscribe();
	};
}
