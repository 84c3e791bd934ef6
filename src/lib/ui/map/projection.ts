/** A place on the globe, in degrees. */
export type GeoPoint = { lat: number; lon: number };

/** A place on the drawing, in units of its view box; y grows downwards. */
export type DrawnPoint = { x: number; y: number };

export type Bounds = { west: number; east: number; south: number; north: number };

const RADIANS = Math.PI / 180;

/**
 * Equirectangular, true to scale along the middle latitude: over a Land of 250 km no eye sees the difference to a
 * conformal one, and it needs no library. The drawing is `width` units wide; `height` follows.
 */
export function projectionOf({ west, east, south, north }: Bounds, width: number) {
	const stretch = Math.cos(((south + north) / 2) * RADIANS);
	const scale = width / ((east - west) * stretch);
	return {
		width,
		height: (north - south) * scale,
		project: ({ lat, lon }: GeoPoint): DrawnPoint => ({ x: (lon - west) * stretch * scale, y: (north - lat) * scale })
	};
}

/** Rings of [lon, lat] as one SVG path. */
export function pathOf(rings: readonly (readonly number[][])[], project: (point: GeoPoint) => DrawnPoint): string {
	return rings
		.map((ring) => {
			const points = ring.map(([lon = 0, lat = 0]) => project({ lat, lon }));
			return `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
		})
		.join('');
}

/** Points closer to each other than the distance on the drawing become one sign, so that each stays big enough to tap. */
export function gather<P extends DrawnPoint>(
	points: readonly P[],
	distance: number
): { x: number; y: number; members: P[] }[] {
	const groups: { x: number; y: number; members: P[] }[] = [];
	for (const point of points) {
		const near = groups.find((group) => Math.hypot(group.x - point.x, group.y - point.y) < distance);
		if (near) near.members.push(point);
		else groups.push({ x: point.x, y: point.y, members: [point] });
	}
	return groups;
}
