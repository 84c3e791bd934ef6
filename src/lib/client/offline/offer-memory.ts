import type { ServiceTypeCode } from '../../domain/directory/service-types';
import type { OfferFacts } from '../../domain/offers/offer-facts';
import type { KeptArea, KnownPlace } from './offer-database';
import { readAreas, readOffers, readPlaces, readTexts } from './offer-store';

type Kind = { offers: Promise<OfferFacts[]>; withTexts: Promise<OfferFacts[]> | null };

/** What was read stays in memory until it changes, in this tab or in another one. */
let kinds = new Map<ServiceTypeCode, Kind>();
let areas: Promise<KeptArea[]> | null = null;
let places: Promise<KnownPlace[]> | null = null;

const channel = new BroadcastChannel('ankerplatz.offers');
channel.onmessage = forgetMemory;

function forgetMemory() {
	kinds = new Map();
	areas = null;
	places = null;
}

/** After the copy was written. */
export function tellOfChange() {
	forgetMemory();
	channel.postMessage('changed');
}

/** Postal codes of the Länder kept. */
export const placesHere = () => (places ??= readPlaces());

export const areasHere = () => (areas ??= readAreas());

export function offersHere(serviceType: ServiceTypeCode, withTexts: boolean): Promise<OfferFacts[]> {
	const kind = kinds.get(serviceType) ?? { offers: readOffers(serviceType), withTexts: null };
	kinds.set(serviceType, kind);
	return withTexts ? (kind.withTexts ??= addTexts(serviceType, kind.offers)) : kind.offers;
}

async function addTexts(serviceType: ServiceTypeCode, reading: Promise<OfferFacts[]>) {
	const [offers, texts] = await Promise.all([reading, readTexts(serviceType)]);
	return offers.map((offer, index) => Object.assign(offer, { searchText: texts[index] ?? '' }));
}
