import { api } from '$lib/client/api';
import { findCatalogue } from '$lib/client/catalogue';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
	depends('live:request');
	const [placement, catalogue] = await Promise.all([
		api(fetch).placements.get.query({ placementId: params.placementId }).catch(pageError),
		findCatalogue(fetch)
	]);
	return { placement, catalogue };
};
