import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { deadlinesFromParams } from '$lib/domain/deadlines/list-url';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, fetch }) => {
	const state = deadlinesFromParams(url.searchParams);
	const { deadlines } = api(fetch);
	const [list, summary] = await Promise.all([deadlines.list.query(state), deadlines.summary.query()]).catch(pageError);
	return { state, list, summary };
};
