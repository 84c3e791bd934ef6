import { resolve } from '$app/paths';
import { whoIsHere } from '$lib/client/viewer';
import { pageOfPending } from '$lib/domain/access/pending';
import { redirect } from '@sveltejs/kit';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ fetch, url, untrack }) => {
	const { viewer, demo } = await whoIsHere(fetch);
	if (viewer === null) {
		// Untracked: otherwise each step through the portal would ask again who is here.
		const wanted = untrack(() => url.pathname + url.search);
		redirect(307, `${resolve('/anmelden')}?weiter=${encodeURIComponent(wanted)}`);
	}
	// While something is pending each step is looked at: nothing else is allowed before it.
	const due = viewer.pending === null ? null : resolve(pageOfPending[viewer.pending]);
	if (due !== null && url.pathname !== due) redirect(307, due);
	return { viewer, demo };
};
