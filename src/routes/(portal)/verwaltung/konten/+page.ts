import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

const PAGE_SIZE = 50;

export const load: PageLoad = async ({ url, fetch }) => {
	const text = url.searchParams.get('text') ?? '';
	const asked = Number(url.searchParams.get('seite') ?? '1');
	const page = Number.isInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1;
	const list = await api(fetch).accounts.list.query({ text, page, pageSize: PAGE_SIZE }).catch(pageError);
	return { list, text, page, pageSize: PAGE_SIZE };
};
