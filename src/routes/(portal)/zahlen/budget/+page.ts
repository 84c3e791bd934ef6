import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { yearOf } from '$lib/domain/day';
import { todayInBerlin } from '$lib/ui/clock';
import { yearIn } from '../year-address';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, fetch }) => {
	const current = yearOf(todayInBerlin());
	const year = yearIn(url.searchParams, current);
	const plan = await api(fetch).figures.budget.query({ year }).catch(pageError);
	return { current, year, plan };
};
