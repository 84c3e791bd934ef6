import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params: { caseId, documentId }, fetch }) => ({
	caseId,
	document: await api(fetch).documents.get.query({ caseId, documentId }).catch(pageError)
});
