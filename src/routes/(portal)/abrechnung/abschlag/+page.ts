import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, depends }) => {
	depends('app:invoices');
	return { advances: await api(fetch).billing.advances.query().catch(pageError) };
};
