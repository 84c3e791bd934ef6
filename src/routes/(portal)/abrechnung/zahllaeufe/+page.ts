import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, fetch, depends }) => {
	depends('app:payments');
	const wanted = Number(url.searchParams.get('seite'));
	const page = Number.isInteger(wanted) && wanted > 0 ? wanted : 1;
	return { page, runs: await api(fetch).billing.paymentRuns.query({ page }).catch(pageError) };
};
