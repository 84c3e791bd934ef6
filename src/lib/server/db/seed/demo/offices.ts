import { chanceFrom, type Chance } from './chance';
import { postalCodes, regions } from '../reference-data';
import { towns } from './words';

/** The eight offices, how many facilities lie in each, how many providers are at home there, and their neighbours. */
export type DemoOffice = {
	ags: string;
	sign: string;
	facilities: number;
	providers: number;
	neighbours: readonly string[];
};

export const demoOffices: readonly DemoOffice[] = [
	{ ags: '13075', sign: 'VG', facilities: 48, providers: 13, neighbours: ['13071', '13073'] },
	{ ags: '13073', sign: 'VR', facilities: 32, providers: 9, neighbours: ['13075', '13072'] },
	{ ags: '13003', sign: 'HRO', facilities: 28, providers: 8, neighbours: ['13072', '13072', '13073'] },
	{ ags: '13072', sign: 'LRO', facilities: 28, providers: 7, neighbours: ['13003', '13003', '13071'] },
	{ ags: '13074', sign: 'NWM', facilities: 20, providers: 5, neighbours: ['13004', '13076'] },
	{ ags: '13004', sign: 'LHSN', facilities: 16, providers: 5, neighbours: ['13076', '13076', '13074'] },
	{ ags: '13076', sign: 'LUP', facilities: 22, providers: 6, neighbours: ['13004', '13074'] },
	{ ags: '13071', sign: 'MSE', facilities: 26, providers: 7, neighbours: ['13075', '13072'] }
];

/** Somewhere a facility can stand. */
export type Spot = { postalCode: string; place: string; lat: number; lon: number; region: string };

const WEIGHT_OF_TOWN = 5;

let known: Map<string, Spot[]> | undefined;

export const spotsOf = (ags: string): readonly Spot[] => (known ??= spotsByOffice()).get(ags) ?? [];

/** Every postal code of an area with its region; towns several times, because most facilities are there. */
function spotsByOffice(): Map<string, Spot[]> {
	const codes = new Map(postalCodes().map((row) => [row.code, row]));
	const spots = new Map<string, Spot[]>();
	for (const { officeAgs, name, postalCodes: own } of regions()) {
		const chance = chanceFrom(`spots of ${name}`);
		const rows = own.map((code) => codes.get(code)).filter((row) => row !== undefined);
		const here = rows.flatMap((row) => spotsIn(chance, row).map((spot) => ({ ...spot, region: name })));
		spots.set(officeAgs, [...(spots.get(officeAgs) ?? []), ...here]);
	}
	return spots;
}

function spotsIn(
	chance: Chance,
	{ code, place, furtherPlaces = [], lat, lon }: ReturnType<typeof postalCodes>[number]
) {
	const spot = { postalCode: code, place, lat, lon };
	if (towns.has(place)) return Array.from({ length: WEIGHT_OF_TOWN }, () => spot);
	const village = furtherPlaces.length > 0 && chance.happens(0.5) ? chance.pick(furtherPlaces) : place;
	return [{ ...spot, place: village }];
}
