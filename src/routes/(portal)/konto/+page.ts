import { api } from '$lib/client/api';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, depends }) => {
	depends('account:own');
	const { session } = api(fetch);
	const [account, sessions] = await Promise.all([session.account.query(), session.list.query()]);
	return { account, sessions };
};
