import { api } from '$lib/client/api';
import { findCatalogue } from '$lib/client/catalogue';
import { pageError } from '$lib/client/page-error';
import { needFromParams } from '$lib/domain/offers/need-url';
import { todayInBerlin } from '$lib/ui/clock';
import { besideFrom, detailInput } from '../search-address';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch, depends }) => {
	depends('live:offer');
	const { need } = needFromParams(url.searchParams, todayInBerlin());
	const [offer, catalogue] = await Promise.all([
		api(fetch).offers.detail.query(detailInput(params.offerId, need)).catch(pageError),
		findCatalogue(fetch)
	]);
	return { offer, catalogue, need, beside: besideFrom(url.searchParams) };
};
