import { api } from '$lib/client/api';
import { findCatalogue } from '$lib/client/catalogue';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch }) => {
	const [help, catalogue] = await Promise.all([
		api(fetch).cases.get.query({ caseId: params.caseId }).catch(pageError),
		findCatalogue(fetch)
	]);
	return { help, catalogue };
};
