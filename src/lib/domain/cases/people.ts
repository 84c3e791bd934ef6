/** Who stands around a young person. */
export const personRoles = [
	'mother',
	'father',
	'guardian',
	'curator',
	'relative',
	'foster-family',
	'school',
	'daycare',
	'doctor',
	'court',
	'other'
] as const;
export type PersonRole = (typeof personRoles)[number];

export const personRoleLabels: Record<PersonRole, string> = {
	mother: 'Mutter',
	father: 'Vater',
	guardian: 'Vormund',
	curator: 'Ergänzungspflege',
	relative: 'Angehörige',
	'foster-family': 'Pflegefamilie',
	school: 'Schule',
	daycare: 'Kita',
	doctor: 'Ärztin oder Arzt',
	court: 'Familiengericht',
	other: 'Sonstige'
};
