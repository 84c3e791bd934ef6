/// <reference lib="webworker" />
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { NetworkOnly } from 'workbox-strategies';

declare const self: ServiceWorkerGlobalScope & {
	__WB_MANIFEST: (string | { url: string; revision: string | null })[];
};

/** After this long a page is opened from the device: standing in a stairwell, an answer now beats a better one later. */
const PATIENCE_SECONDS = 4;

// The app itself is stored; what the server answers under /api/ never is, because it belongs to the person signed in.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

const network = new NetworkOnly({ networkTimeoutSeconds: PATIENCE_SECONDS });

registerRoute(
	new NavigationRoute(
		async (options) => {
			try {
				return await network.handle(options);
			} catch {
				return (await matchPrecache('/shell')) ?? Response.error();
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

self.addEventListener('activate', (event) => {
	event.waitUntil(self.clients.claim());
});
