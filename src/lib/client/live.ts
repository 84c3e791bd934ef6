import { browser } from '$app/environment';
import { navigating } from '$app/state';
import { api } from './api';

type LiveEvent = {
	topic: 'vacancy' | 'placement' | 'inbox' | 'case';
	offerId: string | null;
	placementId: string | null;
	caseId: string | null;
};
type Listener = (event: LiveEvent) => void;

/** One stream for all that is open in this tab; it ends with its last listener. */
const listeners = new Set<Listener>();
let stream: { unsubscribe: () => void } | null = null;

/**
 * Hears of changes until the returned function is called. The stream resumes by itself after a lost connection and
 * then first brings what was missed.
 */
export function listenLive(listener: Listener): () => void {
	if (!browser) return () => undefined;
	listeners.add(listener);
	stream ??= open();
	return () => {
		listeners.delete(listener);
		if (listeners.size > 0) return;
		stream?.unsubscribe();
		stream = null;
	};
}

const open = () =>
	api().live.events.subscribe(
		{},
		{
			onData: ({ data }) => {
				for (const listener of listeners) listener(data);
			}
		}
	);

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
	const stop = listenLive((event) => {
		if (matches(event) || concernsAll(event)) refreshSoon();
	});
	return () => {
		clearTimeout(timer);
		stop();
	};
}
