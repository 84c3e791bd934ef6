import type { ServiceTypeCode } from '../../../../domain/directory/service-types';
import type { HouseKind } from './house-kinds';

/**
 * The houses of the first provider, around Greifswald: the path through the demo leads to them, so they are the same
 * at every start, whatever chance does elsewhere.
 */
export type KnownHouse = {
	name: string;
	kind: HouseKind['name'];
	street: string;
	postalCode: string;
	place: string;
	lat: number;
	lon: number;
	region: string;
	offers: readonly KnownOffer[];
};

export type KnownOffer = {
	type: ServiceTypeCode;
	/** Places or hours a week, and how many of them nobody has taken. */
	places: number;
	free: number;
	ages: readonly [from: number, to: number];
	/** Today's rate in cents. */
	rate: number;
	specialisations: readonly string[];
};

const town = { place: 'Greifswald', region: 'Greifswald' };
const around = 'Greifswald-Land und Peenetal';

const offer = (
	type: ServiceTypeCode,
	[places, free, rate]: [number, number, number],
	rest: Omit<KnownOffer, 'type' | 'places' | 'free' | 'rate'>
) => ({
	...{ type, places, free, rate },
	...rest
});

export const firstProviderHouses: readonly KnownHouse[] = [
	{
		...{
			name: 'Haus am Bodden',
			kind: 'home',
			street: 'Am Hafen 4',
			postalCode: '17493',
			...town,
			lat: 54.0955,
			lon: 13.4527
		},
		offers: [
			offer('S34', [8, 3, 7_600], {
				ages: [6, 17],
				specialisations: ['trauma', 'siblings', 'school-absenteeism', 'animal-assisted']
			}),
			offer('S41', [2, 1, 8_140], { ages: [18, 21], specialisations: ['independence'] })
		]
	},
	{
		...{
			name: 'Wohngruppe Ryckblick',
			kind: 'home',
			street: 'Hafenstraße 21',
			postalCode: '17489',
			...town,
			lat: 54.0987,
			lon: 13.3892
		},
		offers: [
			offer('S34', [8, 2, 8_800], {
				ages: [10, 17],
				specialisations: ['trauma', 'adhd', 'school-absenteeism', 'media-addiction']
			}),
			offer('S35A', [4, 1, 16_820], { ages: [10, 17], specialisations: ['autism', 'adhd', 'after-psychiatry'] })
		]
	},
	{
		...{
			name: 'Kinderhaus Eldena',
			kind: 'home',
			street: 'Am Park 7',
			postalCode: '17493',
			...town,
			lat: 54.0893,
			lon: 13.4461
		},
		offers: [
			offer('S34', [9, 2, 9_042], { ages: [3, 13], specialisations: ['trauma', 'siblings', 'attachment', 'neglect'] })
		]
	},
	{
		...{ name: 'Hof Wampen', kind: 'home', street: 'Dorfstraße 12', postalCode: '17498', place: 'Neuenkirchen' },
		...{ lat: 54.1206, lon: 13.3917, region: around },
		offers: [
			offer('S34', [7, 1, 9_875], {
				ages: [8, 17],
				specialisations: ['trauma', 'animal-assisted', 'intensive', 'aggression']
			}),
			offer('S35', [2, 1, 24_650], {
				ages: [14, 20],
				specialisations: ['individual-setting', 'running-away', 'substance-use']
			})
		]
	},
	{
		...{
			name: 'Clearinghaus Greifswald',
			kind: 'crisis',
			street: 'Bahnhofstraße 33',
			postalCode: '17489',
			...town,
			lat: 54.0924,
			lon: 13.3731
		},
		offers: [
			offer('S42', [6, 2, 23_410], {
				ages: [3, 17],
				specialisations: ['emergency-admission', 'clearing', 'domestic-violence']
			}),
			offer('S42A', [6, 3, 18_970], {
				ages: [10, 17],
				specialisations: ['unaccompanied-minors', 'language-mediation', 'clearing']
			})
		]
	},
	{
		...{
			name: 'Jugendwohnen Steinbecker Tor',
			kind: 'flats',
			street: 'Steinstraße 5',
			postalCode: '17489',
			...town,
			lat: 54.0979,
			lon: 13.3786
		},
		offers: [
			offer('S34', [5, 1, 10_460], {
				ages: [15, 20],
				specialisations: ['independence', 'vocational-start', 'unaccompanied-minors']
			}),
			offer('S41', [6, 2, 9_135], { ages: [18, 21], specialisations: ['independence', 'vocational-start'] })
		]
	},
	{
		...{
			name: 'Tagesgruppe Rückenwind',
			kind: 'day-group',
			street: 'Schulstraße 9',
			postalCode: '17491',
			...town,
			lat: 54.0774,
			lon: 13.4081
		},
		offers: [
			offer('T32', [10, 2, 7_350], { ages: [6, 14], specialisations: ['adhd', 'learning-difficulties', 'systemic'] })
		]
	},
	{
		...{
			name: 'Mutter-Kind-Haus Lubmin',
			kind: 'mother-child',
			street: 'Waldweg 3',
			postalCode: '17509',
			place: 'Lubmin'
		},
		...{ lat: 54.1337, lon: 13.6171, region: around },
		offers: [
			offer('S19', [6, 1, 14_280], { ages: [16, 26], specialisations: ['mother-child', 'pregnancy', 'infants'] })
		]
	},
	{
		...{
			name: 'Ambulante Hilfen Greifswald',
			kind: 'at-home',
			street: 'Lange Straße 44',
			postalCode: '17489',
			...town,
			lat: 54.0951,
			lon: 13.3794
		},
		offers: [
			offer('A31', [160, 22, 5_240], {
				ages: [0, 17],
				specialisations: ['systemic', 'parents-addiction', 'return-home']
			}),
			offer('A30', [90, 14, 4_870], { ages: [8, 17], specialisations: ['school-absenteeism', 'delinquency'] }),
			offer('A27', [60, 9, 5_010], { ages: [0, 17], specialisations: ['systemic', 'whole-family'] }),
			offer('A41A', [20, 6, 4_380], { ages: [18, 21], specialisations: ['independence'] })
		]
	}
];
