import { findVacancy } from '$lib/client/offline/outbox/on-this-device';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends, parent }) => {
	depends('live:calendar');
	const { viewer } = await parent();
	const { offer, photos, stored } = await findVacancy(fetch, viewer.id, params.offerId).catch(pageError);
	return { offer, photos, ...(stored !== null && { asOf: stored }) };
};
