import type { Chance } from './chance';
import { circle, ellipse, line, polygon, rect, WIDTH } from './drawing';
import { tree, type Light } from './landscape';

const wallColours = ['#f4ead6', '#e6eee9', '#f3e1d3', '#e4ebf2', '#f1eed9'];
const fabrics = ['#4f8296', '#c9694f', '#7f9d5a', '#d7a648', '#8d6a93'];

function shell(chance: Chance): string[] {
	const boards = Array.from({ length: 9 }, (_, index) =>
		line([index * 120 - 20, 640, 150 + index * 82, 440], { stroke: '#b48a5f', width: 2, opacity: 0.7 })
	);
	return [
		rect([0, 0, WIDTH, 440], { fill: chance.pick(wallColours) }),
		rect([0, 440, WIDTH, 200], { fill: '#c9a074' }),
		...boards,
		rect([0, 430, WIDTH, 12], { fill: '#fff', opacity: 0.8 })
	];
}

/** With what is outside of it. */
function outlook(chance: Chance, light: Light, x: number): string[] {
	return [
		rect([x, 90, 250, 220], { fill: 'url(#s)' }),
		rect([x, 232, 250, 78], { fill: light.lawn }),
		`<svg x="${String(x)}" y="90" width="250" height="220">${tree(chance, light, [chance.whole(40, 210), 165])}</svg>`,
		rect([x, 90, 250, 220], { stroke: '#fff', width: 14 }),
		line([x + 125, 90, x + 125, 310], { stroke: '#fff', width: 9 }),
		rect([x - 18, 312, 286, 14], { fill: '#fff' }),
		rect([x - 34, 70, 40, 262], { fill: chance.pick(fabrics), opacity: 0.55, radius: 8 }),
		rect([x + 244, 70, 40, 262], { fill: chance.pick(fabrics), opacity: 0.55, radius: 8 })
	];
}

const lamp = (x: number, colour: string) =>
	line([x, 0, x, 96], { stroke: '#55504a', width: 3 }) +
	polygon(
		[
			[x - 44, 138],
			[x - 20, 92],
			[x + 20, 92],
			[x + 44, 138]
		],
		{ fill: colour }
	);

const plant = (x: number, y: number) =>
	[-26, -9, 9, 26].map((dx) => ellipse([x + dx, y - 52 - Math.abs(dx) * 0.3, 10, 40], { fill: '#5f8f57' })).join('') +
	polygon(
		[
			[x - 26, y - 26],
			[x + 26, y - 26],
			[x + 19, y + 24],
			[x - 19, y + 24]
		],
		{ fill: '#b5674a' }
	);

const shelf = (chance: Chance, x: number) =>
	[150, 210, 270]
		.map((y) => {
			const books = Array.from({ length: 7 }, (_, index) =>
				rect([x + 8 + index * 19, y - chance.whole(30, 44), 14, 44], { fill: chance.pick(fabrics) })
			);
			return `${books.join('')}${rect([x, y, 150, 10], { fill: '#9a7148' })}`;
		})
		.join('');

/** A room of one's own: bed, desk, window. */
export function ownRoom(chance: Chance, light: Light): string[] {
	const blanket = chance.pick(fabrics);
	return [
		...shell(chance),
		...outlook(chance, light, chance.whole(330, 420)),
		shelf(chance, chance.whole(740, 780)),
		ellipse([520, 560, 250, 44], { fill: chance.pick(fabrics), opacity: 0.35 }),
		rect([40, 330, 26, 190], { fill: '#8a6240' }),
		rect([50, 410, 330, 90], { fill: '#a57a50', radius: 8 }),
		rect([60, 370, 310, 70], { fill: '#fbf7ee', radius: 14 }),
		rect([160, 368, 212, 100], { fill: blanket, radius: 14 }),
		rect([66, 350, 92, 52], { fill: '#fff', radius: 16 }),
		rect([690, 400, 240, 16], { fill: '#9a7148' }),
		rect([706, 416, 14, 130], { fill: '#8a6240' }),
		rect([902, 416, 14, 130], { fill: '#8a6240' }),
		circle(880, 372, { r: 20, fill: '#f1c95b' }),
		rect([877, 376, 6, 26], { fill: '#55504a' }),
		plant(640, 420)
	];
}

/** Where all eat together. */
export function kitchen(chance: Chance, light: Light): string[] {
	const seat = chance.pick(fabrics);
	const chairs = [170, 330, 560, 720].map(
		(x) =>
			rect([x, 344, 70, 64], { fill: seat, radius: 12 }) +
			rect([x + 6, 400, 8, 44], { fill: '#7a5a3c' }) +
			rect([x + 56, 400, 8, 44], { fill: '#7a5a3c' })
	);
	const plates = [240, 380, 520, 660].map(
		(x) =>
			ellipse([x, 452, 40, 9], { fill: '#fff' }) +
			ellipse([x, 451, 22, 5], { fill: chance.pick(['#e9c46a', '#a7c957', '#e07a5f']) })
	);
	return [
		...shell(chance),
		...outlook(chance, light, chance.whole(330, 380)),
		shelf(chance, chance.whole(30, 70)),
		shelf(chance, chance.whole(720, 780)),
		lamp(chance.whole(440, 520), chance.pick(fabrics)),
		...chairs,
		polygon(
			[
				[110, 440],
				[850, 440],
				[900, 490],
				[60, 490]
			],
			{ fill: '#b98a5a' }
		),
		rect([60, 490, 840, 16], { fill: '#8f6840' }),
		rect([100, 506, 22, 120], { fill: '#8f6840' }),
		rect([838, 506, 22, 120], { fill: '#8f6840' }),
		...plates,
		rect([455, 404, 44, 42], { fill: '#dfe8ea', radius: 6 }),
		plant(477, 420)
	];
}

/** Sofas, a low table, games on it. */
export function livingRoom(chance: Chance, light: Light): string[] {
	const cloth = chance.pick(fabrics);
	const cushions = [250, 340, 430].map((x) => rect([x, 372, 62, 54], { fill: chance.pick(fabrics), radius: 14 }));
	const frames = [600, 690].map(
		(x) =>
			rect([x, 120, 70, 90], { fill: chance.pick(light.leaves), stroke: '#fff', width: 9 }) +
			circle(x + 35, 150, { r: 13, fill: light.sun })
	);
	const tiles = Array.from({ length: 5 }, (_, index) =>
		rect([410 + index * 30, 516, 22, 12], { fill: chance.pick(fabrics), radius: 3 })
	);
	return [
		...shell(chance),
		...outlook(chance, light, chance.whole(90, 150)),
		...frames,
		shelf(chance, 790),
		ellipse([480, 580, 360, 46], { fill: chance.pick(fabrics), opacity: 0.3 }),
		rect([200, 346, 350, 110], { fill: cloth, radius: 22 }),
		...cushions,
		rect([186, 424, 378, 70], { fill: cloth, radius: 18, opacity: 0.92 }),
		rect([176, 390, 46, 106], { fill: cloth, radius: 18 }),
		rect([528, 390, 46, 106], { fill: cloth, radius: 18 }),
		ellipse([690, 470, 74, 46], { fill: chance.pick(fabrics) }),
		rect([360, 526, 260, 16], { fill: '#9a7148', radius: 6 }),
		rect([380, 542, 14, 60], { fill: '#8a6240' }),
		rect([586, 542, 14, 60], { fill: '#8a6240' }),
		...tiles,
		plant(860, 470),
		lamp(chance.whole(640, 700), cloth)
	];
}
