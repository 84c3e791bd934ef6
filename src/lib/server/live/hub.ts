import { EventEmitter, once } from 'node:events';
import pg from 'pg';
import { log } from '../log';

/** The channel on which the database tells of new rows of live_event; see the migrations. */
const LIVE_CHANNEL = 'ankerplatz_live';

const RECONNECT_MS = 1_000;

/**
 * One connection per process listens for new live events and counts them. Readers wait for the count to move and then
 * look into the table, so that a burst costs each of them one query and a lost connection loses nothing.
 */
export class LiveHub {
	readonly #changes = new EventEmitter().setMaxListeners(0);
	#count = 0;
	#client: pg.Client | null = null;
	#started = false;
	#closed = false;

	constructor(private readonly url: string) {}

	/** How many changes this process has heard of. */
	get count() {
		return this.#count;
	}

	/** Resolves as soon as the count is beyond the given one; false when the signal ended first. */
	async waitBeyond(count: number, signal: AbortSignal): Promise<boolean> {
		this.#start();
		while (this.#count <= count && !signal.aborted) {
			await once(this.#changes, 'change', { signal }).catch((error: unknown) => {
				if (!signal.aborted) throw error;
			});
		}
		return !signal.aborted;
	}

	async close() {
		this.#closed = true;
		await this.#client?.end().catch(() => undefined);
	}

	#start() {
		if (this.#started) return;
		this.#started = true;
		void this.#connect();
	}

	#heard() {
		this.#count += 1;
		this.#changes.emit('change');
	}

	async #connect() {
		const client = new pg.Client({ connectionString: this.url, application_name: 'ankerplatz live' });
		client.on('notification', () => this.#heard());
		client.on('error', () => this.#reconnectLater(client));
		client.on('end', () => this.#reconnectLater(client));
		try {
			await client.connect();
			await client.query(`LISTEN ${LIVE_CHANNEL}`);
			this.#client = client;
			// Whatever happened before or between connections is in the table: let every reader look once.
			this.#heard();
		} catch {
			log.error({ place: 'live', message: 'no connection for live events, trying again' });
			this.#reconnectLater(client);
		}
	}

	#reconnectLater(client: pg.Client) {
		client.removeAllListeners();
		// A connection that breaks again while it is being dropped must not end the process.
		client.on('error', () => undefined);
		if (this.#closed) return;
		this.#client = null;
		setTimeout(() => void this.#connect(), RECONNECT_MS).unref();
	}
}
