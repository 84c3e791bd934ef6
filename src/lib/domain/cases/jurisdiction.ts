import { z } from 'zod';
import { daySchema } from '../day-schema';

/** Why an office is responsible for a case: the paragraphs of the Achtes Buch, §§ 86 to 86d and 87 to 88a SGB VIII. */
export const jurisdictionBases = [
	['86.1', '§ 86 Abs. 1: gewöhnlicher Aufenthalt der Eltern'],
	['86.2', '§ 86 Abs. 2: getrennte Eltern, gewöhnlicher Aufenthalt des maßgeblichen Elternteils'],
	['86.3', '§ 86 Abs. 3: Sorge bei keinem Elternteil'],
	['86.4', '§ 86 Abs. 4: kein maßgeblicher Elternteil, Aufenthalt des Kindes'],
	['86.5', '§ 86 Abs. 5: verschiedene Aufenthalte nach Beginn der Leistung'],
	['86.6', '§ 86 Abs. 6: seit zwei Jahren bei einer Pflegeperson'],
	['86.7', '§ 86 Abs. 7: Kinder von Asylsuchenden'],
	['86a', '§ 86a: junge Volljährige'],
	['86b', '§ 86b: gemeinsame Wohnform für Mütter oder Väter'],
	['86c', '§ 86c: fortdauernde Leistung bis zur Übernahme'],
	['86d', '§ 86d: Verpflichtung zum vorläufigen Tätigwerden'],
	['87', '§ 87: vorläufige Schutzmaßnahme'],
	['88', '§ 88: Leistung im Ausland'],
	['88a', '§ 88a: unbegleitete ausländische Kinder und Jugendliche']
] as const;
export type JurisdictionBasis = (typeof jurisdictionBases)[number][0];

export const jurisdictionLabels = Object.fromEntries(jurisdictionBases) as Record<JurisdictionBasis, string>;

const codes = jurisdictionBases.map(([code]) => code);

export const jurisdictionSchema = z.object({
	caseId: z.uuid({ error: 'Bitte einen Fall wählen.' }),
	fromDay: daySchema,
	basis: z.enum(codes, { error: 'Bitte die Rechtsgrundlage wählen.' }),
	responsible: z
		.string({ error: 'Bitte das zuständige Jugendamt eingeben.' })
		.trim()
		.min(1, { error: 'Bitte das zuständige Jugendamt eingeben.' })
		.max(200, { error: 'Höchstens 200 Zeichen.' }),
	note: z
		.string()
		.trim()
		.max(500, { error: 'Höchstens 500 Zeichen.' })
		.nullish()
		.transform((text) => (text === undefined || text === '' ? null : text))
});
export type JurisdictionInput = z.output<typeof jurisdictionSchema>;
