import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, depends }) => {
	depends('app:provider');
	return { provider: await api(fetch).directory.provider.query().catch(pageError) };
};
