import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends }) => {
	depends('account:one');
	const { accounts } = api(fetch);
	const [account, choices] = await Promise.all([
		accounts.get.query({ accountId: params.accountId }).catch(pageError),
		accounts.choices.query().catch(pageError)
	]);
	return { account, choices };
};
