import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { can } from '$lib/domain/access/permissions';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, depends }) => {
	depends('app:billing-account');
	const { viewer } = await parent();
	const account = await api(fetch).billing.account.query().catch(pageError);
	return { account, side: can(viewer.role, 'billing/claim') ? 'provider' : 'office' } as const;
};
