import { findCatalogue } from '$lib/client/catalogue';
import { findOffer } from '$lib/client/offline/find-offers';
import { pageError } from '$lib/client/page-error';
import { needFromParams } from '$lib/domain/offers/need-url';
import { todayInBerlin } from '$lib/ui/clock';
import { besideFrom, detailInput } from '../search-address';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch, depends }) => {
	depends('live:offer');
	const today = todayInBerlin();
	const { need } = needFromParams(url.searchParams, today);
	const [{ offer, stored }, catalogue] = await Promise.all([
		findOffer(fetch, { ...detailInput(params.offerId, need), today }).catch(pageError),
		findCatalogue(fetch)
	]);
	return { offer, stored, catalogue, need, beside: besideFrom(url.searchParams), asOf: stored };
};
