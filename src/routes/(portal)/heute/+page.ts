import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, depends }) => {
	depends('live:today');
	const { placements, vacancies } = api(fetch);
	const [waiting, due, offers] = await Promise.all([
		placements.list.query({ state: ['requested', 'reserved'], sort: 'holdUntil', pageSize: 50 }),
		placements.list.query({ state: ['booked', 'active'], sort: 'begin', pageSize: 200 }),
		vacancies.list.query()
	]).catch(pageError);
	return { waiting, due, offers };
};
