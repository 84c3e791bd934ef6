import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { monthOfAddress } from '../../../billing/months';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, fetch, depends }) => {
	depends('live:billing');
	const month = monthOfAddress(url.searchParams.get('monat'));
	const page = Math.max(1, Number(url.searchParams.get('seite')) || 1);
	return { month, page, matrix: await api(fetch).billing.matrix.query({ month, page }).catch(pageError) };
};
