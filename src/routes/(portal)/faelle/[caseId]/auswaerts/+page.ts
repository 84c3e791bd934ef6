import { api } from '$lib/client/api';
import { findCatalogue } from '$lib/client/catalogue';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch }) => {
	const [help, catalogue] = await Promise.all([
		api(fetch).cases.get.query({ caseId: params.caseId }).catch(pageError),
		findCatalogue(fetch)
	]);
	// `wechsel`: the stay that ends with the arrival there.
	const before = help.placements.find(({ placementId }) => placementId === url.searchParams.get('wechsel')) ?? null;
	return { help, catalogue, before };
};
