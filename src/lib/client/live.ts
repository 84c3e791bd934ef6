import { browser } from '$app/environment';
import { navigating, page } from '$app/state';
import { followLive, type LiveEvent } from './live-stream';

type Listener = (event: LiveEvent) => void;

/** One ear for all that is open in this tab; it closes with its last listener. */
const listeners = new Set<Listener>();
let stop: (() => void) | null = null;
let followed = '';

/**
 * Hears of changes until the returned function is called. The stream resumes by itself after a lost connection and
 * then first brings what was missed.
 */
export function listenLive(listener: Listener): () => void {
	if (!browser) return () => undefined;
	listeners.add(listener);
	const account = (page.data as { viewer?: { id: string } | null }).viewer?.id ?? '';
	// Somebody else has signed in since: the stream of the one before is not theirs.
	if (account !== followed) {
		stop?.();
		stop = null;
	}
	followed = account;
	stop ??= followLive(account, (event) => {
		for (const each of listeners) each(event);
	});
	return () => {
		listeners.delete(listener);
		if (listeners.size > 0) return;
		stop?.();
		stop = null;
	};
}

const GATHER_MS = 250;

/** An import changed so many offers that they are not named one by one. */
const concernsAll = ({ topic, offerId }: LiveEvent) => topic === 'vacancy' && offerId === null;

/**
 * Calls `refresh` once for a burst of matching events: for pages that load anew what they show. Never while a navigation
 * is under way, because loading anew would call it off.
 */
export function refreshOn(matches: (event: LiveEvent) => boolean, refresh: () => void): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const refreshSoon = () => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			if (navigating.to) refreshSoon();
			else refresh();
		}, GATHER_MS);
	};
	const deafen = listenLive((event) => {
		if (matches(event) || concernsAll(event)) refreshSoon();
	});
	return () => {
		clearTimeout(timer);
		deafen();
	};
}
