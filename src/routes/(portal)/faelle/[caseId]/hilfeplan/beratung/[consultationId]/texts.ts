import type { ApiOutput } from '$lib/client/api';

export type Consultation = ApiOutput['consultations']['get'];

/** The long texts of a consultation, in the order in which a team talks. */
export const textFields = [
	{ field: 'situation', label: 'Situation', hint: 'Was ist geschehen, wer lebt wo, was ist der Anlass?' },
	{ field: 'resources', label: 'Ressourcen', hint: 'Was trägt: Familie, Freunde, Schule, eigene Stärken' },
	{
		field: 'risk',
		label: 'Gefährdungseinschätzung',
		hint: 'Gewichtige Anhaltspunkte, Schutz, Absprachen (§ 8a SGB VIII)'
	},
	{
		field: 'wishes',
		label: 'Wünsche des Kindes und der Sorgeberechtigten',
		hint: 'Wunsch- und Wahlrecht (§ 5 SGB VIII)'
	},
	{ field: 'alternativesText', label: 'Geprüfte Alternativen', hint: 'Was wurde erwogen und warum verworfen?' },
	{ field: 'goals', label: 'Ziele', hint: 'Was soll mit der Hilfe erreicht werden?' },
	{ field: 'costComparison', label: 'Kosten und Preisvergleich', hint: 'Warum dieses Angebot zu diesem Preis?' },
	{ field: 'dissent', label: 'Abweichende Meinungen', hint: 'Wer sieht es anders, und warum?' }
] as const;

const editable = [
	...textFields.map(({ field }) => field),
	...(['serviceType', 'unitsPerWeek', 'fromDay', 'untilDay', 'nextReview', 'decision'] as const)
] as const;
export type Editable = Pick<Consultation, (typeof editable)[number]>;

export const editableOf = (consultation: Consultation) =>
	Object.fromEntries(editable.map((field) => [field, consultation[field]])) as Editable;
