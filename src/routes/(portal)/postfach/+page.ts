import { api } from '$lib/client/api';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, fetch, depends }) => {
	depends('live:inbox');
	const unreadOnly = url.searchParams.get('nur') === 'ungelesen';
	const before = Number(url.searchParams.get('vor')) || null;
	const [page, { unread }] = await Promise.all([
		api(fetch).inbox.list.query({ unreadOnly, before, pageSize: 50 }),
		api(fetch).inbox.unread.query()
	]);
	return { ...page, unread, unreadOnly, before };
};
