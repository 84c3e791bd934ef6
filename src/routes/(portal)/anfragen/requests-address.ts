import { resolve } from '$app/paths';

export type RequestsShown = { liste: string; text: string; seite: number };

/** The list of requests as it stands in the address bar; what is as usual is left out. */
export function requestsHref({ liste, text, seite }: RequestsShown) {
	const params = new URLSearchParams();
	if (liste !== 'offen') params.set('liste', liste);
	if (text !== '') params.set('text', text);
	if (seite > 1) params.set('seite', String(seite));
	return resolve(params.size === 0 ? '/anfragen' : `/anfragen?${params.toString()}`);
}
