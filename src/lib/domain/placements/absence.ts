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

/** What an office pays for a day that the contract leaves to a person. */
export const absenceDecisions = ['rate', 'place-keeping-fee', 'nothing'] as const;
export type AbsenceDecision = (typeof absenceDecisions)[number];

export const absenceDecisionLabels: Record<AbsenceDecision, string> = {
	rate: 'voller Satz',
	'place-keeping-fee': 'Platzfreihaltgeld',
	nothing: 'nichts'
};

export const absenceReasonLabels: Record<AbsenceReason, string> = {
	leave: 'Beurlaubung',
	illness: 'Krankheit',
	hospital: 'Krankenhaus',
	prevention: 'Vorsorge',
	rehabilitation: 'Rehabilitation',
	'social-facility': 'Andere soziale Einrichtung',
	other: 'Sonstiges'
};
