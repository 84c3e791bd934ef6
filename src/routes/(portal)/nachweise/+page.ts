import { api } from '$lib/client/api';
import { findStays } from '$lib/client/offline/outbox/on-this-device';
import { pageError } from '$lib/client/page-error';
import { todayInBerlin } from '$lib/ui/clock';
import { monthFrom } from './month';
import type { PageLoad } from './$types';

/** Without network there is no month to show, only what waits on this device. */
export const load: PageLoad = async ({ fetch, url, parent, depends }) => {
	depends('live:records');
	const { viewer } = await parent();
	const month = monthFrom(url.searchParams, todayInBerlin());
	const { stored } = await findStays(fetch, viewer.id).catch(pageError);
	if (stored !== null) return { month, sheets: null, asOf: stored };
	return { month, sheets: await api(fetch).serviceRecords.sheets.query({ month }).catch(pageError) };
};
