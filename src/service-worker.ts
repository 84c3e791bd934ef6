/// <reference lib="webworker" />
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { NetworkOnly } from 'workbox-strategies';
import { isAway } from './lib/client/away';
import { addressIn, messageIn } from './lib/client/push-message';

declare const self: ServiceWorkerGlobalScope & {
	__WB_MANIFEST: (string | { url: string; revision: string | null })[];
};

/** After this long a page is opened from the device: standing in a stairwell, an answer now beats a better one later. */
const PATIENCE_SECONDS = 4;

// The app itself is stored; what the server answers under /api/ never is, because it belongs to the person signed in.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

const shell = () => matchPrecache('/shell');
const network = new NetworkOnly({ networkTimeoutSeconds: PATIENCE_SECONDS });

registerRoute(
	new NavigationRoute(
		async (options) => {
			try {
				const response = await network.handle(options);
				return isAway(response.status) ? ((await shell()) ?? response) : response;
			} catch {
				return (await shell()) ?? Response.error();
			}
		},
		{ denylist: [/^\/api\//] }
	)
);

// No skipWaiting on install: a new version takes over when the person has said so, never under a half-filled form.
self.addEventListener('message', (event) => {
	const message: unknown = event.data;
	if (typeof message === 'object' && message !== null && 'type' in message && message.type === 'SKIP_WAITING') {
		void self.skipWaiting();
	}
});

self.addEventListener('push', (event) => {
	const { title, body, path } = messageIn(event.data?.text() ?? '');
	const options = {
		body,
		tag: 'postfach',
		icon: '/icons/anker-192.png',
		badge: '/icons/anker-192.png',
		data: { path }
	};
	event.waitUntil(Promise.all([self.registration.showNotification(title, options), markIcon()]));
});

/** How many there are only the portal knows; it puts the number there when it is opened. */
const markIcon = () => ('setAppBadge' in navigator ? navigator.setAppBadge().catch(() => undefined) : undefined);

self.addEventListener('notificationclick', (event) => {
	event.notification.close();
	const { path } = event.notification.data as { path: string };
	event.waitUntil(openAt(addressIn(path, location.origin)));
});

/** In a window that is open already, where there is one. */
async function openAt(address: string) {
	const [open] = await self.clients.matchAll({ type: 'window' });
	if (open === undefined) return self.clients.openWindow(address);
	// A browser may refuse to bring the window to the front; the page is there all the same.
	await open.focus().catch(() => undefined);
	return open.navigate(address);
}

self.addEventListener('activate', (event) => {
	event.waitUntil(self.clients.claim());
});
