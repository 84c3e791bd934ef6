const ASK_AGAIN_MS = 10_000;

/** Whether the server can be reached, and what waits on this device to be sent to it. */
class Network {
	/** What the device says, corrected by the requests that failed or got through. */
	online = $state(true);
	/** Entries made offline that the server does not have yet. */
	unsent = $state(0);
	/** Entries about which the person has to decide. */
	undecided = $state(0);
	#timer: ReturnType<typeof setInterval> | undefined;

	/** Call once in the browser; returns the way to stop listening. */
	watch(): () => void {
		if (!navigator.onLine) this.online = false;
		const gone = () => {
			this.online = false;
		};
		const back = () => {
			this.requestSucceeded();
		};
		addEventListener('online', back);
		addEventListener('offline', gone);
		return () => {
			clearInterval(this.#timer);
			removeEventListener('online', back);
			removeEventListener('offline', gone);
		};
	}

	/** A device in a dead zone often believes to be online; the failed request knows better. Asks until it is back. */
	requestFailed() {
		this.online = false;
		this.#timer ??= setInterval(() => void this.#askAgain(), ASK_AGAIN_MS);
	}

	requestSucceeded() {
		this.online = true;
		clearInterval(this.#timer);
		this.#timer = undefined;
	}

	async #askAgain() {
		try {
			// Not /health: a server without its database can answer nothing that a page asks.
			const { ok } = await fetch('/ready', { method: 'HEAD', cache: 'no-store' });
			if (ok) this.requestSucceeded();
		} catch {
			// Still out of reach.
		}
	}
}

export const network = new Network();
