import type { ServiceTypeCode } from '../../../../domain/directory/service-types';

/** What a kind of facility offers and how it is called: the shape of practice, not of any one body. */
export type OfferPlan = {
	type: ServiceTypeCode;
	/** How often a facility of this kind has it; 1 = always. */
	share: number;
	/** Places, or hours a week. */
	places: readonly [from: number, to: number];
	ages: readonly (readonly [from: number, to: number])[];
};

export type HouseKind = {
	name: 'home' | 'flats' | 'mother-child' | 'crisis' | 'day-group' | 'at-home';
	share: number;
	titles: readonly string[];
	specialisations: readonly string[];
	daysPerWeek: number;
	daysPerYear: readonly [from: number, to: number];
	offers: readonly OfferPlan[];
	about: readonly string[];
};

const childAges = [
	[6, 17],
	[6, 14],
	[3, 12],
	[10, 17],
	[12, 18],
	[0, 10]
] as const;
const youthAges = [
	[14, 20],
	[15, 20],
	[16, 21]
] as const;
const adultAges = [
	[18, 20],
	[18, 26],
	[17, 21]
] as const;
const familyAges = [
	[0, 17],
	[3, 17],
	[0, 20]
] as const;

const plan = (
	type: ServiceTypeCode,
	share: number,
	[places, ages]: [OfferPlan['places'], OfferPlan['ages']]
): OfferPlan => ({ type, share, places, ages });

export const houseKinds: readonly HouseKind[] = [
	{
		name: 'home',
		share: 60,
		titles: [
			'Haus',
			'Wohngruppe',
			'Kinderhaus',
			'Villa',
			'Hof',
			'Familienwohngruppe',
			'Jugendwohngruppe',
			'Alte Schule'
		],
		specialisations:
			'trauma autism adhd attachment anxiety-depression self-harm fasd after-psychiatry substance-use media-addiction intensive aggression sexually-abusive running-away school-absenteeism school-on-site learning-difficulties siblings return-home parents-mental-illness unaccompanied-minors flight-experience family-like individual-setting animal-assisted experiential systemic independence girls boys intellectual-disability chronic-illness neglect sexual-violence'.split(
				' '
			),
		daysPerWeek: 7,
		daysPerYear: [365, 365],
		offers: [
			plan('S34', 1, [[6, 10], childAges]),
			plan('S35A', 0.36, [[3, 6], childAges]),
			plan('S41', 0.3, [[2, 4], adultAges]),
			plan('S35', 0.1, [[1, 3], youthAges]),
			plan('S42', 0.08, [[2, 4], childAges]),
			plan('S21', 0.02, [[2, 4], childAges])
		],
		about: [
			'Ein Zuhause auf Zeit mit festen Bezugspersonen, eigenem Zimmer und großem Garten.',
			'Kleine Gruppe mit klarem Tagesablauf, Tieren am Haus und kurzen Wegen zu Schule und Verein.',
			'Überschaubare Gruppe, rund um die Uhr betreut; Eltern sind willkommen und werden einbezogen.',
			'Wohnen im Grünen mit Werkstatt, Küche zum Selberkochen und viel Platz draußen.'
		]
	},
	{
		name: 'flats',
		share: 8,
		titles: ['Jugendwohnen', 'Trainingswohnen', 'Wohnverbund', 'Jugendhaus'],
		specialisations:
			'independence vocational-start substance-use media-addiction delinquency anxiety-depression unaccompanied-minors flight-experience language-mediation school-absenteeism lgbtiq'.split(
				' '
			),
		daysPerWeek: 7,
		daysPerYear: [365, 365],
		offers: [
			plan('S34', 0.7, [[3, 6], youthAges]),
			plan('S41', 0.9, [[3, 8], adultAges]),
			plan('S13', 0.55, [[4, 10], youthAges])
		],
		about: [
			'Eigene kleine Wohnungen im Haus, Begleitung bei Ausbildung, Ämtern und Geld.',
			'Schritt für Schritt selbständig: Einzelzimmer, gemeinsame Küche, Betreuung am Nachmittag und Abend.'
		]
	},
	{
		name: 'mother-child',
		share: 5,
		titles: ['Mutter-Kind-Haus', 'Eltern-Kind-Haus', 'Familienhaus'],
		specialisations:
			'mother-child father-child pregnancy infants whole-family attachment domestic-violence parents-addiction parents-mental-illness return-home systemic'.split(
				' '
			),
		daysPerWeek: 7,
		daysPerYear: [365, 365],
		offers: [
			plan('S19', 1, [
				[4, 8],
				[
					[14, 26],
					[16, 26]
				]
			]),
			plan('A31', 0.3, [[30, 60], familyAges])
		],
		about: ['Mütter und Väter leben mit ihren Kindern in eigenen Wohnungen, Hilfe ist Tag und Nacht im Haus.']
	},
	{
		name: 'crisis',
		share: 6,
		titles: ['Kindernotdienst', 'Krisenwohngruppe', 'Clearinghaus', 'Schutzhaus'],
		specialisations:
			'emergency-admission clearing anonymous-shelter trauma neglect domestic-violence sexual-violence running-away stand-by-family unaccompanied-minors language-mediation infants'.split(
				' '
			),
		daysPerWeek: 7,
		daysPerYear: [365, 365],
		offers: [
			plan('S42', 1, [
				[4, 8],
				[...childAges, [0, 17]]
			]),
			plan('S42A', 0.7, [[4, 10], [[10, 17]]])
		],
		about: ['Aufnahme zu jeder Stunde, ruhiger Rahmen und eine gründliche Klärung, wie es weitergeht.']
	},
	{
		name: 'day-group',
		share: 10,
		titles: ['Tagesgruppe'],
		specialisations:
			'adhd autism learning-difficulties school-absenteeism attachment anxiety-depression aggression systemic animal-assisted parents-mental-illness'.split(
				' '
			),
		daysPerWeek: 5,
		daysPerYear: [218, 245],
		offers: [
			plan('T32', 1, [
				[8, 10],
				[
					[6, 14],
					[6, 12],
					[8, 15]
				]
			]),
			plan('T35A', 0.45, [[2, 5], [[6, 15]]]),
			plan('T41', 0.08, [[2, 4], [[18, 20]]])
		],
		about: ['Nach der Schule: Mittagessen, Lernzeit, Gruppe; einmal in der Woche kommen die Eltern dazu.']
	},
	{
		name: 'at-home',
		share: 11,
		titles: ['Ambulante Hilfen', 'Familienbüro', 'Flexible Hilfen', 'Beratungsstelle'],
		specialisations:
			'systemic return-home separation-conflict parents-addiction parents-mental-illness school-absenteeism neglect domestic-violence autism adhd media-addiction delinquency language-mediation flight-experience independence vocational-start whole-family'.split(
				' '
			),
		daysPerWeek: 5,
		daysPerYear: [240, 251],
		offers: [
			plan('A31', 0.85, [[80, 220], familyAges]),
			plan('A30', 0.8, [[40, 140], [[8, 17]]]),
			plan('A27', 0.4, [[30, 90], familyAges]),
			plan('A35A', 0.4, [[40, 120], [[6, 20]]]),
			plan('A29', 0.25, [[20, 40], [[8, 17]]]),
			plan('A35', 0.2, [[20, 60], youthAges]),
			plan('A41', 0.3, [[20, 60], adultAges]),
			plan('A41A', 0.15, [[10, 25], [[18, 21]]]),
			plan('A28', 0.15, [[20, 40], familyAges]),
			plan('A20', 0.12, [[20, 40], [[0, 13]]])
		],
		about: ['Wir kommen nach Hause: verlässliche Termine, auch am Abend, und ein Team im Rücken.']
	}
];

/** What today's rates lie between, in cents a day or hour. */
export const rateRange: Record<ServiceTypeCode, readonly [from: number, to: number]> = {
	S34: [7_600, 21_500],
	S35: [21_000, 32_000],
	S35A: [14_500, 28_500],
	S41: [7_900, 15_900],
	S13: [7_600, 11_800],
	S21: [7_600, 12_500],
	S19: [11_000, 22_500],
	S42: [17_500, 31_000],
	S42A: [15_500, 26_000],
	T32: [5_900, 10_900],
	T35A: [8_400, 13_900],
	T41: [5_900, 9_800],
	A20: [3_200, 4_200],
	A27: [4_300, 6_200],
	A28: [5_200, 6_800],
	A29: [3_400, 5_200],
	A30: [4_200, 6_300],
	A31: [4_500, 6_700],
	A35: [5_400, 6_800],
	A35A: [4_800, 6_800],
	A41: [4_200, 6_200],
	A41A: [4_000, 5_900]
};

/** How long help usually lasts, in days. */
export const usualDays: Record<ServiceTypeCode, readonly [from: number, to: number]> = {
	S34: [150, 900],
	S35: [120, 420],
	S35A: [180, 800],
	S41: [120, 480],
	S13: [180, 540],
	S21: [180, 360],
	S19: [150, 540],
	S42: [4, 75],
	S42A: [7, 35],
	T32: [240, 720],
	T35A: [240, 720],
	T41: [150, 400],
	A20: [21, 120],
	A27: [90, 300],
	A28: [60, 240],
	A29: [120, 300],
	A30: [150, 420],
	A31: [150, 600],
	A35: [120, 360],
	A35A: [180, 700],
	A41: [120, 360],
	A41A: [60, 200]
};
