import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

/** `liste`: what waits, or what was decided. */
export const load: PageLoad = async ({ url, fetch, depends }) => {
	depends('live:billing');
	const list = url.searchParams.get('liste') === 'entschieden' ? 'decided' : 'open';
	const page = Math.max(1, Math.trunc(Number(url.searchParams.get('seite'))) || 1);
	return { list, page, requests: await api(fetch).allowances.requests.query({ list, page }).catch(pageError) } as const;
};
