import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxAround, distanceKm, shownKm } from './distance';

const greifswald = { lat: 54.0865, lon: 13.3923 };
const schwerin = { lat: 53.6355, lon: 11.4012 };
const munich = { lat: 48.1372, lon: 11.5755 };
const germany = fc.record({
	lat: fc.double({ min: 47, max: 55.2, noNaN: true }),
	lon: fc.double({ min: 5.8, max: 15.1, noNaN: true })
});

describe('distanceKm', () => {
	it.each([
		['to itself', greifswald, 0],
		['to Schwerin', schwerin, 139.9],
		['to Munich', munich, 673.5],
		['one degree of latitude', { ...greifswald, lat: 55.0865 }, 111.2],
		['to the other side of the earth', { lat: -54.0865, lon: -166.6077 }, 20_015.1]
	])('Greifswald %s', (_case, to, expected) => {
		expect(shownKm(distanceKm(greifswald, to))).toBe(expected);
	});
	it('is the same in both directions and never longer than a way round', () => {
		fc.assert(
			fc.property(germany, germany, germany, (a, b, c) => {
				expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 9);
				expect(distanceKm(a, b)).toBeLessThanOrEqual(distanceKm(a, c) + distanceKm(c, b) + 1e-9);
			})
		);
	});
});

describe('boxAround', () => {
	it('contains every point within the radius', () => {
		fc.assert(
			fc.property(germany, germany, fc.integer({ min: 1, max: 500 }), (center, point, radius) => {
				const box = boxAround(center, radius);
				const within =
					point.lat >= box.south && point.lat <= box.north && point.lon >= box.west && point.lon <= box.east;
				expect(within || distanceKm(center, point) > radius).toBe(true);
			}),
			{ numRuns: 500 }
		);
	});
	it('is no larger than needed', () => {
		const box = boxAround(greifswald, 50);
		expect(distanceKm(greifswald, { ...greifswald, lat: box.north })).toBeCloseTo(50, 6);
		expect(distanceKm(greifswald, { ...greifswald, lon: box.east })).toBeGreaterThan(49.9);
	});
});
