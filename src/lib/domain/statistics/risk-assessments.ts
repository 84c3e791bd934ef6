import { z } from 'zod';
import { daySchema } from '../day-schema';
import { answer, coded } from './entry';

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

/** Of whom the danger comes. */
export const dangerSources = ['mother', 'father', 'step-parent', 'relatives', 'acquaintances', 'others'] as const;
export type DangerSource = (typeof dangerSources)[number];

export const dangerSourceLabels: Record<DangerSource, string> = {
	mother: 'Mutter',
	father: 'Vater',
	'step-parent': 'Stiefelternteil oder Partner/in eines Elternteils',
	relatives: 'Andere Verwandte',
	acquaintances: 'Bekannte oder Nachbarn',
	others: 'Andere'
};

export const parentAges = ['under-18', '18-26', '27-and-more', 'dead', 'unknown'] as const;
export type ParentAge = (typeof parentAges)[number];

export const parentAgeLabels: Record<ParentAge, string> = {
	'under-18': 'unter 18 Jahre',
	'18-26': '18 bis 26 Jahre',
	'27-and-more': '27 Jahre und älter',
	dead: 'verstorben',
	unknown: 'unbekannt'
};

const isDanger = (result: RiskResult) => result === 'acute' || result === 'latent';

const parentAge = z.enum(parentAges, { error: 'Bitte aus der Liste wählen.' }).nullable().default(null);

/** Around the child and the assessment; null is "not entered yet", so that it can be saved before all is known. */
const particulars = {
	sources: z.array(z.enum(dangerSources)).max(dangerSources.length).default([]),
	whereabouts: coded('whereabouts'),
	motherAge: parentAge,
	fatherAge: parentAge,
	foreignOrigin: answer,
	germanAtHome: answer,
	/** The family had help or support when the assessment was made. */
	helpBefore: answer,
	/** There was an assessment before. */
	repeated: answer
};

export const assessmentSchema = z
	.object({
		day: daySchema,
		reportedBy: z.enum(riskReporters, { error: 'Bitte wählen, von wem der Hinweis kam.' }),
		kinds: z.array(z.enum(riskKinds)).max(riskKinds.length).default([]),
		result: z.enum(riskResults, { error: 'Bitte das Ergebnis wählen.' }),
		followUp: z.enum(riskFollowUps, { error: 'Bitte wählen, was folgt.' }),
		courtCalled: z.boolean().default(false),
		...particulars
	})
	.refine(({ result, kinds }) => !isDanger(result) || kinds.length > 0, {
		path: ['kinds'],
		error: 'Bitte die Art der Gefährdung wählen.'
	});
export type AssessmentInput = z.output<typeof assessmentSchema>;

export type RiskParticular = keyof typeof particulars;
type Particulars = Pick<AssessmentInput, RiskParticular | 'result'>;

export const riskParticularLabels: Record<RiskParticular, string> = {
	sources: 'Von wem geht die Gefahr aus?',
	whereabouts: 'Aufenthalt bei der Einschätzung',
	motherAge: 'Alter der Mutter',
	fatherAge: 'Alter des Vaters',
	foreignOrigin: 'Kommt ein Elternteil aus dem Ausland?',
	germanAtHome: 'Wird zu Hause vor allem Deutsch gesprochen?',
	helpBefore: 'Bekam die Familie schon Hilfe?',
	repeated: 'Gab es schon eine Einschätzung?'
};

const inOrder = Object.keys(riskParticularLabels) as RiskParticular[];

/** The fields an assessment is asked for: of whom a danger comes only where there is one. */
export const riskWanted = ({ result }: Pick<Particulars, 'result'>): RiskParticular[] =>
	inOrder.filter((field) => field !== 'sources' || isDanger(result));

/** What is still to be entered for the report. */
export const riskMissing = (entry: Particulars): RiskParticular[] =>
	riskWanted(entry).filter((field) => (field === 'sources' ? entry.sources.length === 0 : entry[field] === null));
