import type { Entry } from './entry';
import { replay } from './replay';

type Traffic = {
	attachments: boolean;
	/** Whose entries are sent now; null while nobody is signed in. */
	account: () => string | null;
	sender: (entry: Entry, before: unknown) => Promise<unknown>;
	/** Called when the next one is due. */
	wake: () => void;
};

/** One of the two ways out of the outbox, with passes of its own, one at a time and in one tab. */
export class Lane {
	#running = false;
	/** Asked for while a pass was under way: once more, and over all when anybody wanted all. */
	#again: { all: boolean } | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(private readonly traffic: Traffic) {}

	async flush(all: boolean): Promise<void> {
		if (this.#running) {
			this.#again = { all: all || (this.#again?.all ?? false) };
			return;
		}
		this.#running = true;
		this.stop();
		try {
			await this.#pass(all);
		} catch (error) {
			ignoreMissingStorage(error);
		} finally {
			this.#running = false;
		}
		const again = this.#again;
		this.#again = null;
		if (again !== null) await this.flush(again.all);
	}

	/** Nothing is sent by itself until the next flush. */
	stop() {
		clearTimeout(this.#timer);
	}

	async #pass(all: boolean) {
		const { attachments, sender, wake } = this.traffic;
		const account = this.traffic.account();
		if (account === null) return;
		const lock = `ankerplatz-ausgang/${attachments ? 'bilder' : 'worte'}`;
		const next = await oneTabAtATime(lock, () => replay({ account, now: Date.now, all, attachments }, sender));
		if (next === null || this.traffic.account() !== account) return;
		this.#timer = setTimeout(wake, Math.max(0, next - Date.now()));
	}
}

/** Two tabs would only send the same twice; without locks (plain http) they do, and it has one effect. */
async function oneTabAtATime(name: string, work: () => Promise<number | null>): Promise<number | null> {
	if (!('locks' in navigator)) return work();
	return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock === null ? null : work()));
}

/** Where nothing can be stored, nothing waits. */
export function ignoreMissingStorage(error: unknown) {
	if (!(error instanceof Error) || !/Dexie|Quota|InvalidState|MissingAPI|OpenFailed|DatabaseClosed/.test(error.name)) {
		throw error;
	}
}
