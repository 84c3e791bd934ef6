import type { Chance } from './chance';
import { circle, ellipse, freely, line, polygon, rect } from './drawing';

/** Where a house stands: middle, ground line, width and height of its walls. */
type Site = { x: number; ground: number; width: number; height: number };
type Colours = { wall: string; roof: string; frame: string; door: string };

const glass = '#cfe5ee';

function window(x: number, y: number, { frame, size = 1 }: { frame: string; size?: number }): string {
	const [width, height] = [44 * size, 58 * size];
	return (
		rect([x - width / 2, y, width, height], { fill: glass, stroke: frame, width: 5 }) +
		line([x, y, x, y + height], { stroke: frame, width: 3.5 }) +
		line([x - width / 2, y + height * 0.4, x + width / 2, y + height * 0.4], { stroke: frame, width: 3.5 })
	);
}

function door(x: number, ground: number, { door: fill, frame }: Colours): string {
	return (
		rect([x - 27, ground - 92, 54, 92], { fill, stroke: frame, width: 5 }) +
		rect([x - 16, ground - 80, 32, 26], { fill: glass, opacity: 0.8 }) +
		circle(x + 16, ground - 40, { r: 3.5, fill: '#e6c766' }) +
		rect([x - 40, ground - 6, 80, 8], { fill: '#b9b2a6' })
	);
}

/** Rows of windows over the front, leaving out where the door is. */
function front({ x, ground, width, height }: Site, colours: Colours, storeys: number): string {
	const columns = Math.max(3, Math.floor(width / 92) | 1);
	const parts: string[] = [];
	for (let storey = 0; storey < storeys; storey++) {
		const y = ground - height + 26 + storey * ((height - 20) / storeys);
		for (let column = 0; column < columns; column++) {
			const middle = column === (columns - 1) / 2;
			if (middle && storey === storeys - 1) continue;
			parts.push(window(x - width / 2 + ((column + 0.5) * width) / columns, y, { frame: colours.frame }));
		}
	}
	return parts.join('') + door(x, ground, colours);
}

const walls = ({ x, ground, width, height }: Site, { wall }: Colours) =>
	rect([x - width / 2, ground - height, width, height], { fill: wall });

const chimney = ({ x, ground, width, height }: Site, rise: number) =>
	rect([x + width * 0.22, ground - height - rise, 30, 62], { fill: '#7d4a3c' });

type Builder = (chance: Chance, site: Site) => string;

const pick = (chance: Chance, wall: readonly string[], roof: readonly string[]): Colours => ({
	wall: chance.pick(wall),
	roof: chance.pick(roof),
	frame: chance.pick(['#fdfaf3', '#fdfaf3', '#46606b']),
	door: chance.pick(['#2f6173', '#7c3b32', '#3f6b4f', '#b98b3e', '#4a4e69'])
});

const gabled: Builder = (chance, site) => {
	const { x, ground, width, height } = site;
	const colours = pick(
		chance,
		['#b9634a', '#a9523f', '#f0e4cd', '#e9d9a8', '#dfe7e2'],
		['#5a4742', '#8b3f33', '#46505a']
	);
	const rise = width * 0.32;
	return [
		chimney(site, rise * 0.78),
		walls(site, colours),
		polygon(
			[
				[x - width / 2 - 22, ground - height],
				[x, ground - height - rise],
				[x + width / 2 + 22, ground - height]
			],
			{ fill: colours.roof }
		),
		window(x, ground - height - rise * 0.52, { frame: colours.frame, size: 0.8 }),
		front(site, colours, 2)
	].join('');
};

const manor: Builder = (chance, { x, ground }) => {
	const site = { x, ground, width: 540, height: 200 };
	const colours = pick(chance, ['#f3e6c4', '#f6efe2', '#e8c7a4', '#dfe4d2'], ['#7f3d31', '#5b4a45', '#4e5964']);
	const top = ground - site.height;
	const gable: readonly (readonly [number, number])[] = [
		[x - 95, top + 4],
		[x, top - 92],
		[x + 95, top + 4]
	];
	return [
		walls(site, colours),
		polygon(
			[
				[x - 290, top],
				[x - 230, top - 88],
				[x + 230, top - 88],
				[x + 290, top]
			],
			{ fill: colours.roof }
		),
		polygon(gable, { fill: colours.wall, stroke: colours.roof, width: 8 }),
		circle(x, top - 34, { r: 17, fill: glass, stroke: colours.frame, width: 5 }),
		front(site, colours, 2),
		rect([x - 275, ground - site.height / 2 - 4, 550, 6], { fill: colours.frame, opacity: 0.7 })
	].join('');
};

const thatched: Builder = (chance, { x, ground }) => {
	const site = { x, ground, width: 440, height: 118 };
	const colours = pick(chance, ['#f8f3e6', '#ecdcc0', '#b9634a'], ['#8a7552', '#7b6a4c', '#96835f']);
	const top = ground - site.height;
	const beams = [-170, -85, 85, 170].map((dx) => rect([x + dx - 4, top, 8, site.height], { fill: '#6a4c36' }));
	return [
		walls(site, colours),
		...beams,
		front(site, colours, 1),
		freely(
			`M${x - 262} ${top + 26}Q${x - 232} ${top - 128} ${x - 140} ${top - 152}H${x + 140}Q${x + 232} ${top - 128} ${x + 262} ${top + 26}Q${x} ${top - 10} ${x - 262} ${top + 26}Z`,
			{ fill: colours.roof }
		),
		ellipse([x - 84, top - 42, 46, 30], { fill: colours.wall }),
		ellipse([x + 84, top - 42, 46, 30], { fill: colours.wall }),
		window(x - 84, top - 58, { frame: colours.frame, size: 0.6 }),
		window(x + 84, top - 58, { frame: colours.frame, size: 0.6 })
	].join('');
};

const flats: Builder = (chance, { x, ground }) => {
	const site = { x, ground, width: 470, height: 290 };
	const colours = pick(chance, ['#eceae3', '#e3d5c0', '#cfdcd8', '#f2dfae'], ['#55606a', '#6d5c52']);
	const accent = chance.pick(['#d9764a', '#3f7f94', '#7d9f55', '#c94f4f']);
	const balconies = [0, 1].flatMap((storey) =>
		[-156, 156].map((dx) =>
			rect([x + dx - 46, ground - 222 + storey * 92, 92, 30], { fill: accent, opacity: 0.85, radius: 3 })
		)
	);
	return [
		walls(site, colours),
		rect([x - 245, ground - 304, 490, 18], { fill: colours.roof }),
		rect([x - 44, ground - 290, 88, 290], { fill: accent, opacity: 0.25 }),
		front(site, colours, 3),
		...balconies
	].join('');
};

const farm: Builder = (chance, { x, ground }) => {
	const barn = chance.pick(['#8c4a3c', '#7a5a44', '#9a6a4c']);
	return [
		rect([x + 60, ground - 150, 300, 150], { fill: barn }),
		polygon(
			[
				[x + 40, ground - 150],
				[x + 210, ground - 250],
				[x + 380, ground - 150]
			],
			{ fill: '#54433c' }
		),
		rect([x + 165, ground - 104, 90, 104], { fill: '#5d4030' }),
		line([x + 165, ground - 104, x + 255, ground], { stroke: '#8a6a50', width: 6 }),
		line([x + 255, ground - 104, x + 165, ground], { stroke: '#8a6a50', width: 6 }),
		gabled(chance, { x: x - 120, ground, width: 300, height: 190 })
	].join('');
};

const byName = { gabled, manor, thatched, flats, farm };

export type BuildingName = keyof typeof byName;

export const building = (chance: Chance, name: BuildingName, site: { x: number; ground: number }) =>
	byName[name](chance, { ...site, width: chance.whole(300, 400), height: chance.whole(190, 230) });

export const fence = (y: number) =>
	[0, 1].map((row) => rect([0, y + row * 24, 960, 6], { fill: '#f4efe4' })).join('') +
	Array.from({ length: 33 }, (_, index) => rect([index * 30, y - 14, 10, 58], { fill: '#fbf8f0', radius: 3 })).join('');
