import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { documentsFromParams } from '$lib/domain/documents/list-url';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params: { caseId }, url, fetch, depends }) => {
	depends('live:case');
	const filter = documentsFromParams(url.searchParams);
	const file = await api(fetch)
		.documents.list.query({ caseId, ...filter })
		.catch(pageError);
	return { caseId, filter, file };
};
