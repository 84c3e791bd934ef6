import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
	depends('live:calendar');
	return { offer: await api(fetch).vacancies.calendar.query({ offerId: params.offerId }).catch(pageError) };
};
