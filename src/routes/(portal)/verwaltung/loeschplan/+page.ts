import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, depends }) => {
	depends('live:case');
	return { plan: await api(fetch).retention.plan.query().catch(pageError) };
};
