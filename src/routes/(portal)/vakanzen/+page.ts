import { findVacancies } from '$lib/client/offline/outbox/on-this-device';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, depends, parent }) => {
	depends('live:vacancies');
	const { viewer } = await parent();
	const { rows: offers, stored } = await findVacancies(fetch, viewer.id).catch(pageError);
	return { offers, ...(stored !== null && { asOf: stored }) };
};
