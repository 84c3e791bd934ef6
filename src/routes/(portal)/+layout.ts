import { resolve } from '$app/paths';
import { findViewer } from '$lib/client/viewer';
import { redirect } from '@sveltejs/kit';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ fetch, url, untrack }) => {
	const viewer = await findViewer(fetch);
	if (viewer === null) {
		// Untracked: otherwise each step through the portal would ask again who is here.
		const wanted = untrack(() => url.pathname + url.search);
		redirect(307, `${resolve('/anmelden')}?weiter=${encodeURIComponent(wanted)}`);
	}
	return { viewer };
};
