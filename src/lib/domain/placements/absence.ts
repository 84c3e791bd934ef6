/** Why a person is away from the place during a stay; what is paid meanwhile depends on it. */
export const absenceReasons = [
	'leave',
	'illness',
	'hospital',
	'prevention',
	'rehabilitation',
	/** Cared for by another social facility meanwhile. */
	'social-facility',
	'other'
] as const;
export type AbsenceReason = (typeof absenceReasons)[number];

export const absenceReasonLabels: Record<AbsenceReason, string> = {
	leave: 'Beurlaubung',
	illness: 'Krankheit',
	hospital: 'Krankenhaus',
	prevention: 'Vorsorge',
	rehabilitation: 'Rehabilitation',
	'social-facility': 'Andere soziale Einrichtung',
	other: 'Sonstiges'
};
