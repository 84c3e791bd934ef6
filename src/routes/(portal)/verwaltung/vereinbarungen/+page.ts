import { error } from '@sveltejs/kit';
import { api } from '$lib/client/api';
import { messageOfCode } from '$lib/client/messages';
import { pageError } from '$lib/client/page-error';
import { can } from '$lib/domain/access/permissions';
import type { PageLoad } from './$types';

const PAGE_SIZE = 50;

export const load: PageLoad = async ({ url, fetch, parent, depends }) => {
	depends('agreements:list');
	const { viewer } = await parent();
	if (!can(viewer.role, 'directory/import')) error(403, messageOfCode('not-allowed'));
	const text = url.searchParams.get('text') ?? '';
	const asked = Number(url.searchParams.get('seite') ?? '1');
	const page = Number.isInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1;
	const list = await api(fetch).agreements.list.query({ text, page, pageSize: PAGE_SIZE }).catch(pageError);
	return { list, text, page, pageSize: PAGE_SIZE };
};
