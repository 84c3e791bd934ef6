import { error } from '@sveltejs/kit';
import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params: { caseId, planId }, fetch, depends }) => {
	depends('live:case');
	const plan = await api(fetch).helpPlans.get.query({ planId }).catch(pageError);
	if (plan.help.caseId !== caseId) error(404, 'Das gibt es nicht, oder es ist für Ihr Konto nicht sichtbar.');
	return { plan };
};
