import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { can } from '$lib/domain/access/permissions';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, depends, parent }) => {
	depends('account:own');
	const { session, push: pushes } = api(fetch);
	const { viewer } = await parent();
	const [account, sessions, push] = await Promise.all([
		session.account.query(),
		session.list.query(),
		can(viewer.role, 'inbox/read') ? pushes.settings.query() : null
	]).catch(pageError);
	return { account, sessions, push };
};
