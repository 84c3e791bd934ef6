import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { can } from '$lib/domain/access/permissions';
import { listFromParams, listInput } from '$lib/domain/billing/list-url';
import { monthsBefore } from '$lib/domain/month-name';
import { todayInBerlin } from '$lib/ui/clock';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, fetch, parent, depends }) => {
	depends('app:invoices');
	const { viewer } = await parent();
	const side = can(viewer.role, 'billing/claim') ? 'provider' : 'office';
	const state = listFromParams(url.searchParams, side);
	const { billing } = api(fetch);
	const closing = state.month ?? monthsBefore(todayInBerlin(), 1)[0] ?? '';
	const [list, counts, run] = await Promise.all([
		billing.invoices.query(listInput(state, side)),
		billing.counts.query(),
		side === 'provider' ? billing.monthRun.query({ month: closing }) : null
	]).catch(pageError);
	return { side, state, list, counts, run, closing } as const;
};
