import areas from './mecklenburg-vorpommern.json';
import { pathOf, projectionOf } from './projection';

/** Units of the drawing's view box. */
export const MAP_WIDTH = 1000;

const bounds = { west: 10.5, east: 14.5, south: 53.05, north: 54.75 };
export const { project, height: MAP_HEIGHT } = projectionOf(bounds, MAP_WIDTH);

/** Two towns are too small for their own name: theirs stands beside, on a line. */
const beside: Record<string, { dx: number; dy: number }> = {
	'13003': { dx: -70, dy: -95 },
	'13004': { dx: -95, dy: -60 }
};

const mean = (values: number[]) => values.reduce((total, value) => total + value, 0) / values.length;

/** Counties of Mecklenburg-Vorpommern, drawn. © GeoBasis-DE / BKG 2021 (data changed). */
export const outlines = areas.map(({ ags, sign, name, rings }) => {
	const all = rings.flat().map(([lon = 0, lat = 0]) => project({ lat, lon }));
	const middle = { x: mean(all.map(({ x }) => x)), y: mean(all.map(({ y }) => y)) };
	const { dx, dy } = beside[ags] ?? { dx: 0, dy: 0 };
	return {
		...{ ags, sign, name, middle, path: pathOf(rings, project) },
		label: { x: middle.x + dx, y: middle.y + dy },
		line: ags in beside
	};
});
