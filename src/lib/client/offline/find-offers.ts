import { api } from '../api';
import { network } from '../network.svelte';
import { isUnreachable } from '../viewer';
import type { Need } from '../../domain/offers/need';
import type { OfferList } from '../../domain/offers/search-offers';

/** `stored` is the moment of the copy on this device that was searched; null when the server answered. */
export type FoundOffers = { list: OfferList | null; stored: string | null };

/**
 * The server's answer, or without network that of the same rules over the offers kept on this device. Null when this
 * device keeps none.
 */
export async function findOffers(
	fetch: typeof globalThis.fetch,
	need: Need,
	caseId: string | null
): Promise<FoundOffers> {
	try {
		const list = await api(fetch).offers.search.query({ ...need, caseId });
		network.requestSucceeded();
		return { list, stored: null };
	} catch (error) {
		if (!isUnreachable(error)) throw error;
		network.requestFailed();
		// Loaded only now: a search with network needs none of it.
		const { searchStored } = await import('./stored-offers');
		return searchStored(need);
	}
}
