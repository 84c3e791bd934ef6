/** For every answer the app itself gives; what a page may load is in the policy that Kit writes. */
const headers: Record<string, string> = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), payment=(), usb=(), geolocation=(self)'
};

/** What depends on who asks is kept by nobody in between, nor by the browser after sign-out. */
const PRIVATE = 'private, no-store';

export function secure(response: Response, { personal }: { personal: boolean }): Response {
	for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
	if (personal && !response.headers.has('cache-control')) response.headers.set('cache-control', PRIVATE);
	return response;
}
