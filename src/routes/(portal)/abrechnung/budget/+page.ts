import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { yearOf } from '$lib/domain/day';
import { todayInBerlin } from '$lib/ui/clock';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, fetch }) => {
	const wanted = Number(url.searchParams.get('jahr'));
	const thisYear = yearOf(todayInBerlin());
	const year = Number.isInteger(wanted) && wanted >= 2000 && wanted <= thisYear + 1 ? wanted : thisYear;
	return { thisYear, budget: await api(fetch).billing.budget.query({ year }).catch(pageError) };
};
