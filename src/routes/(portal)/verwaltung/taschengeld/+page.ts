import { error } from '@sveltejs/kit';
import { api } from '$lib/client/api';
import { messageOfCode } from '$lib/client/messages';
import { pageError } from '$lib/client/page-error';
import { can } from '$lib/domain/access/permissions';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, depends }) => {
	depends('allowance-tables:list');
	const { viewer } = await parent();
	if (!can(viewer.role, 'directory/import')) error(403, messageOfCode('not-allowed'));
	return { tables: await api(fetch).allowanceTables.list.query().catch(pageError) };
};
