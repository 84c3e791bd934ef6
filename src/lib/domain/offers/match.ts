import { boxAround, distanceKm, type GeoBox, type GeoPoint } from './distance';
import type { Need } from './need';
import type { OfferFacts } from './offer-facts';
import { containsWords, searchWords } from './search-text';
import { admits, admitsAge, ageAtBegin } from './suitability';

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
export type WantedOffer = {
	need: Need;
	circle: Circle | null;
	/** At the begin of the help. */
	age: number | null;
	words: readonly string[];
};

/** Without an origin nothing lies within it: nobody can locate the place. */
type Circle = { radiusKm: number; around: { origin: GeoPoint; box: GeoBox } | null };

/** `origin` is where the need's postal code lies; null without one, or where it is not known. */
export const wantedOffer = (need: Need, origin: GeoPoint | null): WantedOffer => ({
	need,
	circle: need.near && { radiusKm: need.near.radiusKm, around: origin && aroundOf(origin, need.near.radiusKm) },
	age: ageAtBegin(need),
	words: searchWords(need.text)
});

/** Wider by a hair than asked for: the box only saves work, the distance decides. */
const BOX_MARGIN = 1.000_001;

const aroundOf = (origin: GeoPoint, radiusKm: number) => ({ origin, box: boxAround(origin, radiusKm * BOX_MARGIN) });

const passes: Record<OfferFilter, (offer: OfferFacts, wanted: WantedOffer) => boolean> = {
	'service-type': (offer, { need }) => offer.serviceType === need.serviceType,
	area: (offer, { need, circle }) => liesInRegion(offer, need) && (circle === null || liesWithin(offer, circle)),
	closed: (offer, { need }) => admits.closed(offer, need),
	licence: (offer, { need }) => admits.licence(offer, need),
	age: (offer, { age }) => admitsAge(offer, age),
	sex: (offer, { need }) => admits.sex(offer, need),
	specialisations: (offer, { need }) => need.specialisations.every((code) => offer.specialisations.includes(code)),
	text: ({ searchText }, { words }) => containsWords(searchText, words)
};

/** Offices and regions together are one area. */
function liesInRegion({ office, region }: OfferFacts, { offices, regions }: Need) {
	if (offices.length === 0 && regions.length === 0) return true;
	return offices.includes(office) || (region !== null && regions.includes(region));
}

const liesWithin = (offer: OfferFacts, { radiusKm, around }: Circle) =>
	around !== null && isInside(offer, around.box) && distanceKm(around.origin, offer) <= radiusKm;

const isInside = ({ lat, lon }: GeoPoint, { south, north, west, east }: GeoBox) =>
	lat >= south && lat <= north && lon >= west && lon <= east;

/** Looked up once instead of once per offer and filter. */
const inOrder = offerFilters.map((filter) => ({ filter, passes: passes[filter] }));

/** The first filter that sorts the offer out; null when it matches. A loop, because a tablet runs it on every offer. */
export function sortedOutBy(offer: OfferFacts, wanted: WantedOffer): OfferFilter | null {
	for (const { filter, passes } of inOrder) {
		if (!passes(offer, wanted)) return filter;
	}
	return null;
}

export const matches = (offer: OfferFacts, need: Need, origin: GeoPoint | null) =>
	sortedOutBy(offer, wantedOffer(need, origin)) === null;
