import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, url, fetch, depends }) => {
	depends('live:case');
	const { cases, placements } = api(fetch);
	const help = await cases.get.query({ caseId: params.caseId }).catch(pageError);
	const wanted = url.searchParams.get('belegung');
	const shown = help.placements.find(({ placementId }) => placementId === wanted) ?? leading(help.placements);
	const placement = shown ? await placements.get.query({ placementId: shown.placementId }).catch(pageError) : null;
	return { help, placement, tab: url.searchParams.get('blatt') ?? 'verlauf' };
};

const furthest = ['active', 'booked', 'consented', 'reserved', 'requested'];

/** The placement that is furthest and alive, else the newest. */
function leading<P extends { state: string }>(placements: readonly P[]): P | undefined {
	for (const state of furthest) {
		const found = placements.find((placement) => placement.state === state);
		if (found) return found;
	}
	return placements[0];
}
