import { describe, expect, it } from 'vitest';
import { gather, pathOf, projectionOf } from './projection';

const bounds = { west: 10.6, east: 14.4, south: 53.1, north: 54.7 };

describe('projectionOf', () => {
	const { project, width, height } = projectionOf(bounds, 380);

	it('puts the corners of the area into the corners of the drawing', () => {
		expect(project({ lat: 54.7, lon: 10.6 })).toEqual({ x: 0, y: 0 });
		const corner = project({ lat: 53.1, lon: 14.4 });
		expect(corner.x).toBeCloseTo(width);
		expect(corner.y).toBeCloseTo(height);
	});

	it('keeps distances: Schwerin–Rostock is as long on the drawing as its kilometres say', () => {
		const schwerin = project({ lat: 53.6288, lon: 11.4148 });
		const rostock = project({ lat: 54.0887, lon: 12.1405 });
		const greifswald = project({ lat: 54.0965, lon: 13.3815 });
		const long = Math.hypot(rostock.x - schwerin.x, rostock.y - schwerin.y);
		const other = Math.hypot(greifswald.x - rostock.x, greifswald.y - rostock.y);
		// 69,8 km against 81,1 km along the great circle.
		expect(long / other).toBeCloseTo(69.8 / 81.1, 1);
	});

	it('draws a ring as a closed path', () => {
		const ring = [
			[10.6, 54.7],
			[14.4, 54.7],
			[14.4, 53.1]
		];
		expect(pathOf([ring], project)).toMatch(/^M0\.0 0\.0L380\.0 0\.0L380\.0 \d+\.\dZ$/);
	});
});

it('gathers what is too close to tap, and loses nothing', () => {
	const points = [
		{ x: 0, y: 0, id: 'a' },
		{ x: 1, y: 1, id: 'b' },
		{ x: 50, y: 0, id: 'c' }
	];
	const groups = gather(points, 10);
	expect(groups.map(({ members }) => members.map(({ id }) => id))).toEqual([['a', 'b'], ['c']]);
});
