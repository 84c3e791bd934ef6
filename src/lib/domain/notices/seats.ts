/**
 * Town in which an authority has its seat, by AGS of the county (Hauptsatzung of each). A remedy must name the seat
 * (§ 36 SGB X), and for that the town is enough; street and house number are the office's own to add.
 */
export const seatOf: Readonly<Record<string, string>> = {
	'13003': 'Rostock',
	'13004': 'Schwerin',
	'13071': 'Neubrandenburg',
	'13072': 'Güstrow',
	'13073': 'Stralsund',
	'13074': 'Wismar',
	'13075': 'Greifswald',
	'13076': 'Parchim'
};
