import { z } from 'zod';
import { answer, coded } from './entry';
import { riskReporters } from './risk-assessments';

/** Provisional protective measures (§§ 42, 42a SGB VIII): the characteristics of § 99 Abs. 2 as words of the portal. */
export const protectiveProviders = ['public', 'free'] as const;
export const protectiveProviderLabels: Record<(typeof protectiveProviders)[number], string> = {
	public: 'Öffentlicher Träger',
	free: 'Freier Träger'
};

export const accommodations = ['person', 'institution', 'other'] as const;
export const accommodationLabels: Record<(typeof accommodations)[number], string> = {
	person: 'Bei einer geeigneten Person',
	institution: 'In einer Einrichtung',
	other: 'In einer sonstigen betreuten Wohnform'
};

export const protectiveReasons = [
	...(['placement', 'overload', 'school', 'neglect', 'offence', 'addiction', 'physical', 'psychological'] as const),
	...(['sexual', 'separation', 'housing', 'unaccompanied', 'relations', 'other'] as const)
] as const;
export const protectiveReasonLabels: Record<(typeof protectiveReasons)[number], string> = {
	placement: 'Probleme im Heim oder in der Pflegefamilie',
	overload: 'Überforderung der Eltern oder eines Elternteils',
	school: 'Probleme in Schule oder Ausbildung',
	neglect: 'Vernachlässigung',
	offence: 'Straftat des jungen Menschen',
	addiction: 'Suchtprobleme des jungen Menschen',
	physical: 'Körperliche Misshandlung',
	psychological: 'Psychische Misshandlung',
	sexual: 'Sexuelle Gewalt',
	separation: 'Trennung oder Scheidung der Eltern',
	housing: 'Wohnungsprobleme',
	unaccompanied: 'Unbegleitete Einreise aus dem Ausland',
	relations: 'Beziehungsprobleme',
	other: 'Sonstige Probleme'
};

const choice = <const Code extends string>(codes: readonly Code[]) =>
	z.enum(codes, { error: 'Bitte aus der Liste wählen.' }).nullable().default(null);

/** What a case worker enters for one measure; null is "not entered yet". */
export const protectiveSchema = z
	.object({
		provider: choice(protectiveProviders),
		accommodation: choice(accommodations),
		reportedBy: choice(riskReporters),
		/** Taken because of an assessment of risk before it (§ 8a Abs. 1). */
		afterAssessment: answer,
		reasons: z.array(z.enum(protectiveReasons)).max(protectiveReasons.length).default([]),
		objection: answer,
		/** After an objection: the family court was asked to decide (§ 42 Abs. 3 Satz 2 Nr. 2). */
		courtAsked: answer,
		whereaboutsBefore: coded('whereabouts'),
		foreignOrigin: answer,
		germanAtHome: answer,
		whereaboutsAfter: coded('whereabouts'),
		following: coded('following')
	})
	.refine(({ objection, courtAsked }) => courtAsked !== 'yes' || objection === 'yes', {
		path: ['courtAsked'],
		error: 'Das Gericht entscheidet nur nach einem Widerspruch. Bitte auch den Widerspruch angeben.'
	});
export type ProtectiveEntry = z.output<typeof protectiveSchema>;
export type ProtectiveField = keyof ProtectiveEntry;

export const blankProtective: ProtectiveEntry = protectiveSchema.parse({});

export const protectiveFieldLabels: Record<ProtectiveField, string> = {
	provider: 'Art des Trägers',
	accommodation: 'Unterbringung während der Maßnahme',
	reportedBy: 'Von wem kam der Hinweis?',
	afterAssessment: 'Ging eine Gefährdungseinschätzung voraus?',
	reasons: 'Anlass der Maßnahme',
	objection: 'Haben Sorge- oder Erziehungsberechtigte widersprochen?',
	courtAsked: 'Hat nach dem Widerspruch das Familiengericht entscheiden sollen?',
	whereaboutsBefore: 'Aufenthalt vor der Maßnahme',
	foreignOrigin: 'Kommt ein Elternteil aus dem Ausland?',
	germanAtHome: 'Wird zu Hause vor allem Deutsch gesprochen?',
	whereaboutsAfter: 'Aufenthalt nach der Maßnahme',
	following: 'Was folgt auf die Maßnahme?'
};

const always: readonly ProtectiveField[] = [
	...(['provider', 'accommodation', 'reportedBy', 'afterAssessment', 'reasons', 'objection'] as const),
	...(['whereaboutsBefore', 'foreignOrigin', 'germanAtHome'] as const)
];

/** The fields a measure is asked for: what comes after it only when it has ended, the court only after an objection. */
export const protectiveWanted = ({ objection }: ProtectiveEntry, running: boolean): ProtectiveField[] => [
	...always,
	...(objection === 'yes' ? (['courtAsked'] as const) : []),
	...(running ? [] : (['whereaboutsAfter', 'following'] as const))
];

/** What is still to be entered. */
export const protectiveMissing = (entry: ProtectiveEntry, running: boolean): ProtectiveField[] =>
	protectiveWanted(entry, running).filter((field) =>
		field === 'reasons' ? entry.reasons.length === 0 : entry[field] === null
	);
