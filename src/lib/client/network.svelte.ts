/** Whether the server can be reached, and what waits on this device to be sent to it. */
class Network {
	/** What the device says, corrected by the requests that failed or got through. */
	online = $state(true);
	/** Entries made offline that the server does not have yet. */
	unsent = $state(0);

	/** Call once in the browser; returns the way to stop listening. */
	watch(): () => void {
		this.online = navigator.onLine;
		const listen = () => {
			this.online = navigator.onLine;
		};
		addEventListener('online', listen);
		addEventListener('offline', listen);
		return () => {
			removeEventListener('online', listen);
			removeEventListener('offline', listen);
		};
	}

	/** A device in a dead zone often believes to be online; the failed request knows better. */
	requestFailed() {
		this.online = false;
	}

	requestSucceeded() {
		this.online = true;
	}
}

export const network = new Network();
