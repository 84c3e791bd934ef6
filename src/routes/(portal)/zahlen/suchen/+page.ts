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
	const year = Math.min(current, yearIn(url.searchParams, current));
	const to = year === current ? monthOf(today) : monthInYear(year, 12);
	const { viewer } = await parent();
	const { figures } = api(fetch);
	const [searches, course] = await Promise.all([
		figures.searches.query({ from: monthInYear(year, 1), to }),
		figures.series.query({
			figure: 'fruitless-searches',
			serviceType: null,
			specialisation: null,
			office: viewer.office,
			to
		})
	]).catch(pageError);
	return { current, year, searches, course };
};
