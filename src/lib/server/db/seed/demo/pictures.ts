import type { facilityPhoto } from '../../schema/directory';
import { building, fence, type BuildingName } from './buildings';
import { chanceFrom, type Chance } from './chance';
import { picture } from './drawing';
import type { DemoFacility } from './facilities';
import type { HouseKind } from './house-kinds';
import { bodden, countryside, defsOf, flowers, lightOf, reeds, skyOf, tree, type Light } from './landscape';
import { kitchen, livingRoom, ownRoom } from './rooms';

type Photo = typeof facilityPhoto.$inferInsert & { id: string };
type Scene = { caption: string; svg: string };

const buildingsOf: Record<HouseKind['name'], readonly BuildingName[]> = {
	home: ['gabled', 'gabled', 'thatched', 'manor', 'farm'],
	flats: ['flats', 'flats', 'gabled'],
	'mother-child': ['gabled', 'manor', 'flats'],
	crisis: ['gabled', 'flats'],
	'day-group': ['gabled', 'farm', 'flats'],
	'at-home': ['flats', 'gabled']
};

/** Two or three pictures of a house, drawn from its id: always the same, hardly two houses alike. */
export function photosOf({ id, kind, name, place, postalCode }: DemoFacility): Photo[] {
	const chance = chanceFrom(`photos ${id}`);
	const light = lightOf(chance);
	const scenes = [house(chance, light, { kind, name }), inside(chance, light, kind)];
	if (chance.happens(0.6)) scenes.push(surroundings(chance, light, { place, postalCode }));
	return scenes.map(({ caption, svg }, position) => ({
		...{ id: chance.uuid(), facilityId: id, position, caption, mediaType: 'image/svg+xml', content: Buffer.from(svg) }
	}));
}

function house(chance: Chance, light: Light, { kind, name }: Pick<DemoFacility, 'kind' | 'name'>): Scene {
	const x = chance.whole(400, 560);
	const ground = chance.whole(500, 524);
	const behind = [chance.whole(40, 150), chance.whole(800, 920)].map((at) => tree(chance, light, [at, ground - 12]));
	const before = chance.happens(0.5) ? [tree(chance, light, [chance.pick([30, 70, 900, 930]), ground + 70])] : [];
	const border = chance.happens(0.35) ? [fence(580)] : flowers(chance, chance.whole(14, 36));
	const parts = [
		...[...skyOf(chance, light), ...countryside(chance, light), ...behind],
		...[building(chance, chance.pick(buildingsOf[kind.name]), { x, ground }), ...before, ...border]
	];
	return { caption: `${name}, Ansicht vom Garten`, svg: picture(defsOf(light), parts) };
}

const rooms = {
	own: { caption: 'Eines der Zimmer', draw: ownRoom },
	kitchen: { caption: 'Gemeinsamer Esstisch', draw: kitchen },
	living: { caption: 'Gruppenraum', draw: livingRoom }
};

function inside(chance: Chance, light: Light, kind: HouseKind): Scene {
	const { caption, draw } = rooms[chance.pick(kind.daysPerWeek === 7 ? livedIn : byDay)];
	return { caption, svg: picture(defsOf(light), draw(chance, light)) };
}

const livedIn = ['own', 'kitchen', 'living'] as const;
const byDay = ['kitchen', 'living'] as const;

const byTheWater = /^(174|181|182|183|184|185|186|239)/;

function surroundings(
	chance: Chance,
	light: Light,
	{ place, postalCode }: Pick<DemoFacility, 'place' | 'postalCode'>
): Scene {
	const water = byTheWater.test(postalCode) || chance.happens(0.3);
	const land = water ? [...bodden(chance, light), ...reeds(chance)] : countryside(chance, light);
	const trees = [chance.whole(20, 300), chance.whole(340, 620), chance.whole(660, 930)]
		.filter(() => !water && chance.happens(0.8))
		.map((x) => tree(chance, light, [x, chance.whole(500, 560)]));
	const parts = [...skyOf(chance, light), ...land, ...trees, ...(water ? [] : flowers(chance, 50))];
	return { caption: `Umgebung in ${place}`, svg: picture(defsOf(light), parts) };
}
