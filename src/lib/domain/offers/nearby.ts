import type { GeoBox } from './distance';
import type { OfferFacts } from './offer-facts';

/** Latitude and longitude of each offer in turn. */
type Coordinates = Float64Array;

/** Kept as long as the list is: a tablet searches the same thousands of offers with each letter typed. */
const coordinatesOfLists = new WeakMap<readonly OfferFacts[], Coordinates>();

function coordinatesOf(offers: readonly OfferFacts[]): Coordinates {
	const known = coordinatesOfLists.get(offers);
	if (known?.length === 2 * offers.length) return known;
	const coordinates = new Float64Array(2 * offers.length);
	for (const [index, { lat, lon }] of offers.entries()) coordinates.set([lat, lon], 2 * index);
	coordinatesOfLists.set(offers, coordinates);
	return coordinates;
}

/**
 * The offers in a box, in their order. It only saves work: numbers side by side are compared many times faster than
 * those of offers all over the memory, and what lies outside need not be looked at.
 */
export function offersInBox(
	offers: readonly OfferFacts[],
	{ south, north, west, east }: GeoBox
): readonly OfferFacts[] {
	const coordinates = coordinatesOf(offers);
	return offers.filter((_offer, index) => {
		const lat = coordinates[2 * index] ?? NaN;
		const lon = coordinates[2 * index + 1] ?? NaN;
		return lat >= south && lat <= north && lon >= west && lon <= east;
	});
}
