import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { monthOf, yearOf } from '$lib/domain/day';
import { monthInYear } from '$lib/domain/figures/months';
import { todayInBerlin } from '$lib/ui/clock';
import { yearIn } from '../year-address';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, fetch, parent }) => {
	const today = todayInBerlin();
	const current = yearOf(today);
	const year = yearIn(url.searchParams, current);
	const { viewer } = await parent();
	const { figures } = api(fetch);
	const [plan, course] = await Promise.all([
		figures.budget.query({ year }),
		figures.series.query({
			...{ figure: 'payments', serviceType: null, specialisation: null, office: viewer.office },
			to: year < current ? monthInYear(year, 12) : monthOf(today)
		})
	]).catch(pageError);
	return { current, year, plan, course };
};
