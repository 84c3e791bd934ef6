/** WGS 84, in degrees. */
export type GeoPoint = { lat: number; lon: number };

/** Mean radius; the search statement of the database uses the same one. */
export const EARTH_RADIUS_KM = 6371;

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (angle: number) => (angle * 180) / Math.PI;

/** Great-circle distance in km (haversine), not rounded: what a radius is compared with. */
export function distanceKm(a: GeoPoint, b: GeoPoint): number {
	const halfLat = Math.sin(radians(b.lat - a.lat) / 2);
	const halfLon = Math.sin(radians(b.lon - a.lon) / 2);
	const chord = halfLat ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * halfLon ** 2;
	return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** As shown, with one decimal place. */
export const shownKm = (km: number) => Math.round(km * 10) / 10;

export type GeoBox = { south: number; north: number; west: number; east: number };

/**
 * A box that contains every point within the radius: what an index can answer before the exact distance is computed.
 * For places between the polar circles and away from the date line, as all of Germany is.
 */
export function boxAround(center: GeoPoint, radiusKm: number): GeoBox {
	const angle = radiusKm / EARTH_RADIUS_KM;
	const height = degrees(angle);
	// The widest place of the circle lies a little nearer to the pole than its centre.
	const width = degrees(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(radians(center.lat)))));
	return {
		south: center.lat - height,
		north: center.lat + height,
		west: center.lon - width,
		east: center.lon + width
	};
}
