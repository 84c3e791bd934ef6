import { SvelteMap } from 'svelte/reactivity';
import { patienceFor, type Entry } from './entry';
import { send } from './kinds';
import { CalledOff } from './outcome';

/** The requests of this tab that have not been answered yet: how far they have come, and the way to call them off. */
export class UnderWay {
	/** How much of an entry has left the device, 0 to 1; of the kinds that tell. */
	readonly shares = new SvelteMap<string, number>();
	readonly #requests = new Map<string, AbortController>();

	/** @throws CalledOff where the person did not want it any more; it may have arrived all the same */
	async send(entry: Entry, before: unknown): Promise<unknown> {
		const request = new AbortController();
		const patience = setTimeout(() => {
			request.abort(new DOMException('nobody answered in time', 'TimeoutError'));
		}, patienceFor(entry));
		this.#requests.set(entry.id, request);
		try {
			return await send(entry, before, {
				signal: request.signal,
				onprogress: (share) => void this.shares.set(entry.id, share)
			});
		} catch (error) {
			throw request.signal.reason instanceof CalledOff ? request.signal.reason : error;
		} finally {
			clearTimeout(patience);
			this.#requests.delete(entry.id);
			this.shares.delete(entry.id);
		}
	}

	callOff(id: string) {
		this.#requests.get(id)?.abort(new CalledOff());
	}
}
