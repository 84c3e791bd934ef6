import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
	depends('live:calendar');
	const { vacancies, photos } = api(fetch);
	const offer = await vacancies.calendar.query({ offerId: params.offerId }).catch(pageError);
	return { offer, photos: await photos.list.query({ facilityId: offer.facilityId }).catch(pageError) };
};
