import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { monthsBefore } from '$lib/domain/month-name';
import { todayInBerlin } from '$lib/ui/clock';
import type { PageLoad } from './$types';

const MONTHS_SHOWN = 24;
const USUAL_MONTHS = 6;

/** `von`, `bis`: the closed months that are compared; the last half year unless said otherwise. */
export const load: PageLoad = async ({ url, fetch, depends }) => {
	depends('app:invoices');
	const months = monthsBefore(todayInBerlin(), MONTHS_SHOWN);
	const known = (name: string, usual: number) =>
		months.find((month) => month === url.searchParams.get(name)) ?? months[usual] ?? '';
	const to = known('bis', 0);
	const wanted = known('von', USUAL_MONTHS - 1);
	const from = wanted <= to ? wanted : to;
	const { invoices } = await api(fetch).billing.differencePreview.query({ from, to }).catch(pageError);
	return { months, from, to, invoices };
};
