/** What is granted besides a rate: kinds of Nebenleistungen. */
export const allowanceKinds = [
	'pocket-money',
	'clothing',
	'journeys',
	'school',
	'holiday',
	'christmas',
	'other'
] as const;
export type AllowanceKind = (typeof allowanceKinds)[number];

export const allowanceLabels: Record<AllowanceKind, string> = {
	'pocket-money': 'Taschengeld',
	clothing: 'Bekleidung',
	journeys: 'Fahrten',
	school: 'Schulbedarf',
	holiday: 'Ferien und Freizeit',
	christmas: 'Weihnachtsbeihilfe',
	other: 'Sonstiges'
};
