/**
 * What the service worker answers when a page is opened without network: the bare app, which then finds its way by the
 * address and shows what the device has stored.
 */
export const prerender = true;
export const ssr = false;
