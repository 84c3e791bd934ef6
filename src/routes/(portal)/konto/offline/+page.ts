import { api } from '$lib/client/api';
import { findCatalogue } from '$lib/client/catalogue';
import { isUnreachable } from '$lib/client/unreachable';
import { pageError } from '$lib/client/page-error';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => {
	const [catalogue, sizes] = await Promise.all([findCatalogue(fetch), sizesOf(fetch)]).catch(pageError);
	return { catalogue, sizes };
};

/** How many offers each area has; unknown without network. */
async function sizesOf(fetch: typeof globalThis.fetch): Promise<ReadonlyMap<string, number>> {
	try {
		return new Map((await api(fetch).offers.areas.query()).map(({ office, offers }) => [office, offers]));
	} catch (error) {
		if (!isUnreachable(error)) throw error;
		return new Map();
	}
}
