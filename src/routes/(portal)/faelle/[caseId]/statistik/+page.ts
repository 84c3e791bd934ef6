import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params: { caseId }, url, fetch, depends }) => {
	depends('live:case');
	const statistics = await api(fetch).statistics.get.query({ caseId }).catch(pageError);
	const wanted = url.searchParams.get('hilfe');
	const isWanted = ({ placementId }: { placementId: string }) => placementId === wanted;
	const { helps, measures } = statistics;
	const help = helps.find(isWanted) ?? null;
	const measure = measures.find(isWanted) ?? null;
	// Without a wish it is the newest help, and of a case that has only measures the first of these.
	const isOpen = help === null && measure === null;
	return {
		...statistics,
		assessment: url.searchParams.get('einschaetzung'),
		shown: isOpen ? (helps[0] ?? null) : help,
		measure: isOpen && helps.length === 0 ? (measures[0] ?? null) : measure
	};
};
