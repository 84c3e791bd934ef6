import { api } from './api';
import { refreshOn } from './live';
import { isUnreachable } from './unreachable';

/** How many messages wait: in the bar, and on the icon of the installed app. */
class InboxBadge {
	unread = $state(0);

	/** Call once while the portal is open; returns the way to stop. */
	watch(): () => void {
		void this.refresh();
		return refreshOn(
			({ topic }) => topic === 'inbox',
			() => void this.refresh()
		);
	}

	async refresh() {
		try {
			this.#show((await api().inbox.unread.query()).unread);
		} catch (error) {
			// Without network the last number stays.
			if (!isUnreachable(error)) throw error;
		}
	}

	/** Before somebody else signs in on this device. */
	clear() {
		this.#show(0);
	}

	#show(unread: number) {
		this.unread = unread;
		if (!('setAppBadge' in navigator)) return;
		// Where the app is not installed the browser may refuse; the number in the bar is enough then.
		void navigator.setAppBadge(unread).catch(() => undefined);
	}
}

export const inboxBadge = new InboxBadge();
