import { api } from '$lib/client/api';
import { listFromParams, listInput } from '$lib/domain/cases/list-url';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, fetch }) => {
	const state = listFromParams(url.searchParams);
	const { cases, deadlines } = api(fetch);
	const [list, work, ofLaw] = await Promise.all([
		cases.list.query(listInput(state)),
		cases.work.query(),
		deadlines.summary.query()
	]);
	return { state, list, work, ofLaw };
};
