import { findOffers } from '$lib/client/offline/find-offers';
import { pageError } from '$lib/client/page-error';
import { needFromParams } from '$lib/domain/offers/need-url';
import { todayInBerlin } from '$lib/ui/clock';
import { besideFrom } from '../search-address';
import type { PageLoad } from './$types';

/** As many as a map can show; the list beside it says when there are more. */
const MOST = 200;

export const load: PageLoad = async ({ url, fetch, depends }) => {
	depends('live:offers');
	const { need } = needFromParams(url.searchParams, todayInBerlin());
	const beside = besideFrom(url.searchParams);
	const shown = { ...need, page: 1, pageSize: MOST };
	const { list, stored } = await findOffers(fetch, shown, null).catch(pageError);
	return { need, beside, list, asOf: stored };
};
