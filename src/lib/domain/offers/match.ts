import { distanceKm, type GeoPoint } from './distance';
import type { Need } from './need';
import type { OfferFacts } from './offer-facts';
import { containsWords, searchWords } from './search-text';
import { admits } from './suitability';

/** What a need asks of an offer, apart from free capacity; in the order in which offers are sorted out. */
export const offerFilters = [
	'service-type',
	'area',
	'closed',
	'licence',
	'age',
	'sex',
	'specialisations',
	'text'
] as const;
export type OfferFilter = (typeof offerFilters)[number];

export const filterLabels: Record<OfferFilter, string> = {
	'service-type': 'Hilfeart',
	area: 'Suchgebiet',
	closed: 'Einrichtung geschlossen',
	licence: 'Betriebserlaubnis gilt nicht für den ganzen Zeitraum',
	age: 'Alter',
	sex: 'Geschlecht',
	specialisations: 'Spezialisierungen',
	text: 'Suchtext'
};

/** A need with all that is worked out once instead of once per offer. */
export type WantedOffer = { need: Need; origin: GeoPoint | null; words: readonly string[] };

/** `origin` is where the need's postal code lies; null without one, or where it is not known. */
export const wantedOffer = (need: Need, origin: GeoPoint | null): WantedOffer => ({
	need,
	origin,
	words: searchWords(need.text)
});

const passes: Record<OfferFilter, (offer: OfferFacts, wanted: WantedOffer) => boolean> = {
	'service-type': (offer, { need }) => offer.serviceType === need.serviceType,
	area: (offer, { need, origin }) => liesInRegion(offer, need) && liesWithinRadius(offer, need, origin),
	closed: (offer, { need }) => admits.closed(offer, need),
	licence: (offer, { need }) => admits.licence(offer, need),
	age: (offer, { need }) => admits.age(offer, need),
	sex: (offer, { need }) => admits.sex(offer, need),
	specialisations: (offer, { need }) => need.specialisations.every((code) => offer.specialisations.includes(code)),
	text: ({ searchText }, { words }) => containsWords(searchText, words)
};

/** Offices and regions together are one area. */
function liesInRegion({ office, region }: OfferFacts, { offices, regions }: Need) {
	if (offices.length === 0 && regions.length === 0) return true;
	return offices.includes(office) || (region !== null && regions.includes(region));
}

/** Nothing lies around a place that nobody can locate. */
const liesWithinRadius = (offer: OfferFacts, { near }: Need, origin: GeoPoint | null) =>
	near === null || (origin !== null && distanceKm(origin, offer) <= near.radiusKm);

/** The first filter that sorts the offer out; null when it matches. A loop, because a tablet runs it on every offer. */
export function sortedOutBy(offer: OfferFacts, wanted: WantedOffer): OfferFilter | null {
	for (const filter of offerFilters) {
		if (!passes[filter](offer, wanted)) return filter;
	}
	return null;
}

export const matches = (offer: OfferFacts, need: Need, origin: GeoPoint | null) =>
	sortedOutBy(offer, wantedOffer(need, origin)) === null;
