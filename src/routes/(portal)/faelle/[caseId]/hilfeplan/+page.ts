import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params: { caseId }, fetch, depends }) => {
	depends('live:case');
	const { consultations, helpPlans } = api(fetch);
	const [meetings, plans] = await Promise.all([
		consultations.list.query({ caseId }),
		helpPlans.list.query({ caseId })
	]).catch(pageError);
	return { help: meetings.help, meetings: meetings.rows, plans: plans.rows };
};
