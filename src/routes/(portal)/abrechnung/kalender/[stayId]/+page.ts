import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { monthOfAddress } from '../../../../billing/months';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params: { stayId }, url, fetch, depends }) => {
	depends('live:billing');
	const month = monthOfAddress(url.searchParams.get('monat'));
	const client = api(fetch);
	const [result, absences, allowances] = await Promise.all([
		client.billing.preview.query({ stayId, month }),
		client.absences.list.query({ stayId }),
		client.allowances.list.query({ stayId })
	]).catch(pageError);
	return { stayId, month, result, absences, allowances };
};
