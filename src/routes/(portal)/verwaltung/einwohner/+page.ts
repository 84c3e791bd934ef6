import { error } from '@sveltejs/kit';
import { can } from '$lib/domain/access/permissions';
import { messageOfCode } from '$lib/client/messages';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent }) => {
	const { viewer } = await parent();
	if (!can(viewer.role, 'directory/import')) error(403, messageOfCode('not-allowed'));
	return { viewer };
};
