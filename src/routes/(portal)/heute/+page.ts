import { api } from '$lib/client/api';
import { findVacancies } from '$lib/client/offline/outbox/on-this-device';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';
import { dueLists } from './due';

/** Who waits and who comes is known with network only; a vacancy can be confirmed without. */
export const load: PageLoad = async ({ fetch, depends, parent }) => {
	depends('live:today');
	const { viewer } = await parent();
	const { placements } = api(fetch);
	const vacancies = findVacancies(fetch, viewer.id);
	const people = Promise.all([
		placements.list.query({ state: ['requested', 'reserved'], sort: 'holdUntil', pageSize: 50 }),
		placements.list.query(dueLists.arrivals),
		placements.list.query(dueLists.ends)
	]);
	const [{ rows: offers, stored }, lists] = await Promise.all([
		vacancies,
		people.catch(async (error: unknown) => ((await vacancies).stored === null ? pageError(error) : null))
	]).catch(pageError);
	const [waiting, arrivals, ends] = lists ?? [null, null, null];
	return { waiting, arrivals, ends, offers, ...(stored !== null && { asOf: stored }) };
};
