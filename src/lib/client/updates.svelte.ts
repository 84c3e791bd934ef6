const CHECK_EVERY_MS = 60 * 60 * 1000;

/**
 * The service worker and its new versions. A new version waits until the person says so: a reload in the middle of a
 * form would be the programme's choice of moment, not theirs.
 */
export class Updates {
	/** A new version is loaded and waits. */
	waiting = $state(false);
	#registration: ServiceWorkerRegistration | null = null;
	#asked = false;
	readonly #reload: () => void;

	constructor(reload = () => location.reload()) {
		this.#reload = reload;
	}

	/** Call once in the browser; returns the way to stop listening. */
	watch(scriptUrl: string): () => void {
		if (!('serviceWorker' in navigator)) return () => undefined;
		const reload = () => {
			// The first worker ever takes the page over as well; only an answer to the question may reload it.
			if (this.#asked) this.#reload();
		};
		const check = () => {
			if (document.visibilityState === 'visible') void this.#registration?.update().catch(() => undefined);
		};
		navigator.serviceWorker.addEventListener('controllerchange', reload);
		document.addEventListener('visibilitychange', check);
		const timer = setInterval(check, CHECK_EVERY_MS);
		void this.#register(scriptUrl);
		return () => {
			navigator.serviceWorker.removeEventListener('controllerchange', reload);
			document.removeEventListener('visibilitychange', check);
			clearInterval(timer);
		};
	}

	apply() {
		this.#asked = true;
		const waiting = this.#registration?.waiting;
		if (waiting) waiting.postMessage({ type: 'SKIP_WAITING' });
		// Another tab has let it take over already; this one still runs the version before.
		else this.#reload();
	}

	async #register(scriptUrl: string) {
		try {
			const registration = await navigator.serviceWorker.register(scriptUrl);
			this.#registration = registration;
			this.waiting = registration.waiting !== null && navigator.serviceWorker.controller !== null;
			registration.addEventListener('updatefound', () => {
				this.#follow(registration.installing);
			});
		} catch {
			// No worker (private window, plain http): everything works but offline.
		}
	}

	#follow(worker: ServiceWorker | null) {
		worker?.addEventListener('statechange', () => {
			if (worker.state === 'installed' && navigator.serviceWorker.controller) this.waiting = true;
		});
	}
}

export const updates = new Updates();
