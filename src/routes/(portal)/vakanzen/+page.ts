import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, depends }) => {
	depends('live:vacancies');
	return { offers: await api(fetch).vacancies.list.query().catch(pageError) };
};
