/** For every answer the app itself gives; what a page may load is in the policy that Kit writes. */
const headers: Record<string, string> = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), payment=(), usb=(), geolocation=(self)'
};

/** Said by answers that a page of ours may show in a frame: the files of the eAkte, and nothing else. */
export const FRAMED_BY_US = "frame-ancestors 'self'";

/** What depends on who asks is kept by nobody in between, nor by the browser after sign-out. */
const PRIVATE = 'private, no-store';

export function secure(response: Response, { personal }: { personal: boolean }): Response {
	for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
	if (response.headers.get('content-security-policy') === FRAMED_BY_US) {
		response.headers.set('x-frame-options', 'SAMEORIGIN');
	}
	if (personal && !response.headers.has('cache-control')) response.headers.set('cache-control', PRIVATE);
	return response;
}
