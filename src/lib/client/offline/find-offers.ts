import { api, type ApiOutput } from '../api';
import { network } from '../network.svelte';
import { isUnreachable } from '../unreachable';
import type { Need } from '../../domain/offers/need';
import type { OfferList } from '../../domain/offers/search-offers';
import type { AskedDetail } from './offer-work';

/**
 * `stored` is the moment of the copy on this device that was searched, `areas` the offices it reaches; both null when the
 * server answered.
 */
export type FoundOffers = { list: OfferList | null; stored: string | null; areas: readonly string[] | null };

/**
 * The server's answer, or without network that of the same rules over the offers kept on this device. No list when this
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
		return { list, stored: null, areas: null };
	} catch (error) {
		if (!isUnreachable(error)) throw error;
		network.requestFailed();
		return (await (await beside()).search(need)) ?? { list: null, stored: null, areas: [] };
	}
}

/** The page of an offer, with the addresses of its pictures where they are kept on this device. */
type OnlineDetail = ApiOutput['offers']['detail'];
type Photo = OnlineDetail['facility']['photos'][number] & { address?: string };
export type OfferPage = Omit<OnlineDetail, 'facility'> & {
	facility: Omit<OnlineDetail['facility'], 'photos'> & { photos: Photo[] };
};
export type FoundOffer = { offer: OfferPage; stored: string | null };

export async function findOffer(fetch: typeof globalThis.fetch, { today, ...asked }: AskedDetail): Promise<FoundOffer> {
	try {
		const offer = await api(fetch).offers.detail.query(asked);
		network.requestSucceeded();
		return { offer, stored: null };
	} catch (error) {
		if (!isUnreachable(error)) throw error;
		network.requestFailed();
		const kept = await (await beside()).detail({ ...asked, today });
		if (kept === null) throw error;
		return kept;
	}
}

/** Places that begin like this; without network those of the Länder on this device. */
export async function findPlaces(text: string) {
	try {
		return await api().directory.findPlaces.query({ text });
	} catch (error) {
		if (!isUnreachable(error)) throw error;
		return (await beside()).places(text);
	}
}

/** What to change when nothing is free, by the same rules. */
export async function findReliefs(need: Need, offline: boolean) {
	return offline ? (await beside()).reliefs(need) : api().offers.relief.query(need);
}

/** Loaded only without network: a search with network needs none of it. */
async function beside() {
	const { offersBeside } = await import('./offers-beside');
	return offersBeside();
}
