import { resolve } from '$app/paths';
import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { error, redirect } from '@sveltejs/kit';
import type { PageLoad } from './$types';

/** A link from the inbox leads to the case, with this placement open. */
export const load: PageLoad = async ({ params, fetch }) => {
	const { caseId, placementId } = await api(fetch)
		.placements.get.query({ placementId: params.placementId })
		.catch(pageError);
	if (caseId === null) error(404, 'Diesen Vorgang gibt es nicht.');
	redirect(307, `${resolve('/(portal)/faelle/[caseId]', { caseId })}?belegung=${placementId}`);
};
