import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { placementStates, type PlacementState } from '$lib/domain/placements/states';
import type { PageLoad } from './$types';

/** The lists of the page, with the states each of them shows. */
const lists: Record<string, readonly PlacementState[]> = {
	offen: ['requested', 'reserved'],
	zugesagt: ['consented', 'booked'],
	aufgenommen: ['active'],
	alle: placementStates
};

export const load: PageLoad = async ({ url, fetch, depends }) => {
	depends('live:requests');
	const wanted = url.searchParams.get('liste') ?? 'offen';
	const current = Object.hasOwn(lists, wanted) ? wanted : 'offen';
	const page = Math.max(1, Number(url.searchParams.get('seite')) || 1);
	const text = url.searchParams.get('text') ?? '';
	const list = await api(fetch)
		.placements.list.query({
			state: [...(lists[current] ?? [])],
			sort: current === 'offen' ? 'holdUntil' : '-createdAt',
			text,
			page
		})
		.catch(pageError);
	return { list, current, page, text };
};
