import { error } from '@sveltejs/kit';
import { api } from '$lib/client/api';
import { messageOfCode } from '$lib/client/messages';
import { pageError } from '$lib/client/page-error';
import { can } from '$lib/domain/access/permissions';
import { yearOf } from '$lib/domain/day';
import { todayInBerlin } from '$lib/ui/clock';
import { yearIn } from '../../zahlen/year-address';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, fetch, parent, depends }) => {
	depends('statistics:income');
	const { viewer } = await parent();
	if (!can(viewer.role, 'statistics/income')) error(403, messageOfCode('not-allowed'));
	const current = yearOf(todayInBerlin());
	const year = yearIn(url.searchParams, current);
	const income = await api(fetch).statistics.income.query({ year }).catch(pageError);
	return { current, year, income };
};
