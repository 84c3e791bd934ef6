import { z } from 'zod';
import { daySchema } from '../day-schema';

/** Gefährdungseinschätzung (§ 8a Abs. 1 SGB VIII): the characteristics of § 99 Abs. 6 SGB VIII as words of the portal. */
export const riskReporters = [
	...(['minor', 'parents', 'relatives', 'acquaintances', 'anonymous', 'social-services', 'school', 'daycare'] as const),
	...(['health', 'police', 'court', 'help-institution', 'other'] as const)
] as const;
export type RiskReporter = (typeof riskReporters)[number];

export const riskReporterLabels: Record<RiskReporter, string> = {
	minor: 'Kind oder Jugendlicher selbst',
	parents: 'Eltern',
	relatives: 'Verwandte',
	acquaintances: 'Bekannte oder Nachbarn',
	anonymous: 'Anonym',
	'social-services': 'Soziale Dienste, Jugendamt',
	school: 'Schule',
	daycare: 'Kita oder Tagespflege',
	health: 'Gesundheitswesen',
	police: 'Polizei',
	court: 'Gericht oder Staatsanwaltschaft',
	'help-institution': 'Einrichtung oder Dienst der Erziehungshilfe',
	other: 'Sonstige'
};

export const riskKinds = ['neglect', 'physical', 'psychological', 'sexual'] as const;
export type RiskKind = (typeof riskKinds)[number];

export const riskKindLabels: Record<RiskKind, string> = {
	neglect: 'Vernachlässigung',
	physical: 'Körperliche Misshandlung',
	psychological: 'Psychische Misshandlung',
	sexual: 'Sexuelle Gewalt'
};

export const riskResults = ['acute', 'latent', 'need', 'none'] as const;
export type RiskResult = (typeof riskResults)[number];

export const riskResultLabels: Record<RiskResult, string> = {
	acute: 'Akute Gefährdung',
	latent: 'Latente Gefährdung',
	need: 'Keine Gefährdung, aber Hilfebedarf',
	none: 'Keine Gefährdung, kein Hilfebedarf'
};

export const riskFollowUps = ['goes-on', 'support', 'education', 'integration', 'protective', 'none'] as const;
export type RiskFollowUp = (typeof riskFollowUps)[number];

export const riskFollowUpLabels: Record<RiskFollowUp, string> = {
	'goes-on': 'Bestehende Hilfe geht weiter',
	support: 'Unterstützung nach §§ 16 bis 20',
	education: 'Hilfe zur Erziehung nach §§ 27 bis 35',
	integration: 'Eingliederungshilfe nach § 35a',
	protective: 'Inobhutnahme nach § 42',
	none: 'Keine neue Hilfe'
};

const isDanger = (result: RiskResult) => result === 'acute' || result === 'latent';

export const assessmentSchema = z
	.object({
		day: daySchema,
		reportedBy: z.enum(riskReporters, { error: 'Bitte wählen, von wem der Hinweis kam.' }),
		kinds: z.array(z.enum(riskKinds)).max(riskKinds.length).default([]),
		result: z.enum(riskResults, { error: 'Bitte das Ergebnis wählen.' }),
		followUp: z.enum(riskFollowUps, { error: 'Bitte wählen, was folgt.' }),
		courtCalled: z.boolean().default(false)
	})
	.refine(({ result, kinds }) => !isDanger(result) || kinds.length > 0, {
		path: ['kinds'],
		error: 'Bitte die Art der Gefährdung wählen.'
	});
export type AssessmentInput = z.output<typeof assessmentSchema>;
