import type { Chance } from './chance';
import { circle, ellipse, freely, gradient, HEIGHT, line, rect, rolling, WIDTH } from './drawing';

/** Light of a time of day: sky from top to horizon, sun, far and near land, water. */
export type Light = {
	sky: readonly [string, string];
	sun: string;
	far: string;
	near: string;
	lawn: string;
	water: readonly [string, string];
	leaves: readonly string[];
};

const lights: readonly Light[] = [
	{
		...{ sky: ['#8fc7e8', '#e4f3fa'], sun: '#fff3c4', far: '#9bb8b0', near: '#7ea889', lawn: '#8fbc6f' },
		...{ water: ['#a9d3e3', '#5f9fbd'], leaves: ['#5f9353', '#4d8250', '#79a75c'] }
	},
	{
		...{ sky: ['#6fa6cf', '#f7e3c5'], sun: '#ffd98a', far: '#a3a9b4', near: '#8c9f7f', lawn: '#9bb06a' },
		...{ water: ['#e3cfb0', '#6d9ab3'], leaves: ['#6c8f4c', '#58803f', '#87a457'] }
	},
	{
		...{ sky: ['#b9cfda', '#eef2f0'], sun: '#ffffff', far: '#a9b8b9', near: '#8ba58f', lawn: '#93b27a' },
		...{ water: ['#c6d8dc', '#7fa3b0'], leaves: ['#5e8a5a', '#6d9962', '#4f7a53'] }
	},
	{
		...{ sky: ['#f2b48c', '#fbe7cf'], sun: '#fff0d0', far: '#b28f8f', near: '#9a8f70', lawn: '#a9a563' },
		...{ water: ['#f3cfae', '#8f8ea6'], leaves: ['#b5793a', '#c8963f', '#8e7a3b'] }
	},
	{
		...{ sky: ['#7fb9df', '#dff1ee'], sun: '#fff7d6', far: '#8fb3a0', near: '#e6cf4e', lawn: '#86b562' },
		...{ water: ['#9ed0dc', '#4f95b0'], leaves: ['#58964b', '#6ca757', '#437a45'] }
	}
];

export const lightOf = (chance: Chance) => chance.pick(lights);

export const defsOf = ({ sky, water }: Light) => gradient('s', sky) + gradient('w', water);

export function skyOf(chance: Chance, light: Light): string[] {
	const clouds = Array.from({ length: chance.whole(1, 3) }, () => cloud(chance));
	return [
		rect([0, 0, WIDTH, HEIGHT], { fill: 'url(#s)' }),
		circle(chance.whole(90, 870), chance.whole(70, 170), { r: chance.whole(34, 52), fill: light.sun, opacity: 0.9 }),
		...clouds
	];
}

function cloud(chance: Chance) {
	const [x, y, size] = [chance.whole(60, 900), chance.whole(50, 190), chance.between(0.7, 1.4)];
	const puff = ([dx, dy, rx, ry]: readonly [number, number, number, number]) =>
		ellipse([x + dx * size, y + dy * size, rx * size, ry * size], { fill: '#fff', opacity: 0.7 });
	return (
		[
			[0, 0, 62, 20],
			[-34, 8, 40, 15],
			[38, 9, 46, 14],
			[6, -13, 34, 20]
		] as const
	)
		.map(puff)
		.join('');
}

const wave = (chance: Chance, [from, to]: readonly [number, number]) =>
	[0, 240, 480, 720, WIDTH].map((x) => [x, chance.between(from, to)] as const);

/** Open land: wood at the horizon, a field, the lawn in front. */
export const countryside = (chance: Chance, light: Light): string[] => [
	rolling(wave(chance, [330, 365]), { fill: light.far }),
	...treeLine(chance, light),
	rolling(wave(chance, [385, 420]), { fill: light.near }),
	rolling(wave(chance, [470, 490]), { fill: light.lawn })
];

/** The other shore, water with light on it, reeds in front. */
export const bodden = (chance: Chance, light: Light): string[] => [
	rolling(wave(chance, [335, 350]), { fill: light.far }),
	rect([0, 358, WIDTH, HEIGHT - 358], { fill: 'url(#w)' }),
	...Array.from({ length: 14 }, () => glint(chance)),
	...(chance.happens(0.7) ? [boat(chance)] : []),
	rolling(wave(chance, [500, 540]), { fill: light.lawn })
];

const glint = (chance: Chance) => {
	const [x, y, width] = [chance.whole(20, 900), chance.whole(370, 490), chance.whole(20, 70)];
	return line([x, y, x + width, y], { stroke: '#fff', width: 2.5, opacity: 0.5 });
};

export function boat(chance: Chance): string {
	const [x, y, size] = [chance.whole(160, 780), chance.whole(385, 425), chance.between(0.7, 1.2)];
	const at = (dx: number, dy: number) => `${String(Math.round(x + dx * size))} ${String(Math.round(y + dy * size))}`;
	return [
		freely(`M${at(-46, 0)}L${at(46, 0)}L${at(32, 17)}L${at(-34, 17)}Z`, {
			fill: chance.pick(['#7a4b34', '#2f5d73', '#8c3b34'])
		}),
		freely(`M${at(0, -2)}L${at(0, -88)}L${at(40, -10)}Z`, { fill: '#fbf6ea' }),
		freely(`M${at(-5, -8)}L${at(-5, -76)}L${at(-36, -8)}Z`, { fill: chance.pick(['#e9dcc2', '#b5523e', '#d9e3e6']) })
	].join('');
}

const treeLine = (chance: Chance, { leaves }: Light) =>
	Array.from({ length: 16 }, (_, index) => {
		const [x, r] = [index * 62 + chance.whole(0, 30), chance.whole(16, 34)];
		return ellipse([x, chance.whole(338, 372), r, r * 0.9], { fill: chance.pick(leaves), opacity: 0.75 });
	});

/** Round, tall or birch, standing on the ground line. */
export function tree(chance: Chance, { leaves }: Light, [x, ground]: readonly [number, number]): string {
	const size = chance.between(0.8, 1.35);
	const fill = chance.pick(leaves);
	if (chance.happens(0.3)) {
		return (
			rect([x - 4, ground - 60 * size, 8, 60 * size], { fill: '#6d5643' }) +
			ellipse([x, ground - 140 * size, 24 * size, 96 * size], { fill })
		);
	}
	const crown = ([dx, dy, r]: readonly [number, number, number]) =>
		circle(x + dx * size, ground - dy * size, { r: r * size, fill });
	const birch = chance.happens(0.3);
	return (
		rect([x - 6, ground - 90 * size, 12, 90 * size], { fill: birch ? '#e8e4dc' : '#6f553f' }) +
		(
			[
				[0, 128, 52],
				[-36, 104, 38],
				[37, 106, 40],
				[4, 160, 38]
			] as const
		)
			.map(crown)
			.join('')
	);
}

export const flowers = (chance: Chance, count: number) =>
	Array.from({ length: count }, () =>
		circle(chance.whole(10, 950), chance.whole(560, 630), {
			r: chance.whole(3, 5),
			fill: chance.pick(['#f5d24b', '#e77f8e', '#fff', '#b58fd1', '#e8553f'])
		})
	);

export function reeds(chance: Chance): string[] {
	return Array.from({ length: 26 }, () => {
		const [x, height] = [chance.whole(0, WIDTH), chance.whole(60, 130)];
		return (
			line([x, HEIGHT, x + chance.whole(-8, 8), HEIGHT - height], { stroke: '#7d8a4f', width: 3 }) +
			ellipse([x, HEIGHT - height, 4, 15], { fill: '#6b4d35' })
		);
	});
}
