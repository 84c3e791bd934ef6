import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { issuedKinds } from '$lib/domain/notices/kinds';
import type { PageLoad } from './$types';

/** `blatt`: letterhead or texts; `art`: of which letter. */
export const load: PageLoad = async ({ url, fetch, depends }) => {
	depends('app:letters');
	const design = await api(fetch).letters.get.query().catch(pageError);
	const kind = issuedKinds.find((known) => known === url.searchParams.get('art')) ?? 'grant';
	return { design, kind, tab: url.searchParams.get('blatt') === 'texte' ? 'texte' : 'briefkopf' };
};
