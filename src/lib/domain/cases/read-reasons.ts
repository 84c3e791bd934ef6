/** Why somebody reads a case: by the assignment, or for a reason the person names. */
export const readReasons = ['assigned', 'deputy', 'team-lead', 'consultation', 'absence', 'question', 'other'] as const;
export type ReadReason = (typeof readReasons)[number];

/** Those a person can name; the others follow from the assignment. */
export const namedReadReasons = ['consultation', 'absence', 'question', 'other'] as const;
export type NamedReadReason = (typeof namedReadReasons)[number];

/** Why a case is taken along on a device; goes into the audit log. */
export const takeReasons = ['home-visit', 'plan-meeting', 'court', 'other'] as const;
export type TakeReason = (typeof takeReasons)[number];

export const takeReasonLabels: Record<TakeReason, string> = {
	'home-visit': 'Hausbesuch',
	'plan-meeting': 'Hilfeplangespräch',
	court: 'Gericht oder andere Stelle',
	other: 'Sonstiges'
};

export const readReasonLabels: Record<NamedReadReason, string> = {
	consultation: 'Teamberatung vorbereiten',
	absence: 'Kollegin oder Kollege ist abwesend',
	question: 'Anfrage zu diesem Fall',
	other: 'Sonstiges'
};

const readReasonNames: Partial<Record<string, string>> = {
	...({ assigned: 'zuständige Fachkraft', deputy: 'Vertretung', 'team-lead': 'Teamleitung' } satisfies Partial<
		Record<ReadReason, string>
	>),
	...readReasonLabels,
	...takeReasonLabels
};

/** A reason of the log in words; one of another version shows its code. */
export const reasonName = (reason: string | null) => (reason === null ? null : (readReasonNames[reason] ?? reason));
