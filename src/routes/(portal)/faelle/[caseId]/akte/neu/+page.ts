import { api } from '$lib/client/api';
import { pageError } from '$lib/client/page-error';
import { issuedKinds } from '$lib/domain/notices/kinds';
import type { PageLoad } from './$types';

/** `art`: kind of letter; `belegung`: the stay it is about. Without a kind one is chosen first. */
export const load: PageLoad = async ({ params, url, fetch }) => {
	const { caseId } = params;
	const { notices } = api(fetch);
	const kind = issuedKinds.find((known) => known === url.searchParams.get('art')) ?? null;
	const { number, closedOn, placements } = await notices.options.query({ caseId }).catch(pageError);
	const wanted = url.searchParams.get('belegung');
	const about = placements.find(({ placementId }) => placementId === wanted) ?? leading(placements);
	// 'ohne': about no stay, because none was found or none is meant.
	const placementId = wanted === 'ohne' ? null : (about?.placementId ?? null);
	const draft = kind === null ? null : await notices.draft.query({ caseId, kind, placementId }).catch(pageError);
	return { caseId, number, closedOn, placements, placementId, letter: draft && kind ? { kind, ...draft } : null };
};

const furthest = ['active', 'booked', 'consented', 'reserved', 'requested'];

function leading<P extends { state: string }>(placements: readonly P[]): P | undefined {
	return furthest.map((state) => placements.find((one) => one.state === state)).find(Boolean) ?? placements[0];
}
