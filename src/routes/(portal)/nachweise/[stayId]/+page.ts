import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { todayInBerlin } from '$lib/ui/clock';
import { error } from '@sveltejs/kit';
import { monthFrom } from '../month';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url, params, depends }) => {
	depends('live:records');
	const { stayId } = params;
	const month = monthFrom(url.searchParams, todayInBerlin());
	const page = Math.max(1, Number(url.searchParams.get('seite')) || 1);
	const { serviceRecords, appointments } = api(fetch);
	const [list, weekly] = await Promise.all([
		serviceRecords.list.query({ stayId, month, page }),
		appointments.list.query({ stayId })
	]).catch(pageError);
	const { stay } = list;
	if (stay === null) error(404, 'Diese Hilfe gibt es nicht.');
	return { month, page, list, stay, weekly };
};
