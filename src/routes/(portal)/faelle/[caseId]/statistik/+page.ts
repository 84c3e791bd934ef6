import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params: { caseId }, url, fetch, depends }) => {
	depends('live:case');
	const statistics = await api(fetch).statistics.get.query({ caseId }).catch(pageError);
	const wanted = url.searchParams.get('hilfe');
	const shown = statistics.helps.find(({ placementId }) => placementId === wanted) ?? statistics.helps[0] ?? null;
	return { ...statistics, shown };
};
