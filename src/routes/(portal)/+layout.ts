import { resolve } from '$app/paths';
import { whoIsHere } from '$lib/client/viewer';
import { redirect } from '@sveltejs/kit';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ fetch, url, untrack }) => {
	const { viewer, demo } = await whoIsHere(fetch);
	if (viewer === null) {
		// Untracked: otherwise each step through the portal would ask again who is here.
		const wanted = untrack(() => url.pathname + url.search);
		redirect(307, `${resolve('/anmelden')}?weiter=${encodeURIComponent(wanted)}`);
	}
	return { viewer, demo };
};
